import { expect, it } from '@jest/globals'
import { withReal } from '../real.js'
import { besideScan } from './beside.js'
import { browserForTests } from './chromium.js'
import { drawsRegions } from './drawn-regions.js'
import { keepPicture, looking } from './looking.js'
import { ownReport, realReport, type Report } from './report.js'
import { tify, tifyPage } from './tify-page.js'
import { viewerFiles, withViewer } from './viewer-files.js'
import { servedPages } from './viewer-pages.js'

const browser = browserForTests()
const files = await viewerFiles(tify)

async function shows({ served, item, wanted, size, lines }: Report): Promise<void> {
  const manifest = served.addresses.manifest((await served.item(item)).id, 3)
  const pages = await servedPages({ '/tify.html': tifyPage(manifest) }, files.folder ?? '')
  await looking(browser(), { viewport: { width: 1280, height: 800 } }, async (seen) => {
    const { page, complaints } = seen
    await page.goto(`${pages}/tify.html`)
    const toggle = () => page.getByRole('button', { name: 'Toggle annotations' }).click()
    await toggle()
    const scan = await besideScan(seen, '.tify-media .openseadragon-canvas', wanted, `tify-${item}`)
    const said = await page.locator('.tify-text-item').allInnerTexts()
    expect(said).toEqual(lines.map(({ words }) => words))
    await drawsRegions(page, toggle, { scan, size, boxes: lines.map(({ box }) => box) })
    await keepPicture(page, `tify-${item}`)
    expect(complaints).toEqual([])
  })
}

withViewer(files, it)('TIFY shows a text beside its scan, and where its lines are', async () => {
  await shows(await ownReport())
})

withViewer(files, withReal)('TIFY shows the report in English beside its scan', async () => {
  await shows(await realReport())
})
