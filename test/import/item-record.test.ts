import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { collectionRecord } from '../../data/import/collection-record.js'
import { itemRecord } from '../../data/import/item-record.js'
import type { ItemRecord } from '../../data/import/record.js'
import type { LanguageMap } from '../../data/model/language.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => itemRecord(utf8(text), 'item.yaml')
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('values', () => {
  it('stay as they are written: no dates, numbers or truths are made of them', () => {
    const { record } = read(
      'date: 2001-12-14t21:59:43.10-05:00\nref: 007\nBox: yes\nSize: 1e3\nNorway: no',
    )
    expect(record?.dates[0]?.text).toBe('2001-12-14t21:59:43.10-05:00')
    expect(record?.referenceCode).toBe('007')
    expect(record?.fields.map(({ value }) => value['none']?.[0])).toEqual(['yes', '1e3', 'no'])
  })

  it('may be in Windows-1252, which is said', () => {
    const { record, findings } = itemRecord(latin('title: M\xe9moire'), 'item.yaml')
    expect(record?.title).toEqual({ none: ['Mémoire'] })
    expect(findings).toMatchObject([{ level: 'warning', where: 'item.yaml, line 1' }])
  })

  it('lose what XML and JSON cannot carry', () => {
    expect(read(String.raw`title: "a\0b\ud800c\u0007"`).record?.title).toEqual({
      none: ['ab\ufffdc'],
    })
  })

  it('do not reach the prototype of anything', () => {
    const { record } = read(
      '__proto__: {polluted: 1}\nconstructor: x\ntitle: {__proto__: y, en: z}\nrights: constructor\ndirection: toString',
    )
    expect(record?.title).toEqual({ en: ['z'] })
    expect(record?.fields.map(({ label }) => Object.values(label)[0]?.[0])).toEqual([
      '__proto__',
      'constructor',
    ])
    expect('polluted' in {}).toBe(false)
  })
})

describe('hostile records end soon, with a finding', () => {
  const laughs = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...Array.from('bcdefghij', (letter, at) => {
      const before = 'abcdefghi'.charAt(at)
      return `${letter}: &${letter} [${Array.from({ length: 10 }, () => `*${before}`).join(',')}]`
    }),
  ].join('\n')

  it.each([
    ['aliases of aliases', laughs, 'refer to each other'],
    ['an alias of itself', 'a: &a [*a]', 'refer to each other'],
    ['brackets', `a: ${'['.repeat(100_000)}`, 'more than 40 deep'],
    ['braces', '{a: '.repeat(50_000), 'more than 40 deep'],
    ['dashes', '- '.repeat(100_000), 'more than 40 deep'],
    ['a long file', `a: ${'x'.repeat(3_000_000)}`, '2 MB'],
  ])('%s', (_, text, words) => {
    expect(read(text).findings.map(({ what }) => what)).toContainEqual(
      expect.stringContaining(words),
    )
  })

  it('very many keys are no trouble', () => {
    const { record } = read(Array.from({ length: 20_000 }, (_, at) => `key${at}: value`).join('\n'))
    expect(record?.fields.length).toBe(20_000)
  })
})

const isWords = (map: LanguageMap) =>
  Object.entries(map).every(
    ([key, texts]) =>
      /^[A-Za-z-]+$/.test(key) &&
      texts.length > 0 &&
      texts.every((text) => text.trim() !== '' && text.isWellFormed()),
  )

const keys = fc.constantFrom(
  'title',
  'date',
  'dates',
  'author',
  'people',
  'language',
  'rights',
  'related',
  'pages',
  'texts',
  'sections',
  'id',
  'start',
  'reference code',
  'marking',
  'direction',
  'name',
  'role',
  'uri',
  'file',
  'label',
  'en',
  'fr',
  'what',
  'from',
  'item',
  'Box',
  'title@fr',
  'a.tif',
)
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      keys,
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.constantFrom('1956', 'CC0', 'a.txt', 'https://x.org'),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(keys, fc.string()), tie('value'), { maxKeys: 5 }),
  ),
}))

/** Everything a record says in languages. */
function allWords(record: ItemRecord): LanguageMap[] {
  return [
    ...[record.title, record.abstract, record.marking, record.rights.statement].filter(
      (map) => map !== undefined,
    ),
    ...record.dates.map(({ what }) => what),
    ...record.agents.flatMap(({ name, role }) => [name, role]),
    ...record.fields.flatMap(({ label, value }) => [label, value]),
    ...record.related.map(({ title }) => title),
    ...record.sections.map(({ label }) => label),
    ...record.pageLabels.values(),
  ]
}

describe('any record', () => {
  it('gives whole records and sentences, whatever its values are', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, values), (value) => {
        const { record, findings } = itemRecord(utf8(JSON.stringify(value)), 'item.json')
        const maps = record ? allWords(record) : []
        expect(maps.every(isWords)).toBe(true)
        expect(
          findings.every(({ where, what }) => where.startsWith('item.json') && what.endsWith('.')),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('does not throw over any text or bytes', () => {
    const piece = fc.constantFrom(
      'title',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a ',
      '!x ',
      '? ',
      '#',
      '\t',
      '---\n',
      '%',
      'é',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.array(piece, { maxLength: 40 }).map((all) => utf8(all.join(''))),
        ),
        (bytes) => {
          expect(Array.isArray(itemRecord(bytes, 'item.yaml').findings)).toBe(true)
          expect(Array.isArray(collectionRecord(bytes, 'collection.yaml').findings)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
