import { expect } from '@jest/globals'
import fc from 'fast-check'
import { annotationPage3 } from '../../manifests/presentation-3/annotation-page.js'
import { canvas3 } from '../../manifests/presentation-3/canvas.js'
import { collection3 } from '../../manifests/presentation-3/collection.js'
import { manifest3 } from '../../manifests/presentation-3/manifest.js'
import { paintingPage3 } from '../../manifests/presentation-3/painting-page.js'
import { breaches } from '../../manifests/presentation-3/rules.js'
import { collectionViews, profiles, readTexts, views } from '../manifests/arbitraries.js'
import {
  addresses,
  harbour,
  human,
  memorandumView,
  pageOf,
  profile,
} from '../manifests/examples.js'
import { stricter } from './stricter.js'
import { mutations } from './mutations.js'
import type { Judge } from '../schema.js'
import { schemaJudge, withSchema } from '../schema.js'

/** As it travels. */
const sent = (document: unknown): unknown => JSON.parse(JSON.stringify(document))

function expectSound(judge: Judge, document: unknown) {
  expect(judge(sent(document))).toEqual([])
  expect(breaches(sent(document)).map(({ where, what }) => `${where}: ${what}`)).toEqual([])
}

withSchema('every manifest we make is valid by the official schema and clean by our rules', () => {
  const judge = schemaJudge()
  fc.assert(
    fc.property(views, profiles, (view, profile) => {
      fc.pre(view.item.pages.length > 0)
      expectSound(judge, manifest3(view, addresses, profile))
    }),
    { numRuns: 300 },
  )
})

withSchema('so is every canvas and every annotation page', () => {
  const [document, canvas] = [schemaJudge(), schemaJudge('canvas')]
  fc.assert(
    fc.property(views, profiles, readTexts, (view, profile, read) => {
      for (const page of view.item.pages) {
        expectSound(canvas, canvas3(view, page, addresses, profile))
        expectSound(document, paintingPage3(view, page, addresses))
        for (const layer of view.item.texts)
          expectSound(document, annotationPage3(view, page, layer, read, addresses))
      }
    }),
    { numRuns: 200 },
  )
})

withSchema('so is every collection, whole, divided and in part', () => {
  const judge = schemaJudge()
  fc.assert(
    fc.property(collectionViews, profiles, (view, profile) => {
      expectSound(judge, collection3(view, addresses, profile))
      expectSound(judge, collection3(view, addresses, profile, 2))
      if (view.total > 2)
        expectSound(
          judge,
          collection3(
            { ...view, members: view.members.slice(0, 2), part: 1 },
            addresses,
            profile,
            2,
          ),
        )
    }),
    { numRuns: 200 },
  )
})

/** Rules that refused a document which the schema takes, over all the tests of this file. */
const seen = new Set<string>()

/** Holds the rules against the schema on every mutation of a sound document; how many the schema refused. */
function refusedAlike(sound: unknown, of: string): number {
  // Asking for one class is many times faster, and says the same while the document stays of its class.
  const judge = schemaJudge(of)
  const root = of === 'canvas' ? judge : schemaJudge()
  expectSound(judge, sound)
  const missed: string[] = []
  const unnamed = new Set<string>()
  let refused = 0
  for (const { name, document, outermost } of mutations(sent(sound))) {
    const valid = (outermost ? root : judge)(document).length === 0
    const broken = new Set(breaches(document).map(({ rule }) => rule.name))
    if (!valid) refused += 1
    if (!valid && broken.size === 0) missed.push(name)
    for (const rule of valid ? broken : []) {
      seen.add(rule)
      if (!(rule in stricter)) unnamed.add(`${rule}: ${name}`)
    }
  }
  expect(missed).toEqual([])
  expect([...unnamed]).toEqual([])
  return refused
}

withSchema('what the schema refuses in a manifest, our rules refuse too', () => {
  const { item } = memorandumView
  const short = { ...item, pages: [pageOf(1), pageOf(2)], dates: item.dates.slice(0, 2) }
  const manifest = manifest3({ ...memorandumView, item: short }, addresses, profile)
  expect(refusedAlike(manifest, 'manifest')).toBeGreaterThan(10_000)
})

withSchema('and in a canvas', () => {
  const canvas = canvas3(memorandumView, pageOf(1), addresses, profile)
  expect(refusedAlike(canvas, 'canvas')).toBeGreaterThan(3_000)
})

withSchema('and in annotation pages', () => {
  const box = { x: 10, y: 20, width: 300, height: 40 }
  const read = { lines: [{ text: 'One', box, opensParagraph: true }] }
  const page = annotationPage3(memorandumView, pageOf(1), human, read, addresses)
  expect(refusedAlike(page, 'annotationPage')).toBeGreaterThan(500)
  const painting = paintingPage3(memorandumView, pageOf(1), addresses)
  expect(refusedAlike(painting, 'annotationPage')).toBeGreaterThan(500)
})

withSchema('and in a collection', () => {
  const collection = collection3(harbour, addresses, profile)
  expect(refusedAlike(collection, 'collection')).toBeGreaterThan(3_000)
})

withSchema('each rule that is said to be stricter than the schema is', () => {
  expect(Object.keys(stricter).filter((name) => !seen.has(name))).toEqual([])
})
