import { expect, it } from '@jest/globals'
import { layerFor, layers, pagesAtOnce, partWith, textsToRead } from '../../web/item-view.js'
import { ocr, pageAt, pages, report, transcription, translation, undivided } from './made-up.js'

it('divides a long item into parts, found by any page in them', () => {
  const item = report(312)
  expect(partWith(item)).toMatchObject({ start: 0 })
  expect(partWith(item).pages).toHaveLength(pagesAtOnce)
  expect(partWith(item, pageAt(45))).toMatchObject({ start: 40 })
  expect(partWith(item, pageAt(45)).pages[0]?.id).toBe(pageAt(40))
  expect(partWith(item, pageAt(311)).pages).toHaveLength(12)
  expect(partWith(item, pageAt(999))).toMatchObject({ start: 0 })
  expect(partWith(report(0))).toEqual({ pages: [], start: 0 })
})

it('offers what people made before what machines read', () => {
  expect(layers(report()).map(({ id }) => id)).toEqual([transcription, translation, ocr])
})

it('shows the chosen text, else the first that has the page', () => {
  const item = report()
  expect(layerFor(item, pageAt(1))?.id).toBe(transcription)
  expect(layerFor(item, pageAt(1), ocr)?.id).toBe(ocr)
  // The translation has no second page: whoever chose it is told so, and not shown another text.
  expect(layerFor(item, pageAt(1), translation)?.id).toBe(translation)
  const withoutTranscription = {
    ...item,
    texts: item.texts.filter((one) => one.id !== transcription),
  }
  expect(layerFor(withoutTranscription, pageAt(0))?.id).toBe(translation)
  expect(layerFor(withoutTranscription, pageAt(1))?.id).toBe(ocr)
  expect(layerFor({ ...item, texts: [] }, pageAt(0))).toBeUndefined()
})

it('asks for no text that is not shown', () => {
  const read = textsToRead(report(312), partWith(report(312)).pages)
  expect(read).toHaveLength(pagesAtOnce)
  expect(new Set(read.map(({ layer }) => layer.id))).toEqual(new Set([transcription]))
  expect(textsToRead(report(), pages(3), { text: translation }).map(({ page }) => page)).toEqual([
    pageAt(0),
  ])
  expect(textsToRead(undivided(), pages(3)).map(({ page }) => page)).toEqual(['whole'])
  expect(textsToRead(undivided(0), []).map(({ page }) => page)).toEqual(['whole'])
  expect(textsToRead({ ...report(), texts: [] }, pages(3))).toEqual([])
})
