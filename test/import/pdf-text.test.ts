import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { PdfTextWord } from '../../data/import/pdf-lines.js'
import { pdfPart, type PdfTextPage } from '../../data/import/pdf-text.js'

/** A word of letters 10 pixels wide, in a font of 20. */
const word = (text: string, x: number, y: number, size = 20): PdfTextWord => {
  const right = x + Array.from(text).length * (size / 2)
  return {
    text,
    edges: { left: x, top: y - size / 2, right, bottom: y },
    base: [{ x, y }, { x: right, y }],
    size,
    turn: 0,
  }
} // prettier-ignore

/** The words of lines one below the other, from the left. */
const set = (lines: readonly string[], x = 0, y = 0, pitch = 24) =>
  lines.flatMap((text, nth) => {
    let at = x
    return text.split(' ').map((one) => {
      const set = word(one, at, y + pitch * (nth + 1))
      at = set.edges.right + 8
      return set
    })
  })

const page = (words: readonly PdfTextWord[], more: Partial<PdfTextPage> = {}): PdfTextPage => ({
  width: 1000,
  height: 1000,
  words,
  characters: words.reduce((sum, { text }) => sum + text.length, 0),
  unreadable: 0,
  isCut: false,
  ...more,
})

const read = (words: readonly PdfTextWord[]) => pdfPart(page(words), 'a.pdf, page 1').part.lines
const shown = (words: readonly PdfTextWord[]) =>
  read(words).map(({ text, opensParagraph }) => (opensParagraph ? `¶ ${text}` : text))

it('puts words together to a line with its place, its baseline and its words', () => {
  expect(pdfPart(page(set(['Dear Sir'], 10), { tool: 'Acrobat' }), 'a.pdf, page 1')).toEqual({
    part: {
      space: { width: 1000, height: 1000 },
      unit: 'pixel',
      tool: 'Acrobat',
      lines: [
        {
          text: 'Dear Sir',
          opensParagraph: true,
          edges: { left: 10, top: 14, right: 88, bottom: 24 },
          baseline: [
            { x: 10, y: 24 },
            { x: 88, y: 24 },
          ],
          words: [
            { from: 0, to: 4, edges: { left: 10, top: 14, right: 50, bottom: 24 } },
            { from: 5, to: 8, edges: { left: 58, top: 14, right: 88, bottom: 24 } },
          ],
        },
      ],
    },
    findings: [],
  })
})

describe('lines', () => {
  it('end where the next word stands below, in another column, or far to the left', () => {
    const left = set(['one two', 'three'])
    const right = set(['four', 'five'], 500)
    expect(shown([...left, ...right])).toEqual(['¶ one two', 'three', '¶ four', 'five'])
    expect(shown([word('one', 0, 24), word('two', 500, 24)])).toEqual(['¶ one', '¶ two'])
  })

  it('may rise, and words in them be raised', () => {
    const rising = Array.from({ length: 20 }, (_, nth) => word('word', nth * 48, 500 - nth * 4))
    expect(read(rising)).toHaveLength(1)
    expect(shown([word('17', 0, 24), word('th', 22, 18, 12), word('May', 44, 24)])).toEqual(['¶ 17 th May']) // prettier-ignore
  })

  it('of Hebrew go to the left', () => {
    expect(shown([word('שלום', 500, 24), word('עולם', 440, 24)])).toEqual(['¶ שלום עולם'])
  })

  it('of Chinese have no spaces', () => {
    expect(shown([word('北堂', 0, 24), word('書鈔', 24, 24)])).toEqual(['¶ 北堂書鈔'])
  })

  it.each([1, 2, 3] as const)('may be turned by %d quarters', (turn) => {
    const quarter = ({ x, y }: { x: number; y: number }) => ({ x: 1000 - y, y: x })
    const turned = (one: PdfTextWord): PdfTextWord => {
      let { edges, base } = one
      for (let nth = 0; nth < turn; nth++) {
        const { left, top, right, bottom } = edges
        edges = { left: 1000 - bottom, top: left, right: 1000 - top, bottom: right }
        base = [quarter(base[0]), quarter(base[1])]
      }
      return { ...one, edges, base, turn }
    }
    const words = [...set(['one two', 'three four']), ...set(['five six'], 0, 200)]
    expect(shown(words.map(turned))).toEqual(shown(words))
    expect(shown(words)).toEqual(['¶ one two', 'three four', '¶ five six'])
  })
})

