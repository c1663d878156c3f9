import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { tableRecords } from '../../data/import/csv.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
  )

describe('a table in any encoding', () => {
  const text = 'file,title\r\na.tif,Mémoire\r\n'
  it.each([
    ['UTF-8', utf8(text), 0],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`), 0],
    ['UTF-16', utf16(text), 0],
    ['Windows-1252, which is said', latin(text), 1],
  ])('%s', (_, bytes, findings) => {
    const table = tableRecords(bytes, 'list.csv')
    expect(table.rows).toMatchObject([
      { file: 'a.tif', line: 2, record: { title: { none: ['Mémoire'] } } },
    ])
    expect(table.findings).toHaveLength(findings)
  })

  it('is refused where it is none', () => {
    const { rows, findings } = tableRecords(latin('PK\x03\x04\0\0\x08\0\0\0'), 'list.csv')
    expect([rows, findings]).toMatchObject([[], [{ level: 'error' }]])
  })
})

it('names the line of a row behind cells of several lines and blank lines', () => {
  const { rows, findings } = tableRecords(
    utf8('\ntitle;date\n"a\nb";1912\n\n\nc;x/y\n'),
    'list.csv',
  )
  expect(rows.map(({ line }) => line)).toEqual([3, 7])
  expect(findings).toMatchObject([{ where: 'list.csv, line 7, column “date”' }])
})

it('keeps quotation marks inside a cell that has none around it', () => {
  const { rows, findings } = tableRecords(utf8('title,date\nThe "Bee" of Omaha,1887\n'), 'list.csv')
  expect(rows[0]?.record.title).toEqual({ none: ['The "Bee" of Omaha'] })
  expect(findings).toEqual([])
})

it('gives back what was written in it', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', ' ', '\t'), minLength: 1 })
    .filter((text) => text.trim() !== '')
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      (titles, delimiter) => {
        const text = ['title', ...titles]
          .map((title) => `${quoted(title)}${delimiter}"1912"`)
          .join('\n')
          .replace('"1912"', 'date')
        const { rows, findings } = tableRecords(utf8(text), 'list.csv')
        expect(rows.map(({ record }) => record.title?.['none']?.[0])).toEqual(
          titles.map((title) => title.trim()),
        )
        expect(findings).toEqual([])
      },
    ),
  )
})

it('does not throw over any bytes or cells', () => {
  const piece = fc.constantFrom(
    'title',
    'file',
    'date',
    'people',
    'pages',
    'title@fr',
    ',',
    ';',
    '\t',
    '"',
    '\n',
    '\r',
    '|',
    'sep=;',
    'x',
    'é',
    '(',
    ')',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.array(piece, { maxLength: 60 }).map((all) => utf8(all.join(''))),
      ),
      (bytes) => {
        expect(Array.isArray(tableRecords(bytes, 'list.csv').rows)).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
