import { existsSync } from 'node:fs'
import { beforeAll, describe, expect } from '@jest/globals'
import request from 'supertest'
import type { Item } from '../../../data/model/item.js'
import type { Box } from '../../../data/model/region.js'
import type { TextLine } from '../../../data/model/text-line.js'
import { createApp } from '../../../server/app.js'
import type { Archive } from '../../../server/archive.js'
import { isPlaced } from '../../../server/renderings/text-layer.js'
import { archiveFolder, lookingAt, published } from '../../archives.js'
import { real, withReal } from '../../real.js'
import { pagesOf } from './pdf-text.js'

const folders = ['alto-line-typewritten-en', 'alto-line-typewritten-fr', 'tei-facsimile-bellini']

/** PDFium joins words that a line's end divides, and takes ligatures apart; white space is its own guess. */
const compared = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cc}\ufffe\u00ad-]/gu, '')

function never(): never {
  throw new Error('this was not published')
}

describe('PDFs of real letters and reports', () => {
  let archive: Archive | undefined
  let items: Item[] = []
  beforeAll(async () => {
    if (!existsSync(real())) return
    const folder = await archiveFolder()
    await published(folder, ...folders.map((name) => real(name)))
    archive = await lookingAt(folder)
    for await (const id of archive.catalogue.everyItem())
      items = [...items, (await archive.catalogue.item(id))?.record ?? never()]
  }, 120_000)

  async function linesOf(item: Item, at: number): Promise<readonly TextLine[]> {
    const page = item.pages[at] ?? never()
    const [layer] = item.texts
    if (layer?.extent !== 'by-page') return []
    const text = layer.pages.find((one) => one.page === page.id)
    return text ? ((await archive?.texts.ofPage(item.id, page, text))?.lines ?? []) : []
  }

  withReal(
    'hold every word that has a place, in its order and in its place',
    async () => {
      const app = createApp(archive ?? never())
      const counted = { pages: 0, lines: 0, words: 0 }
      for (const item of items) {
        const reply = await request(app).get(`/items/${encodeURIComponent(item.id)}.pdf`).buffer(true) // prettier-ignore
        const pages = await pagesOf(reply.body as Buffer)
        // Those with the scans have the scans' shape; others hold what is to be read.
        let nth = 0
        for (const [at, { image }] of item.pages.entries()) {
          const lines = (await linesOf(item, at)).filter(isPlaced)
          const wanted = lines.map(({ text }) => text).join(' ')
          while (pages[nth] && compared(pages[nth]?.text ?? '') !== compared(wanted)) nth++
          const page = pages[nth] ?? never()
          expect(Math.abs(page.width / page.height - image.width / image.height)).toBeLessThan(0.01)
          for (const { text, box } of lines)
            if (box) expectPlace(page, text, box, page.width / image.width)
          counted.pages += 1
          counted.lines += lines.length
          counted.words += wanted.split(/\s+/).filter((word) => word !== '').length
        }
      }
      expect(counted.pages).toBe(15)
      expect(counted.lines).toBeGreaterThan(190)
      expect(counted.words).toBeGreaterThan(1300)
    },
    120_000,
  )
})

/** The beginning of a line stands where the line does, within three points. */
function expectPlace(page: Awaited<ReturnType<typeof pagesOf>>[number], text: string, box: Box, scale: number) {
  const start = /^[\w’']{4,}/u.exec(text)?.[0]
  // What stands twice on the page cannot be told apart.
  if (start === undefined || page.text.split(start).length !== 2) return
  const found = page.find(start)
  expect([text, Math.abs(found.left - box.x * scale) < 3]).toEqual([text, true])
  expect([text, Math.abs(found.bottom - (box.y + box.height) * scale) < 3]).toEqual([text, true])
} // prettier-ignore
