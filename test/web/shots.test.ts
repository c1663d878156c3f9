import { mkdirSync } from 'node:fs'
import { it } from '@jest/globals'
import { itemPage } from '../../web/item-page.js'
import { pageView } from '../../web/page-view.js'
import { browser, show } from './chromium.js'
import { editedView } from './edited.js'
import { ocr, pageAt, site, transcription, translation } from './made-up.js'

it('draws', async () => {
  mkdirSync('/tmp/shots-reading', { recursive: true })
  const chromium = await browser()
  const kinds: [string, string, string][] = [
    ['page', String(pageView({ ...editedView(), page: pageAt(0) }, site)), '#line-3'],
    [
      'beside',
      String(pageView({ ...editedView(), page: pageAt(0), beside: ocr }, site)),
      '#line-3',
    ],
    [
      'arabic',
      String(pageView({ ...editedView(), page: pageAt(0), beside: translation }, site)),
      '',
    ],
    ['ocr', String(pageView({ ...editedView(), page: pageAt(0), text: ocr }, site)), ''],
    ['item', String(itemPage({ ...editedView(), beside: ocr, text: transcription }, site)), ''],
  ]
  for (const [kind, html, hash] of kinds)
    for (const width of [1280, 360])
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await chromium.newPage({
          viewport: { width, height: 800 },
          colorScheme,
          reducedMotion: 'reduce',
        })
        await show(page, html, [], `https://archive.example/shown${hash}`)
        await page.evaluate(
          "document.querySelectorAll('details').forEach((one) => { one.open = true })",
        )
        await page.screenshot({
          path: `/tmp/shots-reading/${kind}-${width}-${colorScheme}.png`,
          fullPage: hash === '',
        })
        await page.close()
      }
  await chromium.close()
}, 120_000)
