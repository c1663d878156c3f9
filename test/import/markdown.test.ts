import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { markdownParts } from '../../data/import/markdown.js'

const read = (text: string) => markdownParts(Buffer.from(text), 'a.md')
const linesOf = (text: string) => read(text).parts.flatMap(({ lines }) => lines)
const textsOf = (text: string) => linesOf(text).map((line) => line.text)
const paragraphs = (text: string) =>
  linesOf(text).map((line) => (line.opensParagraph ? `¶ ${line.text}` : line.text))

describe('lines', () => {
  it('stand as in the file, in paragraphs', () => {
    expect(paragraphs('Dear Sir,\nI have  \nthe honour\\\nto\n\nreport')).toEqual(['¶ Dear Sir,', 'I have', 'the honour', 'to', '¶ report']) // prettier-ignore
  })

  it('are headings with their level', () => {
    expect(linesOf('# One #\ntext\n\nTwo\nlines\n---\n')).toEqual([
      { text: 'One', opensParagraph: true, heading: 1 },
      { text: 'text', opensParagraph: true },
      { text: 'Two', opensParagraph: true, heading: 2 },
      { text: 'lines', opensParagraph: false, heading: 2 },
    ])
  })

  it('of lists keep their numbers and dashes', () => {
    expect(paragraphs('text\n\n- one\n  more\n- two\n  - inner\n\n3. three\n4.\n\n5) five\n')).toEqual(['¶ text', '¶ - one', 'more', '- two', '¶ - inner', '¶ 3. three', '4.', '¶ 5) five']) // prettier-ignore
    expect(paragraphs('1939. It was a year.')).toEqual(['¶ 1939. It was a year.'])
    expect(paragraphs('- a\n\n- b')).toEqual(['¶ - a', '¶ - b'])
  })

  it('are quoted, indented, fenced', () => {
    expect(paragraphs('> one\n> two\nthree\n\n    four\n      five\n\n    six\n\n```\n*seven*\n```\n\n~~~ a word')).toEqual(['¶ one', 'two', 'three', '¶ four', 'five', '¶ six', '¶ *seven*', '¶ a word']) // prettier-ignore
  })

  it('of tables are their rows, with all cells', () => {
    const table =
      'As follows:\n| Name | *Age* |\n|---|:-:|\n| Anna | 12 | Berlin \\| Bonn |\n|| 13 |\nafter'
    expect(paragraphs(table)).toEqual(['¶ As follows:', 'Name Age', 'Anna 12 Berlin | Bonn', '13', 'after']) // prettier-ignore
    expect(linesOf(table)[1]?.marks).toEqual([{ kind: 'emphasis', from: 5, to: 8 }])
    expect(textsOf('> a | b\n> --|--\n> 1 | 2')).toEqual(['a b', '1 2'])
    expect(textsOf('a | b\nc | d')).toEqual(['a | b', 'c | d'])
  })
})

describe('marks', () => {
  it('tell what is emphasised and what is struck out', () => {
    expect(linesOf('a *b **c*** ~~d~~')).toEqual([
      {
        text: 'a b c d',
        opensParagraph: true,
        marks: [
          { kind: 'emphasis', from: 2, to: 5 },
          { kind: 'emphasis', from: 4, to: 5 },
          { kind: 'deletion', from: 6, to: 7 },
        ],
      },
    ])
  })

  it('go on over the end of a line', () => {
    expect(linesOf('- ~~one\n  two~~ three').map(({ text, marks }) => [text, marks])).toEqual([
      ['- one', [{ kind: 'deletion', from: 2, to: 5 }]],
      ['two three', [{ kind: 'deletion', from: 0, to: 3 }]],
    ])
  })

  it('tell where a link leads', () => {
    expect(linesOf('see [him](https://d-nb.info/1) there')[0]).toEqual({
      text: 'see him there',
      opensParagraph: true,
      marks: [{ kind: 'note', from: 7, to: 7, says: 'https://d-nb.info/1' }],
    })
    expect(linesOf('<https://example.org>')[0]).not.toHaveProperty('marks')
  })
})

