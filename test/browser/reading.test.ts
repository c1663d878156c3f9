import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import { newFolder } from '../folders.js'
import { real, withReal } from '../real.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith } from './server.js'

const browser = browserForTests()

interface Source {
  readonly item: string
  /** Files of the real material, with the name to give them where that is another. */
  readonly files: readonly (readonly [path: string, name?: string])[]
  /** Which page to read, from 0, and at which line. */
  readonly page: number
  readonly line: number
  /** How many lines the page has at least. */
  readonly lines: number
}

const report = 'EHRI-DR-19390404-US'
const letter = 'tei-facsimile-bellini'
const kant = 'page-mets-ocrd/kant_aufklaerung_1784/data'
const sources: Readonly<Record<string, Source>> = {
  'a typescript (ALTO)': {
    item: 'typescript',
    files: ['01', '02', '03'].flatMap((page) =>
      ['jpg', 'xml'].map(
        (end) => [`alto-line-typewritten-en/${report}/${report}_${page}.${end}`] as const,
      ),
    ),
    page: 1,
    line: 12,
    lines: 31,
  },
  'a letter (TEI)': {
    item: 'letter',
    files: [
      ...['1', '2', '3', '4'].map(
        (page) => [`${letter}/LL1.16-jpeg300/LL1.16_000${page}.jpg`] as const,
      ),
      [`${letter}/encodings/LL1_16.xml`],
    ],
    page: 0,
    line: 5,
    lines: 13,
  },
  'a print (PAGE)': {
    item: 'print',
    files: [
      [`${kant}/OCR-D-IMG/INPUT_0017.tif`, '0017.tif'],
      [`${kant}/OCR-D-GT-PAGE/PAGE_0017_PAGE.xml`, '0017.xml'],
    ],
    page: 0,
    line: 8,
    lines: 24,
  },
}

for (const [name, source] of Object.entries(sources))
  withReal(
    `${name} is read line by line beside its scan`,
    async () => {
      const served = await servedWith([await itemFolder(source)])
      const item = await served.item(source.item)
      const wanted = item.pages[source.page]
      if (!wanted) throw new Error('It has no such page.')
      const address = served.addresses.page(item.id, wanted.id)
      for (const width of [1280, 360])
        await looking(
          browser(),
          { viewport: { width, height: 800 } },
          async ({ page, complaints }) => {
            await page.goto(`${address}#line-${source.line}`)
            expect(await page.locator('.lines [data-line]').count()).toBeGreaterThanOrEqual(
              source.lines,
            )
            expect(await page.locator('.on').count()).toBe(2)
            const ink = await inkUnderPlaces(page)
            expect(ink.length).toBeGreaterThan(source.lines * 0.7)
            // Every line's place holds letters, and none is mostly ink.
            expect(Math.min(...ink)).toBeGreaterThan(0.01)
            expect(Math.max(...ink)).toBeLessThan(0.6)
            await keepPicture(page, `reading-${source.item}-${width}`)
            expect(complaints).toEqual([])
          },
        )
    },
    120_000,
  )

/** A folder of one item. */
async function itemFolder({ item, files }: Source): Promise<string> {
  const folder = join(await newFolder(), item)
  await mkdir(folder)
  for (const [path, name] of files) await copyFile(real(path), join(folder, name ?? basename(path)))
  await writeFile(join(folder, 'item.yaml'), `title: ${item}\n`)
  return folder
}

/** Of each place that is laid over the scan: how much of it is darker than the middle of its greys are light, from 0 to 1. */
const inkUnderPlaces = (page: Page) =>
  page.evaluate<number[]>(`(async () => {
    const picture = document.querySelector('.pane img')
    await picture.decode()
    const { naturalWidth: width, naturalHeight: height } = picture
    const drawing = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })
    drawing.drawImage(picture, 0, 0)
    const scale = width / Number(picture.getAttribute('width'))
    return [...document.querySelectorAll('[data-for]')].map((place) => {
      const box = place.getBBox()
      const at = [box.x, box.y, box.width, box.height].map((value) => Math.max(1, Math.round(value * scale)))
      const greys = drawing.getImageData(...at).data.filter((_, index) => index % 4 === 0).sort()
      const paper = greys[Math.floor(greys.length * 0.9)]
      return greys.filter((grey) => grey < paper * 0.7).length / greys.length
    })
  })()`)
