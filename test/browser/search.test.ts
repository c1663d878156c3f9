import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { ItemId } from '../../data/model/ids.js'
import { newFolder, written } from '../folders.js'
import { withReal } from '../real.js'
import { pageJpeg } from '../scans.js'
import { browserForTests } from './chromium.js'
import { clover, cloverPage, cloverScript } from './clover-page.js'
import { keepPicture, looking, type Look } from './looking.js'
import { realReport } from './report.js'
import { servedWith, type Served } from './server.js'
import { eventually } from './sight.js'
import { viewerFiles, withViewer } from './viewer-files.js'
import { servedPages } from './viewer-pages.js'

const browser = browserForTests()
const window = { viewport: { width: 1280, height: 800 } }
const files = await viewerFiles(clover)

/** An item that is searched, and lines that a word of it stands on, in their order. */
interface Searched {
  readonly served: Served
  readonly id: ItemId
  readonly word: string
  readonly lines: readonly RegExp[]
  /** Whether none of them is on the first page. */
  readonly isElsewhere?: boolean
}

/** A line of words, each in a box of its own, 100 pixels wide. */
function alto(text: string): string {
  const words = text.split(' ').map((word, nth) => `<String CONTENT="${word}" HPOS="${200 + nth * 150}" VPOS="400" WIDTH="100" HEIGHT="40"/>`) // prettier-ignore
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="1800" HEIGHT="2400"><PrintSpace><TextBlock><TextLine HPOS="200" VPOS="400" WIDTH="1300" HEIGHT="40">${words.join('<SP/>')}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>`
}

let own: Promise<Searched> | undefined
/** Two pages that were made up; each has the word once. */
function lamp(): Promise<Searched> {
  own ??= (async () => {
    const folder = await written(await newFolder(), {
      'lamp/1.jpg': await pageJpeg(21, 90, 1800),
      'lamp/2.jpg': await pageJpeg(22, 90, 1800),
      'lamp/1.xml': alto('The lamp on the mole was out'),
      'lamp/2.xml': alto('The keeper of the lamp was asleep'),
      'lamp/item.yaml': 'title: The lamp\nlanguage: en\n',
    })
    const served = await servedWith([join(folder, 'lamp')])
    const { id } = await served.item('lamp')
    return { served, id, word: 'LAMP', lines: [/lamp on the mole/, /keeper of the lamp/] }
  })()
  return own
}

/** The report of 4 April 1939, in which the word stands on two lines. */
async function report(): Promise<Searched> {
  const { served, item } = await realReport()
  const { id } = await served.item(item)
  return { served, id, word: 'measures', lines: [/measures/, /measures/], isElsewhere: true }
}

/** What the viewer asked of Content Search. */
const asked = ({ answered }: Look, version: 1 | 2) =>
  answered.filter((one) => one.includes(`/iiif/search/${version}/`))

async function asks(seen: Look, { served, id, word }: Searched, version: 1 | 2): Promise<void> {
  const [address] = await eventually(
    () => Promise.resolve(asked(seen, version)),
    ({ length }) => length > 0,
  )
  const url = new URL(address ?? 'about:blank')
  expect(`${url.origin}${url.pathname}`).toBe(
    served.addresses.search({ item: id }, 3).search(version),
  )
  expect(url.searchParams.get('q')).toBe(word)
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().innerText()

async function inMirador(searched: Searched): Promise<void> {
  await looking(browser(), window, async (seen) => {
    const { page, failures } = seen
    await page.goto(searched.served.addresses.mirador(searched.id))
    await page.getByRole('tab', { name: 'Search' }).click()
    const box = page.locator('input[id^="search-"]')
    await box.fill(searched.word)
    await box.press('Enter')
    await asks(seen, searched, 1)
    const panel = '.mirador-companion-window-left'
    const found = await eventually(
      () => textOf(page, panel),
      (text) => searched.lines.every((line) => line.test(text)),
    )
    for (const line of searched.lines) expect(found).toMatch(line)
    expect(found).toContain(`1 of ${searched.lines.length}`)
    await keepPicture(page, `search-mirador-${searched.id}`)
    expect(failures).toEqual([])
  })
}

async function inUniversalViewer(searched: Searched): Promise<void> {
  await looking(browser(), window, async (seen) => {
    const { page, failures } = seen
    await page.goto(searched.served.addresses.universalViewer(searched.id))
    const box = page.locator('#searchWithinInput')
    await box.click()
    await box.fill(searched.word)
    await box.press('Enter')
    await asks(seen, searched, 1)
    // It counts pages for the word "results", and words for the number.
    const told = new RegExp(`${searched.lines.length} results? found for '${searched.word}'`)
    await eventually(() => textOf(page, 'body'), (text) => told.test(text)) // prettier-ignore
    expect(await textOf(page, 'body')).toMatch(told)
    const sheet = page.locator('[id^="overlay-wrapper-annotation-"]').first()
    // It opens the first of them where that is on the page that is shown; else when asked.
    if (searched.isElsewhere) await page.getByText('Next Result').click()
    await sheet.waitFor({ state: 'attached' })
    expect(await eventually(() => sheet.isVisible(), Boolean)).toBe(true)
    await keepPicture(page, `search-uv-${searched.id}`)
    expect(failures).toEqual([])
  })
}

async function inClover(searched: Searched): Promise<void> {
  const manifest = searched.served.addresses.manifest(searched.id, 3)
  const { folder = '' } = files
  const made = { '/clover.html': cloverPage(manifest), '/clover.js': await cloverScript(folder) }
  const pages = await servedPages(made, folder)
  await looking(browser(), window, async (seen) => {
    const { page } = seen
    await page.goto(`${pages}/clover.html`)
    await page.getByRole('tab', { name: /search/i }).click()
    const box = page.locator('.content-search-input input')
    await box.fill(searched.word)
    await box.press('Enter')
    await asks(seen, searched, 2)
    const hits = '.clover-iiif-annotation-item'
    const count = () => page.locator(hits).count()
    expect(await eventually(count, (found) => found > 0)).toBe(searched.lines.length)
    await page.evaluate("document.documentElement.classList.remove('unmarked')")
    await page.locator(`${hits} button`).first().click()
    const sheet = page.locator('.clover-iiif-image-openseadragon-annotation').first()
    expect(await eventually(() => sheet.isVisible(), Boolean)).toBe(true)
    await keepPicture(page, `search-clover-${searched.id}`)
  })
}

it('Mirador finds words, and shows where they stand', async () => {
  await inMirador(await lamp())
})
withReal('Mirador finds words of a report', async () => {
  await inMirador(await report())
})

it('Universal Viewer finds words, and shows where they stand', async () => {
  await inUniversalViewer(await lamp())
})
withReal('Universal Viewer finds words of a report', async () => {
  await inUniversalViewer(await report())
})

withViewer(files, it)('Clover finds words, and shows where they stand', async () => {
  await inClover(await lamp())
})
withViewer(files, withReal)('Clover finds words of a report', async () => {
  await inClover(await report())
})
