import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cutByOrder } from '../../data/align/by-order.js'
import type { TextLine } from '../../data/model/text-line.js'

/** Lines; one that begins with `¶` opens a paragraph, one with `…` goes on from the line before. */
const lines = (...texts: string[]): TextLine[] =>
  texts.map((text) => ({
    text: text.replace(/^[¶…]/, ''),
    opensParagraph: text.startsWith('¶'),
    ...(text.startsWith('…') && { continues: true as const }),
  }))

const whole = (text: readonly TextLine[]) => text.map((line) => line.text).join('\n')
const pieces = (text: readonly TextLine[], pages: readonly (readonly TextLine[])[]) =>
  cutByOrder(text, pages).map(({ from, to }) => whole(text).slice(from, to).trim())

it('cuts paragraph by paragraph where there are as many', () => {
  const french = lines('¶Monsieur,', '¶Il pleut depuis longtemps.', 'Beaucoup.', '¶Votre ami')
  const english = [lines('¶Sir,', '¶It rains.'), lines('¶Your friend')]
  expect(pieces(french, english)).toEqual(['Monsieur,\nIl pleut depuis longtemps.\nBeaucoup.', 'Votre ami']) // prettier-ignore
  expect(cutByOrder(french, english).map(({ unsure, by }) => [by, unsure])).toEqual([
    ['order', undefined],
    ['order', undefined],
  ])
})

it('is not sure of a page that begins within a paragraph', () => {
  const french = lines('¶Monsieur,', '¶Il pleut.', '¶Votre ami')
  const english = [lines('¶Sir,', '¶It rains and'), lines('…rains.', '¶Your friend')]
  expect(cutByOrder(french, english).map(({ unsure }) => unsure)).toEqual([undefined, true])
  expect(pieces(french, english)).toEqual(['Monsieur,\nIl pleut.', 'Votre ami'])
})

it('else cuts at the paragraph where the same share of the text is behind, and is not sure', () => {
  const french = lines('¶aaaaaaaaaa', 'aaaaaaaaaa', '¶bbbbbbbbbb', 'bbbbbbbbbb')
  const english = [lines('¶aaa', '¶aaa', '¶aaa'), lines('¶bbbbbbbbb')]
  expect(pieces(french, english)).toEqual(['aaaaaaaaaa\naaaaaaaaaa', 'bbbbbbbbbb\nbbbbbbbbbb'])
  expect(cutByOrder(french, english).map(({ unsure }) => unsure)).toEqual([undefined, true])
})

it('gives every word to one page, in order, whatever the pages are', () => {
  const line = fc.constantFrom('¶one', 'two', '…three', '¶', '')
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.array(line), { minLength: 1 }), (text, pages) => {
      const own = lines(...text)
      const cuts = cutByOrder(own, pages.map((page) => lines(...page))) // prettier-ignore
      expect(cuts.length).toBe(pages.length)
      expect(cuts[0]?.from).toBe(0)
      for (const [at, { from, to }] of cuts.entries()) {
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBe(cuts[at + 1]?.from ?? whole(own).length)
      }
    }),
  )
})
