import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TextLine } from '../../../data/model/text-line.js'
import { foundQuote } from '../../../data/cite/found-quote.js'
import { passage } from '../../../server/citing/passage.js'

const box = (x: number, y: number, width = 50) => ({ x, y, width, height: 20 })

const lines: readonly TextLine[] = [
  {
    text: 'He blamed the haste',
    opensParagraph: true,
    box: box(10, 10, 300),
    words: [
      { from: 0, to: 2, box: box(10, 10) },
      { from: 3, to: 9, box: box(70, 10) },
      { from: 10, to: 13, box: box(130, 10) },
      { from: 14, to: 19, box: box(190, 10) },
    ],
  },
  { number: 7, text: '  with which  ', opensParagraph: false, box: box(10, 40, 300) },
  { text: 'it was 𝒜ccepted', opensParagraph: false },
]

describe('a passage', () => {
  it('is what stands between two places, with what stands around it and where it is', () => {
    expect(passage(lines, { line: 1, offset: 3 }, { line: 1, offset: 13 })).toEqual({
      exact: 'blamed the',
      prefix: 'He ',
      suffix: ' haste\n  with which  \nit was 𝒜ccepted',
      lines: [1, 1],
      boxes: [{ x: 70, y: 10, width: 110, height: 20 }],
    })
  })

  it('runs over line ends, and has the place of a line where words have none', () => {
    const found = passage(lines, { line: 1, offset: 14 }, { line: 7, offset: 6 })
    expect(found).toMatchObject({ exact: 'haste\n  with', lines: [1, 7] })
    expect(found.boxes).toEqual([box(190, 10), box(10, 40, 300)])
  })

  it('leaves off white space at its ends, and empty lines with it', () => {
    const found = passage(lines, { line: 1, offset: 19 }, { line: 7, offset: 14 })
    expect(found).toMatchObject({ exact: 'with which', lines: [7, 7] })
  })

  it('has no place where nothing is known of one', () => {
    expect(passage(lines, { line: 3, offset: 0 }, { line: 3, offset: 2 }).boxes).toEqual([])
  })

  it('never cuts a character in two', () => {
    expect(passage(lines, { line: 3, offset: 0 }, { line: 3, offset: 8 }).exact).toBe('it was')
    expect(passage(lines, { line: 3, offset: 8 }, { line: 3, offset: 16 }).exact).toBe('𝒜ccepted')
  })

  it('goes on where a divided word ends', () => {
    const divided: TextLine = {
      text: 'contractor',
      opensParagraph: false,
      words: [{ from: 0, to: 10, box: box(10, 10), rest: box(10, 40) }],
    }
    expect(passage([divided], { line: 1, offset: 0 }, { line: 1, offset: 3 }).boxes).toEqual([
      box(10, 10),
      box(10, 40),
    ])
  })

  it.each([
    [{ line: 2, offset: 0 }, { line: 3, offset: 1 }, 'The text has no line 2 on this page.'],
    [{ line: 1, offset: 20 }, { line: 3, offset: 1 }, 'Line 1 has only 19 characters.'],
    [{ line: 3, offset: 1 }, { line: 1, offset: 1 }, 'There are no words between'],
    [{ line: 1, offset: 2 }, { line: 1, offset: 3 }, 'There are no words between'],
  ])('is refused from %j to %j', (from, to, sentence) => {
    expect(() => passage(lines, from, to)).toThrow(sentence)
  })

  it('is refused when it is longer than any page', () => {
    const long: TextLine = { text: 'x'.repeat(20_001), opensParagraph: false }
    expect(() => passage([long], { line: 1, offset: 0 }, { line: 1, offset: 20_001 })).toThrow(
      'A citation holds at most 20,000 characters',
    )
  })
})

it('finds the words of a quotation again, the right ones of several', () => {
  const said = fc.array(fc.stringMatching(/^[ab ]{0,6}$/), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(said, fc.nat(), fc.nat(), (texts, one, other) => {
      const placed = texts.map((text, at): TextLine => ({
        text,
        opensParagraph: false,
        words: [...text].map((_, from) => ({
          from,
          to: from + 1,
          box: { x: from * 10, y: at * 10, width: 10, height: 10 },
        })),
      }))
      const line = one % texts.length
      const text = texts[line] ?? ''
      const offset = other % (text.length + 1)
      if (text.slice(offset).trim() === '') return
      const spot = { line: line + 1, offset }
      const found = passage(placed, spot, { line: line + 1, offset: text.length })
      const again = foundQuote(placed, found)
      expect(again).toMatchObject({ words: found.exact, isSame: true, lines: found.lines })
      expect(again?.boxes).toEqual(found.boxes)
    }),
  )
})
