import { it } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { real } from '../real.js'
import { browserForTests } from './chromium.js'
import { looking, keepPicture } from './looking.js'
import { servedWith } from './server.js'
import { viewerFiles } from './viewer-files.js'
import { servedPages } from './viewer-pages.js'
import { clover, cloverPage, cloverScript } from './clover-page.js'
const browser = browserForTests()
it('tries', async () => {
  const served = await servedWith([real('alto-line-typewritten-en', 'EHRI-DR-19390404-US')])
  const id = (await served.item('ehri-dr-19390404-us')).id
  const manifest = served.addresses.manifest(id, 3)
  for (const [name, pk] of [['clover', clover]] as const) {
    const files = await viewerFiles(pk)
    if (!files.folder) continue
    const at = await servedPages({ '/index.html': cloverPage(manifest), '/clover.js':  await cloverScript(files.folder)  }, files.folder)
    await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page, complaints, failures, answered }) => {
      await page.goto(at + '/index.html')
      await page.waitForTimeout(5000)
      await page.getByRole('tab', { name: 'Annotations' }).click()
      await page.waitForTimeout(3000)
      await keepPicture(page, 'try-' + name)
      writeFileSync(`/tmp/try-${name}.html`, await page.content())
      await page.getByText('I have the honor').first().click()
      await page.waitForTimeout(3000)
      await keepPicture(page, 'try2-' + name)
      writeFileSync(`/tmp/try2-${name}.html`, await page.content())
      console.log(name, complaints, failures, answered.length)
    })
    await served.item('ehri-dr-19390404-us')
    await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page, complaints, failures, answered }) => {
      await page.goto(served.addresses.mirador(id))
      await page.waitForTimeout(9000)
      await keepPicture(page, 'try-mirador')
      writeFileSync(`/tmp/try-mirador.html`, await page.content())
      await page.getByText('I have the honor').first().click()
      await page.waitForTimeout(3000)
      await keepPicture(page, 'try2-mirador')
      console.log(name, complaints, failures, answered.length)
    })
  }
})
