import { it } from '@jest/globals'
import { browserForTests } from './chromium.js'
import { looking } from './looking.js'
import { ownReport } from './report.js'
import { viewerFiles } from './viewer-files.js'
import { servedPages } from './viewer-pages.js'
import { tify, tifyPage } from './tify-page.js'
import { clover, cloverPage, cloverScript } from './clover-page.js'
const browser = browserForTests()
it.each(['tify', 'clover', 'mirador', 'uv'])('%s', async (name) => {
  const { served, item } = await ownReport()
  const id = (await served.item(item)).id
  const manifest = served.addresses.manifest(id, 3)
  const files = name === 'tify' || name === 'clover' ? await viewerFiles(name === 'tify' ? tify : clover) : { folder: '' }
  const at = await servedPages({ '/index.html': name === 'tify' ? tifyPage(manifest) : cloverPage(manifest), '/clover.js': name === 'clover' ? await cloverScript(files.folder!) : '' }, files.folder!)
  await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page, complaints }) => {
    await page.route(/\/text\/|manifest$/, async (route) => {
      const r = await route.fetch()
      let body = await r.text()
      body = body.replace('"& its chain in the mud.","format":"text/plain"', '"&amp; its chain in the &lt;mud&gt;.","format":"text/html"').replace('"Report on the tide gauge","format":"text/plain"', '"Report on the <tide> gauge","format":"text/plain"').replaceAll('"& its chain in the mud."', '"& its chain in the <mud>."')
      await route.fulfill({ response: r, body })
    })
    await page.goto(name === 'mirador' || name === 'uv' ? `${served.addresses.item(id)}/${name}` : at + '/index.html')
    if (name === 'clover') await page.getByRole('tab', { name: 'Annotations' }).click()
    await page.getByText('The float').first().waitFor({ state: 'attached' })
    await page.waitForTimeout(1500)
    console.log(name, await page.locator('.tify-text-item, .clover-iiif-annotation-item, [annotationid], .rightPanel .group:last-child .value').allInnerTexts())
  })
})