it('leaves what is no Markdown as it stands: HTML, notes, references, pictures', () => {
  const text = [
    'a <u>b</u> <!-- c --> <script>alert(1)</script>',
    '<div>',
    'd[^1]',
    '</div>',
    '',
    '[^1]: the note',
    '[e]: https://example.org',
    '![f][e] [g][e]',
    'https://example.org snake_case_name 2 * 3 * 4',
  ]
  expect(textsOf(text.join('\n'))).toEqual(text.filter(Boolean))
})

describe('pages', () => {
  it.each(['\f', '[page 2]', '--- 2 ---', '## Page 2', '<!-- page 2 -->'])('%j', (mark) => {
    expect(read(`# Report\none\n${mark}\ntwo`).parts.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['Report', 'one'], ['two']]) // prettier-ignore
  })

  it('are known by their marks', () => {
    const { parts, findings } = read('<!-- page 1 -->\none\n\n## Page 2\n\n*two*')
    expect(parts.map(({ mark }) => mark)).toEqual(['1', '2'])
    expect(findings).toMatchObject([{ level: 'note' }])
  })
})

describe('a block of YAML at the head', () => {
  it('is left out, and that is said', () => {
    const { parts, findings } = read('---\ntitle: Report\ntags:\n  - a\n# no\n---\n# One')
    expect(parts[0]?.lines).toEqual([{ text: 'One', opensParagraph: true, heading: 1 }])
    expect(findings).toMatchObject([{ level: 'note', where: 'a.md' }])
  })

  it.each(['---\nDear Sir\n---\ntext', '---\n---\ntext', 'text\n\n---\na: b\n---', '---\na: b'])(
    'is none in %j',
    (text) => {
      const { findings } = read(text)
      expect(findings).toEqual([])
      expect(textsOf(text).join(' ')).toBe(text.replace(/-{3}/g, ' ').trim().split(/\s+/).join(' '))
    },
  )
})

describe('what is too much', () => {
  it('is read as plain text: quotations without end, a page of megabytes', () => {
    const deep = `${'> '.repeat(5000)}deep`
    expect(textsOf(deep)).toEqual([deep])
    expect(read(deep).findings).toMatchObject([{ level: 'warning' }])
    const long = `${'*word* '.repeat(10)}\n`.repeat(40_000)
    const { parts, findings } = read(long)
    expect(parts[0]?.lines[0]?.text).toContain('*word*')
    expect(findings).toMatchObject([{ level: 'warning' }])
  })

  it.each(['[', '*', '*a_', '`', '``` ', '<', '![', '> ', '- ', '\\', '&', '|', '[](', '~~', '1. ', '# ', 'a | b\n-|-\n', '<!--', '\t'])(
    'is no matter: %j over and over',
    (piece) => {
      expect(read(piece.repeat(20_000)).parts).toHaveLength(1)
    },
  ) // prettier-ignore
})

it('loses no word, whatever stands around it', () => {
  const piece = fc.constantFrom('w', '*', '**', '_', '~~', '`', '#', ' ', '    ', '\n', '\n\n', '- ', '1. ', '> ', '|', '|-|-|\n', '[', '](', ')', ']: ', '<b>', '<!--', '-->', '---\n', '===\n', '```\n', '\\', '[^1]') // prettier-ignore
  const anything = fc.array(piece, { maxLength: 40 }).map((pieces) => {
    let count = 0
    return pieces.map((one) => (one === 'w' ? `w${count++}x` : one)).join('')
  })
  fc.assert(
    fc.property(anything, (text) => {
      const found = linesOf(text)
      const said = found.map((line) => [line.text, ...(line.marks ?? []).map((mark) => mark.says ?? '')].join(' ')).join('\n') // prettier-ignore
      const words = text.match(/w\d+x/g) ?? []
      for (const word of words) expect(said).toContain(word)
      for (const { text: line, marks = [] } of found) {
        expect(line.trim()).toBe(line)
        for (const { from, to } of marks)
          expect([from >= 0, to >= from, to <= line.length]).toEqual([true, true, true])
      }
    }),
    { numRuns: 2000 },
  )
})
