import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { markdownPageMark, pageMark } from '../../data/import/page-marks.js'
import { plainTextParts } from '../../data/import/plain-text.js'

const read = (text: string) => plainTextParts(Buffer.from(text), 'a.txt')
/** Marks of pages with their lines; `|` ends a line. */
const pages = (text: string) =>
  read(text.replaceAll('|', '\n')).parts.map(({ mark, lines }) => [
    mark,
    ...lines.map((line) => line.text),
  ])

describe('a line is a mark', () => {
  it.each([
    ['[page 2]', '2'],
    ['[Page 12 of 20]', '12'],
    ['[p. 2]', '2'],
    ['[p2]', '2'],
    ['[S. 3]', '3'],
    ['[fol. 1 recto]', '1r'],
    ['[f. 12v]', '12v'],
    ['[ Blatt 4 b ]', '4b'],
    ['[page xii]', 'xii'],
    ['[p. iv]', 'iv'],
    ['--- 2 ---', '2'],
    ['=== Page 2 ===', '2'],
    ['——— 2r ———', '2r'],
    ['--- page 1939 ---', '1939'],
  ])('%s', (line, number) => {
    expect(pageMark(line)).toEqual({ number })
  })

  it.each(['[page break]', '[Seitenwechsel]', '--- new page ---', '[pb]'])('%s', (line) => {
    expect(pageMark(line)).toEqual({})
  })

  it.each([
    '[sic]', '[ill.]', '[Scic]', '[2]', '2', '- 2 -', 'Page 2', '[pp. 2-3]', '[page]', '[page two]', '[fig. 2]', '[see page 2]',
    'see [page 2]', '[page 2', '--- 1939 ---', '---', '-----------', '--- ---', '--- Chapter 2 ---', '[p. vivid]x', '[pixel]', '[f]', `[page ${' '.repeat(90)}2]`,
  ])('%s is none', (line) => {
    expect(pageMark(line)).toBeUndefined()
  }) // prettier-ignore

  it('in Markdown where it is a heading or a comment, too', () => {
    for (const line of ['## Page 2', '# Page 2 #', '<!-- page 2 -->', '<!--p. 2-->', '[page 2]'])
      expect([line, markdownPageMark(line)]).toEqual([line, { number: '2' }])
    for (const line of ['## Page', '## Pages 2 and 3', '## 2', '<!-- 2 -->', 'page 2', '## Psalm 2'])
      expect([line, markdownPageMark(line)]).toEqual([line, undefined])
    expect(markdownPageMark('<!-- pb -->')).toEqual({})
  }) // prettier-ignore
})

describe('a text is divided', () => {
  it('at marks, and what stands before the first page is of that', () => {
    expect(pages('Title|[page 1]|a|[page 2]|b')).toEqual([
      ['1', 'Title', 'a'],
      ['2', 'b'],
    ])
    expect(pages('a|[page break]|b|[page break]|[page 3]|c')).toEqual([
      [undefined, 'a'],
      [undefined, 'b'],
      ['3', 'c'],
    ])
  })

  it('at numbers that count the pages at their heads, which stay', () => {
    expect(pages('Page 1 of 2|a||Page 2 of 2|b')).toEqual([
      ['1', 'Page 1 of 2', 'a'],
      ['2', 'Page 2 of 2', 'b'],
    ])
    expect(pages('Dear Sir||- 2 -|b||- 3 -|c')).toEqual([
      [undefined, 'Dear Sir'],
      ['2', '- 2 -', 'b'],
      ['3', '- 3 -', 'c'],
    ])
    expect(pages('a|Page 2 of 2|b')).toEqual([
      [undefined, 'a'],
      ['2', 'Page 2 of 2', 'b'],
    ])
    expect(read('Page 1\na\nPage 2\nb').findings[0]?.what).toBe(
      'The text is divided into 2 pages by the numbers that the pages bear (1, 2).',
    )
  })

  it('at numbers that count the pages at their feet', () => {
    expect(pages('a|- 1 -||b|- 2 -||')).toEqual([
      ['1', 'a', '- 1 -'],
      ['2', 'b', '- 2 -'],
    ])
  })

  it('at numbers in brackets, which an editor put there', () => {
    expect(pages('[1]|a|[2]|b')).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ])
    expect(pages('a|[2]|b|[3]|c')).toEqual([
      [undefined, 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ])
  })

  it.each([
    ['footnotes', 'text|[1]|a note|[2]|another'],
    ['one reference to a page', 'see|Page 2|for this'],
    ['one number', 'a|- 2 -|b'],
    ['sections that are numbered as typed pages are', '- 1 -|a|- 2 -|b'],
    ['a table of contents', 'Page 1|Page 2|Page 3'],
    ['numbers with a gap', 'Page 1|a|Page 3|b'],
    ['numbers that go back', 'Page 1|a|Page 2|b|Page 1|c'],
    ['numbers that end before the last', 'Page 1 of 5|a|Page 2 of 5|b'],
    ['numbers of which some say how many there are', 'Page 1 of 2|a|Page 2|b'],
    ['numbers at both ends', 'Page 1|a|Page 2'],
    ['numbers at neither end', 'Title|Page 1|a|Page 2|b'],
    ['years', '--- 1939 ---|a|--- 1940 ---|b'],
    ['bare numbers', '1|a|2|b'],
    ['numbered entries', '1.|a|2.|b'],
  ])('not at %s', (_, text) => {
    expect(pages(text)).toEqual([[undefined, ...text.split('|')]])
    expect(read(text.replaceAll('|', '\n')).findings).toEqual([])
  })

  it('by nothing else where there are form feeds or marks', () => {
    expect(pages('Page 1|a|Page 2|b\fc')).toHaveLength(2)
    expect(pages('[page 1]|Page 1|a|Page 2|b')).toHaveLength(1)
  })

  it('not at all where there would be more pages than any document has', () => {
    const { parts, findings } = read('a\f'.repeat(30_000))
    expect(parts).toHaveLength(1)
    expect(parts[0]?.lines).toHaveLength(30_000)
    expect(findings).toMatchObject([{ level: 'warning' }])
  })

  it('and loses nothing that is no mark', () => {
    const line = fc.constantFrom('', 'a', 'Page 1', 'Page 2', 'Page 3', '- 1 -', '- 2 -', '\f')
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const found = read(lines.join('\n')).parts.flatMap((part) => part.lines)
        expect(found.map(({ text }) => text)).toEqual(lines.filter((text) => text.trim() !== ''))
      }),
    )
  })
})

it('opens a paragraph after a blank line, and at the beginning of a page', () => {
  const { parts } = read('a\nb\n\n  c\n[page 2]\nd')
  expect(parts.map(({ lines }) => lines.map(({ opensParagraph }) => opensParagraph))).toEqual([
    [true, false, true],
    [true],
  ])
})
