import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { cited } from '../../bench/cite/edits.js'
import type { Citation } from '../../data/model/citation.js'
import { citationId } from '../../data/model/ids.js'
import type { Finding } from '../../data/model/finding.js'
import type { Item } from '../../data/model/item.js'
import type { Box } from '../../data/model/region.js'
import { checked } from '../../server/actions/doctor.js'
import { standing } from '../../server/standing.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

const first = ['To the harbour board,', 'the soundings were taken in', 'calm weather on 4 March.', 'The dredger is old.'] // prettier-ignore
const second = ['It cannot work before spring,', 'and needs a new chain.', 'I ask for 300 pounds.', 'J. Vaudrin'] // prettier-ignore

const alto = (lines: readonly string[], left = 100) => `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page WIDTH="1200" HEIGHT="1600"><PrintSpace><TextBlock>${lines
  .map((text, at) => `<TextLine HPOS="${left}" VPOS="${100 * (at + 1)}" WIDTH="800" HEIGHT="60"><String CONTENT="${text}"/></TextLine>`)
  .join('')}</TextBlock></PrintSpace></Page></Layout></alto>` // prettier-ignore

let archive: string
let memo: string

async function record(): Promise<Item> {
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  if (!kept) throw new Error('It was not published.')
  return kept.record
}

/** Cites words of a page and a region, as they are now. */
async function citing(page: number, words?: string, region?: Box): Promise<Citation> {
  const item = await record()
  const [at, layer] = [item.pages[page], item.texts[0]]
  const file = layer?.extent === 'by-page' ? layer.pages[page]?.text.file.sha256 : undefined
  const id = citationId('kq7f3xv9kq7f')
  if (!at || !layer || !file || !id) throw new Error('It cannot be cited.')
  const { master, frame, width, height, likeness } = at.image
  const text = [first, second][page]?.join('\n') ?? ''
  const from = text.indexOf(words ?? '')
  const quote = words === undefined ? undefined : { ...cited(text, [from, from + words.length]), text: layer.id, file, kind: layer.kind } // prettier-ignore
  return {
    id,
    item: item.id,
    page: at.id,
    made: '2026-01-01T00:00:00.000Z',
    scan: { sha256: master.sha256, frame, width, height, likeness },
    ...(region && { region }),
    ...(quote && { quote }),
  }
}

const now = async (citation: Citation) => standing(await lookingAt(archive), citation)

/** The page anew: 40 pixels cut off on the left and 60 at the top. */
const recut = async (seed: number) =>
  sharp(await pageJpeg(seed, 90, 1200)).extract({ left: 40, top: 60, width: 1160, height: 1540 }).jpeg().toBuffer() // prettier-ignore

beforeAll(async () => {
  ;[archive, memo] = [await archiveFolder(), join(await newFolder(), 'memo')]
})

