import { expect, it } from '@jest/globals'
import { withReal } from '../real.js'
import { besideScan } from './beside.js'
import { browserForTests } from './chromium.js'
import { clover, cloverPage, cloverScript } from './clover-page.js'
import { drawsRegions } from './drawn-regions.js'
import { keepPicture, looking } from './looking.js'
import { ownReport, realReport, type Report } from './report.js'
import { viewerFiles, withViewer } from './viewer-files.js'
import { servedPages } from './viewer-pages.js'

const browser = browserForTests()
/** By its style sheet, a region has a margin within its frame, at the right and below. */
const more = { width: 16, height: 6 }
const files = await viewerFiles(clover)

/** The other surface is its overview. */
const surface = '[data-testid$="openseadragon-viewport"] .openseadragon-canvas'

async function shows({ served, item, wanted, size, lines }: Report): Promise<void> {
  const manifest = served.addresses.manifest((await served.item(item)).id, 3)
  const { folder = '' } = files
  const made = { '/clover.html': cloverPage(manifest), '/clover.js': await cloverScript(folder) }
  const pages = await servedPages(made, folder)
  await looking(browser(), { viewport: { width: 1280, height: 800 } }, async (seen) => {
    const { page, complaints } = seen
    await page.goto(`${pages}/clover.html`)
    await page.getByRole('tab', { name: 'Annotations' }).click()
    const scan = await besideScan(seen, surface, wanted, `clover-${item}`)
    const said = await page.locator('.clover-iiif-annotation-item').allInnerTexts()
    expect(said).toEqual(lines.map(({ words }) => words))
    const toggle = () => page.evaluate("document.documentElement.classList.toggle('unmarked')")
    await drawsRegions(page, toggle, { scan, size, boxes: lines.map(({ box }) => box), more })
    await keepPicture(page, `clover-${item}`)
    // It says this of its tabs, whatever they show.
    expect(complaints.filter((one) => !one.includes('from uncontrolled to controlled'))).toEqual([])
  })
}

withViewer(files, it)('Clover shows a text beside its scan, and where its lines are', async () => {
  await shows(await ownReport())
})

withViewer(files, withReal)('Clover shows the report in English beside its scan', async () => {
  await shows(await realReport())
})
