import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { placed } from '../../../data/import/place.js'
import type { ReadParts } from '../../../data/import/read-part.js'
import { teiParts } from '../../../data/import/tei.js'
import type { Mark, MarkKind, TextLine } from '../../../data/model/text-line.js'
import { tei, type TeiPage } from '../../../manifests/text-files/tei.js'
import { markedUp } from '../../../manifests/text-files/tei-marks.js'
import { bodies } from '../../import/tei/arbitrary.js'
import { teiOf } from '../../import/tei/reading.js'
import { letter } from '../../import/tei/sample.js'

const read = (text: string) => teiParts(new TextEncoder().encode(text), 'a.xml')
const size = { width: 1000, height: 1400 }

/** Pages as an archive holds them, of what was read. */
function pagesOf({ parts }: ReadParts): readonly TeiPage[] {
  return parts.map((part, at) => ({
    label: part.mark ?? String(at + 1),
    image: { url: `https://archive.example/${part.image ?? `${at}.jpg`}`, ...size },
    text: placed(part, size, 'a.xml'),
  }))
}

const page = (...lines: TextLine[]): TeiPage => ({ label: '1', text: { lines } })
const line = (text: string, rest: Partial<TextLine> = {}): TextLine => ({ text, opensParagraph: false, ...rest }) // prettier-ignore

describe('a letter', () => {
  const again = tei({ title: 'A letter', language: 'en', by: 'C. Clerk', date: '2021-05' }, pagesOf(read(letter)))

  it('is the same when it was written and read again', () => {
    const [first, second] = [read(letter), read(again)]
    expect(second.findings).toEqual([])
    expect(second.head).toEqual(first.head)
    expect(pagesOf(second)).toEqual(pagesOf(first))
    expect(tei({ title: 'A letter', language: 'en', by: 'C. Clerk', date: '2021-05' }, pagesOf(second))).toBe(again)
  })

  it('has ids that are names, each once, and no reference without its id', () => {
    const ids = Array.from(again.matchAll(/xml:id="([^"]*)"/g), ([, id = '']) => id)
    expect(ids.length).toBeGreaterThan(8)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([])
    const references = Array.from(again.matchAll(/(?:facs|hand)="#([^"]*)"/g), ([, id = '']) => id)
    expect(references.length).toBeGreaterThan(8)
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })
}) // prettier-ignore

describe('the file', () => {
  it('tells what it is of, and how it was made', () => {
    const item = {
      title: 'A & B', kind: 'ocr', language: 'de', tool: 'Reader 5', publisher: 'Archive', address: 'https://archive.example/a',
      reference: 'Box 3', rights: 'https://creativecommons.org/licenses/by/4.0/', date: 'spring of 2020',
    } as const // prettier-ignore
    const text = tei(item, [page(line('a'))])
    for (const piece of [
      '<title>A &amp; B</title>', '<resp>text recognition by</resp>\n<name>Reader 5</name>', '<publisher>Archive</publisher>',
      '<date>spring of 2020</date>', '<licence target="https://creativecommons.org/licenses/by/4.0/">', '<idno>Box 3</idno>',
      '<ptr target="https://archive.example/a"/>', '<language ident="de"/>', '<text xml:lang="de">',
    ]) expect(text).toContain(piece) // prettier-ignore
    expect(text).not.toContain('<facsimile>')
    expect(text).not.toContain('facs=')
  })

  it('has divisions for headings, and what stands beside the text as TEI calls it', () => {
    const text = tei({ title: 'x' }, [
      page(
        line('HEAD', { opensParagraph: true, block: { kind: 'running-head' } }),
        line('before', { opensParagraph: true }),
        line('One', { opensParagraph: true, heading: 1 }),
        line('more', { heading: 1 }),
        line('deep', { opensParagraph: true, heading: 3 }),
        line('text', { opensParagraph: true }),
        line('Two', { opensParagraph: true, heading: 1 }),
        line('aside', { opensParagraph: true, block: { kind: 'marginalia' } }),
        line('stamped', { opensParagraph: true, block: { kind: 'a seal' } }),
      ),
    ])
    const body = text.replace(/^[^]*<body>|<\/body>[^]*$|\n|<lb\/>/g, '')
    expect(body).toBe(
      '<pb n="1"/><fw type="header">HEAD</fw><p>before</p>' +
        '<div><head>Onemore</head><div><div><head>deep</head><p>text</p></div></div></div>' +
        '<div><head>Two</head><note place="margin">aside</note><ab type="a-seal">stamped</ab></div>',
    )
    const lines = read(text).parts.flatMap((part) => part.lines)
    expect(lines.map(({ heading }) => heading)).toEqual([
      undefined, undefined, 1, 1, 3, undefined, 1, undefined, undefined,
    ]) // prettier-ignore
  })

  it('holds a body also where there is nothing', () => {
    expect(tei({ title: '' }, [])).toContain('<body>\n<p/>\n</body>')
    expect(tei({ title: '' }, [page()])).toContain('<body>\n<pb n="1"/>\n<p/>\n</body>')
  })

  it('may be of more lines than a function can be called with', () => {
    const lines = Array.from({ length: 200_000 }, () => line('a'))
    expect(read(tei({ title: 'x' }, [page(...lines.slice(0, 1)), { ...page(), text: { lines } }])).parts[1]?.lines.length).toBe(200_000) // prettier-ignore
  })
})