describe('a citation', () => {
  const region = { x: 200, y: 500, width: 500, height: 300 }

  it('stands where it stood, through all that follows', async () => {
    await written(memo, {
      '1.jpg': await pageJpeg(1, 90, 1200),
      '2.jpg': await pageJpeg(2, 90, 1200),
      '1.xml': alto(first),
      '2.xml': alto(second),
    })
    await published(archive, memo)
    const words = await citing(0, 'soundings were taken in\ncalm weather', region)
    const box = await citing(1, undefined, region)
    const page = await citing(1)
    const gone = await citing(0, 'The dredger is old.', region)
    for (const one of [box, page]) expect(await now(one)).toEqual({ state: 'same' })
    const line = (at: number) => ({ x: 100, y: 100 * at, width: 800, height: 60 })
    expect(await now(words)).toEqual({ state: 'same', boxes: [line(2), line(3)] })
    expect(await now(gone)).toEqual({ state: 'same', boxes: [line(4)] })
    // Cited when it was the first page of the document, it is the second now.
    const shifted = { ...box, id: citationId('kq7f3xv9kq7g') ?? box.id, place: 1 }
    expect(await now(shifted)).toMatchObject({
      state: 'found',
      page: box.page,
      region,
      changes: [{ what: 'page-moved', from: 1, to: 2 }],
    })

    // The text is corrected: the place stays, and the change is told.
    await writeFile(join(memo, '1.xml'), alto(['In haste:', ...first.slice(0, 3)]).replace('calm weather', 'cold weather')) // prettier-ignore
    await published(archive, memo)
    const at = expect.stringMatching(/^\d{4}-.*Z$/)
    expect(await now(words)).toEqual({
      state: 'found',
      page: words.page,
      region,
      lines: [2, 3],
      words: 'soundings were taken in\ncold weather',
      boxes: [line(3), line(4)],
      changes: [{ what: 'text-corrected', at, now: 'soundings were taken in\ncold weather' }],
    })
    expect(await now(gone)).toEqual({
      state: 'found',
      page: gone.page,
      region,
      changes: [{ what: 'text-gone', at }],
    })

    // Both pages are scanned again, cut closer; and their order is turned round.
    await rm(join(memo, '1.jpg'))
    await rm(join(memo, '2.jpg'))
    await written(memo, {
      '0.jpg': await recut(2),
      '1.jpg': await recut(1),
    })
    await published(archive, memo)
    const item = await record()
    expect(item.pages.map(({ id }) => id)).toEqual([box.page, words.page])
    expect(item.former?.map(({ page: id }) => id)).toEqual([words.page, box.page])
    const told: Finding[] = []
    await checked(
      await lookingAt(archive),
      (found) => told.push(found),
      new AbortController().signal,
    )
    // The masters of before are the record's own: not strays.
    expect(told.filter(({ where }) => where.endsWith('masters'))).toEqual([])
    expect(told.filter(({ level }) => level === 'error')).toEqual([])
    const moved = await now(box)
    expect(moved).toMatchObject({ state: 'found', page: box.page, changes: [{ what: 'scan-replaced', words: 'none', by: 'image' }] }) // prettier-ignore
    const there = moved.state === 'found' ? moved.region : undefined
    expect(Math.abs((there?.x ?? 0) - 160)).toBeLessThan(5)
    expect(Math.abs((there?.y ?? 0) - 440)).toBeLessThan(5)
    expect(Math.abs((there?.width ?? 0) - 500)).toBeLessThan(8)
    const withWords = await now(words)
    // The file's places are those on the scan before: only the region is known on this one.
    expect(withWords).not.toHaveProperty('boxes')
    expect(withWords).toMatchObject({
      state: 'found',
      page: words.page,
      changes: [
        { what: 'scan-replaced', words: 'changed', by: 'image' },
        { what: 'text-corrected' },
      ],
    })
    expect(await now(page)).toMatchObject({ state: 'found', page: page.page })
  })

  it('of a page that was left out is lost, and found when the page comes back under its id', async () => {
    const citation = await citing(0, undefined, { x: 100, y: 300, width: 400, height: 200 })
    const bytes = await recut(2)
    await rm(join(memo, '0.jpg'))
    await rm(join(memo, '2.xml'))
    await published(archive, memo)
    expect((await record()).pages).toHaveLength(1)
    expect(await now(citation)).toEqual({ state: 'lost', changes: [{ what: 'page-gone' }] })
    await written(memo, { 'again.jpg': bytes })
    await published(archive, memo)
    expect((await record()).pages.map(({ id }) => id)).toContain(citation.page)
    expect(await now(citation)).toEqual({ state: 'same' })
  })

  it('on a scan of something else is lost, and says that the scan was replaced', async () => {
    const citation = await citing(0, undefined, { x: 100, y: 300, width: 400, height: 200 })
    const name = (await record()).pages[0]?.image.master.name ?? ''
    await writeFile(join(memo, name), await pageJpeg(9, 90, 1200))
    await published(archive, memo)
    const found = await now(citation)
    expect(found).toMatchObject({ state: 'lost' })
  })

  it('of an item that nobody knows is refused', async () => {
    const citation = { ...(await citing(0)), item: anItemId('other') }
    await expect(now(citation)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of an item that was withdrawn says so', async () => {
    const citation = await citing(0)
    const { catalogue } = await lookingAt(archive)
    const kept = await catalogue.item(citation.item)
    await catalogue.withdrawItem(citation.item, kept?.revision ?? 0, 'a complaint')
    expect(await now(citation)).toMatchObject({ state: 'withdrawn', why: 'a complaint' })
  })
})
