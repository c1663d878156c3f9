import { describe, expect, it } from '@jest/globals'
import { cited } from '../../../bench/cite/edits.js'
import type { Citation, Standing } from '../../../data/model/citation.js'
import type { Sha256, TextId } from '../../../data/model/ids.js'
import type { Item, Page } from '../../../data/model/item.js'
import type { TextLayer } from '../../../data/model/text.js'
import type { TextLine } from '../../../data/model/text-line.js'
import { fingerprint, rasterSide } from '../../../images/likeness.js'
import type { Registration } from '../../../images/registration/registration.js'
import { pageThatLooksLike } from '../../../server/citing/scan-now.js'
import { standing, type StandingSources } from '../../../server/standing.js'
import { bare, pageIdOf, pageOf, textFileOf } from '../../manifests/examples.js'
import { aCitationId } from '../../contracts/citations.js'

const shas = { old: 'a'.repeat(64), now: 'b'.repeat(64), text: 'c'.repeat(64) } as Record<'old' | 'now' | 'text', Sha256> // prettier-ignore
const texts = ['To the harbour board,', 'the soundings were taken in', 'calm weather on 4 March.', 'The dredger is old.'] // prettier-ignore

const lines: readonly TextLine[] = texts.map((text, at) => ({
  text,
  opensParagraph: false,
  box: { x: 100, y: 100 * at + 100, width: 800, height: 60 },
}))

/** A scan of so many pixels, with its file. */
const scanOf = (sha256: Sha256, likeness = '') => ({ sha256, frame: 0, width: 1000, height: 1000, likeness }) // prettier-ignore

function pageWith(number: number, sha256: Sha256, likeness = ''): Page {
  const page = pageOf(number)
  const master = { ...page.image.master, sha256 }
  return { ...page, image: { master, frame: 0, width: 1000, height: 1000, likeness } }
}

const layer = (id: string, file: Sha256 = shas.text): TextLayer => {
  const text = textFileOf(4, 'alto')
  return {
    id: id.repeat(12) as TextId,
    kind: 'transcription',
    provenance: {},
    extent: 'by-page',
    pages: [{ page: pageIdOf(7), text: { ...text, file: { ...text.file, sha256: file } } }],
  }
}

/** A scan that lies on the other as it is, and agrees with it outside of a region but not within. */
const laid = (unlike?: { readonly top: number; readonly bottom: number }): Registration => {
  const size = { width: 1000, height: 1000 }
  const places = Array.from({ length: 25 }, (_, at) => at * 40 + 20)
  const isUnlike = (y: number) => unlike && y > unlike.top && y < unlike.bottom
  const knots = places.flatMap((y) => places.map((x) => ({ x, y, right: 0, below: 0, agreement: isUnlike(y) ? 0.1 : 0.9 }))) // prettier-ignore
  return { from: size, to: size, map: { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 }, knots, agreeing: 99 }
}

const region = { x: 100, y: 200, width: 800, height: 160 }

function citing(words?: string): Citation {
  const all = texts.join('\n')
  const from = all.indexOf(words ?? '')
  const quote = words === undefined ? undefined : { ...cited(all, [from, from + words.length]), text: 't'.repeat(12) as TextId, file: shas.text, kind: 'transcription' as const } // prettier-ignore
  return {
    id: aCitationId('kq7f3xv9kq7f'),
    item: bare.id,
    page: pageIdOf(7),
    made: '2026-01-01T00:00:00.000Z',
    region,
    scan: scanOf(shas.old),
    ...(quote && { quote }),
  }
}

const words = 'soundings were taken in\ncalm weather'

/** Where it stands in an item that is as it is given. */
async function stands(
  citation: Citation,
  item: Partial<Item>,
  found: Registration | null = null,
  text: readonly TextLine[] = lines,
): Promise<Standing> {
  const known = new Map<string, Standing>()
  const kept = { record: { ...bare, ...item }, revision: 1, created: '', changed: '2026-02-02' }
  const archive = {
    catalogue: { item: () => Promise.resolve(kept) },
    texts: { ofPage: () => Promise.resolve({ lines: text }) },
    registrations: { of: () => Promise.resolve(found) },
    standings: { get: (name: string) => known.get(name), set: known.set.bind(known) },
  }
  return standing(archive as unknown as StandingSources, citation)
}

