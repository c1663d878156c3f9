import { it } from '@jest/globals'
import { browserForTests } from './chromium.js'
import { servedWith } from './server.js'
import { looking, keepPicture } from './looking.js'
import { join } from 'node:path'
const browser = browserForTests()
it('opens', async () => {
  const s = await servedWith([join(process.cwd(), 'sample/residents-office/north-mole/vaudrin-1956-04-10')])
  await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page }) => {
      await page.goto(`${s.addresses.root}items/vaudrin-1956-04-10/mirador`)
      await page.waitForTimeout(9000)
      await keepPicture(page, `tmp-m`)
      console.log(await page.evaluate(`(() => { const t=document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); for (let n=t.nextNode(); n; n=t.nextNode()) if (n.data.includes('Vaudrin') && n.parentElement.closest('[class*=annot],li,ul')) { const o=[]; for (let e=n.parentElement; e && e.id!=='viewer'; e=e.parentElement) o.push(e.tagName+'.'+e.className); return JSON.stringify(n.data.slice(0,100))+o.join('\\n') } })()`))
  })
  for (const scheme of ['dark'] as const) for (const v of ['mirador', 'uv'])
  await looking(browser(), { viewport: { width: 360, height: 740 }, colorScheme: scheme }, async ({ page }) => {
      await page.goto(`${s.addresses.root}items/vaudrin-1956-04-10/${v}`)
      await page.waitForTimeout(9000)
      await keepPicture(page, `tmp-phone-${v}`)
  })
}, 300_000)
