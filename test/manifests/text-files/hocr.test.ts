import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hocrParts } from '../../../data/import/hocr.js'
import { placed } from '../../../data/import/place.js'
import { readXml } from '../../../data/import/xml.js'
import type { TextLine, TextWord } from '../../../data/model/text-line.js'
import { hocr } from '../../../manifests/text-files/hocr.js'
import { box, line, page } from './made-up.js'

/** Lines as they are written and read again. */
function again(lines: readonly TextLine[]) {
  const xml = hocr(page, { lines })
  const bytes = new TextEncoder().encode(xml)
  expect(readXml(bytes, 'a.hocr', { open: () => undefined, close: () => undefined })).toEqual([])
  const [part] = hocrParts(bytes, 'a.hocr').parts
  return part ? placed(part, page, 'a.hocr').lines : []
}

it('says of which page it is, how it was made, and what it holds', () => {
  const lines = [line('Dear Sir', { opensParagraph: true })]
  const about = { language: 'he', tool: 'Tesseract 5 <eng>', date: '2024-05-06' }
  const xml = hocr({ ...page, label: '1r & v', image: 'a "1".tif' }, { lines }, about)
  expect(xml).toContain('<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="he" lang="he" dir="rtl">')
  expect(xml).toContain('<title>1r &amp; v</title>')
  expect(xml).toMatch(/<meta name="ocr-capabilities" content="ocr_page ocr_carea [a-z_ ]+"\/>/)
  expect(hocrParts(new TextEncoder().encode(xml), 'a')).toMatchObject({
    parts: [{ space: page, image: "a '1'.tif", tool: 'Tesseract 5 <eng>' }],
    head: { language: 'he' },
  })
}) // prettier-ignore

it('writes a line as it stands, and words in it', () => {
  const words = [
    { from: 1, to: 5, box: box(10, 10, 40), confidence: 0.87654321 },
    { from: 6, to: 9, box: box(60, 12, 30) },
  ]
  const xml = hocr(page, { lines: [line('“Dear Sir,” R&D', { box: box(5, 10, 90), words })] })
  expect(xml).toContain(
    '<span class="ocr_line" title="bbox 5 10 95 30">“<span class="ocrx_word" title="bbox 10 10 50 30; x_wconf 87.65">Dear</span> <span class="ocrx_word" title="bbox 60 12 90 32">Sir</span>,” R&amp;D</span>',
  )
})

it('writes no title where there is nothing to tell, and no line without words', () => {
  const xml = hocr(page, { lines: [line('a'), line('  ')] })
  expect(xml.match(/<span.*/g)).toEqual(['<span class="ocr_line">a</span>'])
})

describe('what is read again', () => {
  it('is the same: blocks, headings, outlines, baselines', () => {
    const lines = [
      line('Head', { opensParagraph: true, heading: 2, block: { kind: 'header', box: box(1, 2, 3) } }),
      line('a', { opensParagraph: true, box: box(10, 20, 100), baseline: [{ x: 10, y: 35 }, { x: 110, y: 37 }], block: { kind: 'marginalia', box: box(9, 9, 99) } }),
      line('b', { box: box(10, 40, 100), outline: [{ x: 10, y: 40 }, { x: 110, y: 42 }, { x: 100, y: 60 }] }),
      line('c', { opensParagraph: true, block: { box: box(1, 2, 3) } }),
      line('d', { opensParagraph: true }),
    ] // prettier-ignore
    expect(again(lines)).toEqual(lines)
  })

  it('is the whole word that the line’s end divides, where it can be told', () => {
    const divided = (first: string, next: string, whole: string) =>
      again([
        line(first, { words: [{ from: 0, to: first.length, box: box(1, 2, 3), whole }] }),
        line(next, { words: [{ from: 0, to: next.length, box: box(1, 2, 3), whole }] }),
      ]).map(({ text, words = [] }) => [text, words[0]?.whole])
    expect(divided('commu-', 'nism', 'communism')).toEqual([['commu-', 'communism'], ['nism', 'communism']])
    for (const [first, next, whole] of [['Zuk-', 'ker', 'Zucker'], ['com¬', 'mune', 'commune'], ['com-', 'munes', 'commune']] as const)
      expect(divided(first, next, whole)).toEqual([[first, undefined], [next, undefined]])
  }) // prettier-ignore

  it('has the same words in the same places and the same order, whatever they are', () => {
    const boxes = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.integer({ min: 0, max: 1300 }),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 100 }),
    })
    const letters = fc.stringMatching(/^[a-zäéßאב<>&"'.,;(\]{}-]{1,8}$/)
    const pieces = fc.array(fc.record({ text: letters, box: fc.option(boxes, { nil: undefined }), sure: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 6 }) // prettier-ignore
    const anyLine = fc
      .record({ pieces, box: boxes, opensParagraph: fc.boolean() })
      .map(({ pieces: all, ...rest }): TextLine => {
        let text = ''
        const words = all.map((piece): TextWord => {
          const from = text === '' ? 0 : text.length + 1
          text = text === '' ? piece.text : `${text} ${piece.text}`
          return { from, to: text.length, ...(piece.box && { box: piece.box }), confidence: piece.sure / 100 } // prettier-ignore
        })
        return { text, ...rest, words }
      })
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), ([first, ...more]) => {
        const lines = first ? [{ ...first, opensParagraph: true }, ...more] : []
        const blockless = again(lines).map(({ block: _, ...rest }) => rest)
        expect(blockless).toEqual(lines)
      }),
    )
  })
})