describe('paragraphs', () => {
  it('are opened by a gap, an indent, and letters of another size', () => {
    expect(shown([...set(['a b c', 'd e f']), ...set(['g h i'], 0, 100)])).toEqual(['¶ a b c', 'd e f', '¶ g h i']) // prettier-ignore
    expect(shown([...set(['one two three', 'four five six']), ...set(['seven', ], 30, 48), ...set(['eight nine'], 0, 72)])).toEqual(['¶ one two three', 'four five six', '¶ seven', 'eight nine']) // prettier-ignore
    expect(shown([word('Title', 0, 40, 40), ...set(['text text'], 0, 48)])).toEqual(['¶ Title', '¶ text text']) // prettier-ignore
  })

  it('that are quoted are set in all the same', () => {
    expect(shown([...set(['text text text']), ...set(['quoted words', 'and more'], 40, 24)])).toEqual(['¶ text text text', '¶ quoted words', 'and more']) // prettier-ignore
  })
})

describe('hyphens', () => {
  const wholes = (lines: readonly string[]) =>
    read(set(lines)).map(({ text, words = [] }) => [text, words.flatMap(({ whole }) => whole ?? [])]) // prettier-ignore

  it('at a line’s end divide a word where a small letter goes on', () => {
    expect(wholes(['of commu\u00ad', 'nism, and'])).toEqual([
      ['of commu-', ['communism']],
      ['nism, and', ['communism']],
    ])
    expect(wholes(['Anglo\u00ad', 'Saxon'])).toEqual([['Anglo-', []], ['Saxon', []]]) // prettier-ignore
    expect(wholes(['1914\u00ad', 'and'])).toEqual([['1914-', []], ['and', []]]) // prettier-ignore
    expect(wholes(['well-known', 'a\u00adb c'])).toEqual([['well-known', []], ['a-b c', []]]) // prettier-ignore
  })

  it('that stand alone, and are drawn late, are those of their line', () => {
    const words = [...set(['of dele'], 0, 0), word('gation', 0, 48), word('¬', 80, 24), word('were', 68, 48)] // prettier-ignore
    expect(shown(words)).toEqual(['¶ of dele-', 'gation were'])
    expect(read(words)[0]?.words?.[1]?.whole).toBe('delegation')
    expect(shown([word('Berlin', 0, 24), word('-', 80, 24)])).toEqual(['¶ Berlin -'])
  })
})

describe('a text that cannot be read', () => {
  it('is left out, and that is said', () => {
    for (const [text, unreadable] of [['\ufffd\ufffdabc', 2], ['䴀甀氀琀椀', 0]] as const) {
      const { part, findings } = pdfPart(page([word(text, 0, 24)], { unreadable }), 'a.pdf, page 1')
      expect(part.lines).toEqual([])
      expect(findings).toMatchObject([{ level: 'warning', where: 'a.pdf, page 1' }])
    }
  }) // prettier-ignore

  it('here and there is shown with what is missing', () => {
    const { part, findings } = pdfPart(page([word('Dear Sir and M\ufffddam', 0, 24)], { unreadable: 1 }), 'a') // prettier-ignore
    expect(part.lines).toHaveLength(1)
    expect(findings).toMatchObject([{ level: 'note' }])
    expect(pdfPart(page([], { isCut: true }), 'a').findings).toMatchObject([{ level: 'note' }])
    expect(pdfPart(page([word('北京大學', 0, 24)]), 'a').findings).toEqual([])
  })
})

it('loses no word, wherever they stand', () => {
  const any = fc.record({
    text: fc.constantFrom('a', 'bc', 'd\u00ad', '-', '¬', 'א', '字', '.', '\ufffd'),
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 1000 }),
    size: fc.integer({ min: 0, max: 50 }),
  })
  const bare = (text: string) => text.replace(/[-\u00ad¬\s]/gu, '')
  fc.assert(
    fc.property(fc.array(any), (all) => {
      const lines = read(all.map(({ text, x, y, size }) => word(text, x, y, size)))
      expect(bare(lines.map(({ text }) => text).join(''))).toBe(bare(all.map(({ text }) => text).join(''))) // prettier-ignore
      for (const { text, words = [] } of lines)
        for (const { from, to } of words) expect(text.slice(from, to)).toMatch(/^\S+$/)
    }),
  )
})