describe('marks', () => {
  it('that overlap are cut, and those between two letters stand where they are', () => {
    const marks: Mark[] = [
      { kind: 'deletion', from: 0, to: 5 },
      { kind: 'underlined', from: 3, to: 8 },
      { kind: 'gap', from: 5, to: 5, says: '1 <word>' },
      { kind: 'note', from: 8, to: 8, says: 'n' },
    ]
    expect(markedUp('abc & defg', marks).markup).toBe(
      '<del>abc<hi rend="underline"> &amp;</hi></del><hi rend="underline"><gap><desc>1 &lt;word&gt;</desc></gap> de' +
        '</hi><note type="editorial">n</note>fg',
    )
  })

  it('that are not on the line do no harm', () => {
    expect(markedUp('a𝔘b', [{ kind: 'deletion', from: 2, to: 4 }]).markup).toBe('a<del>𝔘b</del>')
    expect(markedUp('ab', [{ kind: 'person', from: -3, to: 99, names: 'x y' }]).markup).toBe(
      '<persName key="x y">ab</persName>',
    )
  })
})

const kinds: readonly MarkKind[] = [
  'deletion', 'addition', 'unclear', 'supplied', 'abbreviation', 'error', 'person', 'place', 'organisation', 'work', 'date',
  'emphasis', 'underlined', 'handwritten', 'foreign',
] // prettier-ignore
const words = fc.array(fc.stringMatching(/^[\p{L}<>&"'.,]{1,6}$/u), { minLength: 1, maxLength: 6 })
const lines = fc
  .tuple(words, fc.boolean(), fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }))
  .chain(([all, opensParagraph, heading]) => {
    const text = all.join(' ')
    const place = fc.nat({ max: text.length })
    const span = fc.record({ kind: fc.constantFrom(...kinds), from: place, to: place, says: fc.constantFrom(undefined, 'so & so') })
    return fc.array(span, { maxLength: 4 }).map((marks): TextLine => ({
      text,
      opensParagraph,
      ...(heading !== undefined && opensParagraph && { heading }),
      box: { x: all.length, y: 7, width: 50, height: text.length },
      marks: marks.map(({ says, ...mark }) => ({
        ...mark, from: Math.min(mark.from, mark.to), to: Math.max(mark.from, mark.to), ...(says !== undefined && { says }),
      })),
    }))
  }) // prettier-ignore

describe('whatever the text', () => {
  it('is read back with its words, places and headings', () => {
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (all) => {
        const image = { url: 'https://archive.example/1.jpg', ...size }
        const text = tei({ title: 'x' }, [{ label: '1', image, text: { lines: all } }])
        const { parts, findings } = read(text)
        expect(findings).toEqual([])
        const back = parts.flatMap((part) => placed(part, size, 'a.xml').lines)
        const plain = (one: TextLine) => [one.text.replace(/\s+/g, ''), one.box]
        expect(back.map(plain)).toEqual(all.map(plain))
      }),
    )
  })

  it('that is in TEI loses no word, and is the same when it was written and read again', () => {
    fc.assert(
      fc.property(fc.array(bodies, { minLength: 1, maxLength: 5 }), (all) => {
        const markup = all.map((one, at) => one.markup.replace(/w(\d+)\./g, `w${at}x$1.`)).join('')
        const first = read(teiOf(markup))
        const wordsOf = ({ parts }: ReadParts) =>
          parts.flatMap((part) => part.lines.flatMap(({ text }) => text.match(/w\d+x\d+\./g) ?? []))
        expect(wordsOf(first).sort()).toEqual((markup.match(/w\d+x\d+\./g) ?? []).sort())
        const second = read(tei({ title: 'x' }, pagesOf(first)))
        expect(second.findings.filter(({ level }) => level === 'error')).toEqual([])
        expect(wordsOf(second)).toEqual(wordsOf(first))
      }),
      { numRuns: 500 },
    )
  })
})
