import { expect, it } from '@jest/globals'
import { openBrowser } from './chromium.js'
import { servedWith } from './server.js'
import { looking, keepPicture } from './looking.js'
import { real } from '../real.js'
it('opens', async () => {
  const s = await servedWith([real('alto-line-typewritten-en'), real('alto-line-typewritten-fr')])
  console.log(JSON.stringify(await (await fetch(s.addresses.root + 'iiif/presentation/3/collection')).json(), null, 1).slice(0, 3000))
  const b = await openBrowser()
  const ids: string[] = []
  for (const c of ['alto-line-typewritten-en', 'alto-line-typewritten-fr']) {
    const j = await (await fetch(s.addresses.root + 'iiif/presentation/3/collections/' + c)).json() as any
    ids.push(...(j.items ?? []).map((i: any) => i.id.match(/3\/([^/]+)\/manifest/)[1]))
  }
  console.log(ids)
  for (const id of ids) for (const v of ['mirador', 'uv']) {
    await looking(b, { viewport: { width: 1280, height: 800 } }, async ({ page, complaints, failures, answered }) => {
      await page.goto(`${s.addresses.root}items/${id}/${v}`)
      await page.waitForTimeout(12000)
      await keepPicture(page, `tmp-${id}-${v}`)
      console.log(id, v, complaints, failures, answered.map((a) => a.replace(s.addresses.root, '/')))
    })
  }
  await b.close()
}, 300_000)