describe('a citation of words', () => {
  const same = { pages: [pageWith(7, shas.old)], texts: [layer('t')] }
  const rescanned = { pages: [pageWith(7, shas.now)], texts: [layer('t')] }

  it('stands as it did where nothing changed', async () => {
    const boxes = lines.slice(1, 3).map(({ box }) => box)
    expect(await stands(citing(words), same)).toEqual({ state: 'same', boxes })
  })

  it('says that its words are gone', async () => {
    const other = lines.map((line) => ({ ...line, text: 'Nothing of it.' }))
    expect(await stands(citing(words), same, null, other)).toMatchObject({
      state: 'found',
      region,
      changes: [{ what: 'text-gone', at: '2026-02-02' }],
    })
  })

  it('has no region on a new scan on which only the words were found, with places of the old one', async () => {
    const found = await stands(citing(words), rescanned)
    expect(found).toMatchObject({ state: 'found', lines: [2, 3], changes: [{ what: 'scan-replaced', words: 'same', by: 'text' }] }) // prettier-ignore
    expect(found).not.toHaveProperty('region')
    expect(found).not.toHaveProperty('boxes')
  })

  it('has the region of its words where these were placed on the new scan', async () => {
    const anew = { ...rescanned, texts: [layer('t', shas.now)] }
    const boxes = lines.slice(1, 3).map(({ box }) => box)
    expect(await stands(citing(words), anew)).toMatchObject({ region, boxes })
  })

  it('is found in a text of the same kind that came in place of the cited one', async () => {
    const other = { ...same, texts: [layer('n', shas.now)] }
    expect(await stands(citing(words), other)).toMatchObject({ state: 'same' })
  })

  it('is not sought in a text of another kind', async () => {
    const other = { ...same, texts: [{ ...layer('n', shas.now), kind: 'translation' as const }] }
    expect(await stands(citing(words), other)).toMatchObject({ changes: [{ what: 'text-gone' }] })
  })
})

describe('a citation of a region', () => {
  const rescanned = { pages: [pageWith(7, shas.now)] }

  it('is where the pixels tell', async () => {
    expect(await stands(citing(), rescanned, laid())).toMatchObject({ state: 'found', region })
  })

  it('is lost where what is there looks other than it did', async () => {
    const found = await stands(citing(), rescanned, laid({ top: 150, bottom: 420 }))
    expect(found).toMatchObject({ state: 'lost', page: pageIdOf(7) })
  })
})

describe('a page that is gone', () => {
  /** Numbers that look random and are always the same. */
  const scatter = (seed: number) => {
    const value = Math.sin(seed * 127.1) * 43_758.5453
    return value - Math.floor(value)
  }
  const shade = (page: number) =>
    fingerprint(
      Uint8Array.from({ length: rasterSide ** 2 }, (_, at) => {
        const [x, y] = [at % rasterSide, Math.floor(at / rasterSide)]
        const isInk = y % 12 < 3 && scatter(page * 99 + Math.floor(y / 12) * 31 + Math.floor(x / 9)) > 0.4 // prettier-ignore
        return isInk ? 40 : 240
      }),
    )
  const citation = { ...citing(), scan: scanOf(shas.old, shade(1)) }

  it('is the one that looks like it', () => {
    const pages = [pageWith(1, shas.now, shade(2)), pageWith(2, shas.now, shade(1))]
    expect(pageThatLooksLike({ ...bare, pages }, citation)?.id).toBe(pageIdOf(2))
  })

  it('is none where two look like it, and none where no one does', () => {
    const twice = [pageWith(1, shas.now, shade(1)), pageWith(2, shas.now, shade(1))]
    expect(pageThatLooksLike({ ...bare, pages: twice }, citation)).toBeUndefined()
    const other = [pageWith(1, shas.now, shade(5))]
    expect(pageThatLooksLike({ ...bare, pages: other }, citation)).toBeUndefined()
  })

  it('is the very scan, whatever else looks like it', () => {
    const pages = [pageWith(1, shas.now, shade(1)), pageWith(2, shas.old, shade(1))]
    expect(pageThatLooksLike({ ...bare, pages }, citation)?.id).toBe(pageIdOf(2))
  })
})
