import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Mark, MarkKind, TextLine } from '../../data/model/text-line.js'
import { marked, notesOf } from '../../web/marks.js'
import { wordsIn } from '../../web/words.js'
import { all, attribute, elements, named, wordsOf, type Element } from './elements.js'
import { site } from './made-up.js'

const marking = { prefix: 'line-', firstNote: 1, machine: false }
const line = (text: string, ...marks: Mark[]): TextLine => ({ text, opensParagraph: false, marks })
const written = (of: TextLine, how = marking) => String(marked(of, how, site))
const mark = (kind: MarkKind, from: number, to: number, given: Partial<Mark> = {}): Mark => ({
  kind,
  from,
  to,
  ...given,
})

it.each<[MarkKind, Partial<Mark>, string]>([
  ['deletion', {}, 'a <del title="deleted in the document">lamp</del> lit'],
  [
    'addition',
    { says: 'in pencil' },
    'a <ins title="added in the document: in pencil"><span class="sign">\\</span>lamp<span class="sign">/</span></ins> lit',
  ],
  [
    'unclear',
    {},
    'a <span class="unclear" title="? not read with certainty">lamp</span><span class="hidden">[?]</span> lit',
  ],
  [
    'supplied',
    {},
    'a <span class="supplied" title="supplied by the editor"><span class="sign">[</span>lamp<span class="sign">]</span></span> lit',
  ],
  ['abbreviation', { says: 'lampadary' }, 'a <abbr title="lampadary">lamp</abbr> lit'],
  ['abbreviation', {}, 'a <abbr >lamp</abbr> lit'],
  [
    'error',
    { says: 'lamps' },
    'a <span class="error" title="[sic] so in the document; read: lamps">lamp</span><span class="hidden"> [sic]</span> lit',
  ],
  ['emphasis', {}, 'a <em>lamp</em> lit'],
  ['underlined', {}, 'a <u>lamp</u> lit'],
  ['handwritten', {}, 'a <span class="handwritten" title="written by hand">lamp</span> lit'],
  ['foreign', { names: 'la' }, 'a <i lang="la" dir="ltr">lamp</i> lit'],
  ['foreign', { says: 'he' }, 'a <i lang="he" dir="rtl">lamp</i> lit'],
  ['date', { names: '1911-11' }, 'a <time datetime="1911-11">lamp</time> lit'],
  ['date', { names: '1911~/1912' }, 'a lamp lit'],
  [
    'person',
    { names: 'https://people.example/lamp' },
    'a <a class="named" href="https://people.example/lamp" title="person">lamp</a> lit',
  ],
  ['place', { names: '#lamp' }, 'a lamp lit'],
  ['work', { names: 'javascript:alert(1)' }, 'a lamp lit'],
])('shows %s (%j) as editions do', (kind, given, wanted) => {
  expect(written(line('a lamp lit', mark(kind, 2, 6, given))).replace(/\s*\n\s*(?=>)/g, '')).toBe(
    wanted,
  )
})

it('says of a gap what is known', () => {
  const gap = (given: Partial<Mark>, to = 2) =>
    wordsOf(elements(written(line('a lamp', mark('gap', 2, to, given)))))
  expect(gap({})).toBe('a […]lamp')
  expect(gap({ says: 'two words, torn' })).toBe('a [… two words, torn]lamp')
  expect(gap({}, 6)).toBe('a [… lamp]')
})

it('numbers notes in the order of the text, with a way to each', () => {
  const notes = line(
    'a lamp lit',
    mark('note', 10, 10, { says: 'last' }),
    mark('note', 2, 6, { says: 'of the lamp' }),
    mark('note', 3, 3),
  )
  expect(notesOf(notes).map(({ says }) => says)).toEqual(['of the lamp', 'last'])
  const shown = elements(written(notes, { ...marking, firstNote: 7 }))
  expect(wordsOf(shown)).toBe('a lamp7 lit8')
  expect(named(shown, 'a').map((link) => [...link.attributes.values()])).toEqual([
    ['line-ref-7', '#line-note-7', 'Note 7', 'line-note-7'],
    ['line-ref-8', '#line-note-8', 'Note 8', 'line-note-8'],
  ])
})

it('puts no link into a link: a note in a name stands after it, and a name in a name is only words', () => {
  const names = { names: 'https://people.example/quay' }
  const shown = elements(
    written(
      line(
        'the Quay Office wrote',
        mark('organisation', 4, 15, names),
        mark('place', 4, 8, { names: 'https://places.example/quay' }),
        mark('note', 8, 8, { says: 'The lower one.' }),
      ),
    ),
  )
  expect(named(shown, 'a').map(wordsOf)).toEqual(['Quay Office', '1'])
  expect(wordsOf(shown)).toBe('the Quay Office1 wrote')
})

it('splits what overlaps, and puts its signs only where it begins and ends', () => {
  const shown = written(line('abcdef', mark('deletion', 1, 4), mark('addition', 2, 6)))
  expect(wordsOf(elements(shown))).toBe('ab\\cdef/')
  expect(named(elements(shown), 'ins').map(wordsOf)).toEqual(['\\cd', 'ef/'])
})

it('shows which words a machine was not sure of, of a machine’s text only', () => {
  const words = [
    { from: 0, to: 1, confidence: 0.6 },
    { from: 2, to: 6, confidence: 0.414 },
    { from: 7, to: 10 },
  ]
  const read = { ...line('a lamp lit'), words }
  const unsure = (machine: boolean) =>
    all(elements(written(read, { ...marking, machine })), ({ attributes }) =>
      attributes.has('title'),
    ).map((one) => [wordsOf(one), attribute(one, 'title')])
  expect(unsure(true)).toEqual([['lamp', 'The machine was only 41\u00a0% sure of this word']])
  expect(unsure(false)).toEqual([])
})

it('keeps every letter of the line, whatever is marked in it, and escapes it', () => {
  const kinds = Object.keys(wordsIn(['en']).marks).filter((kind) => kind !== 'unsure')
  const anyMark = fc.record({
    kind: fc.constantFrom(...(kinds as MarkKind[])),
    from: fc.integer({ min: -1, max: 14 }),
    to: fc.integer({ min: -1, max: 14 }),
    says: fc.constantFrom('x', '<b>"\'', 'fr'),
    names: fc.constantFrom('https://a.example/', 'javascript:1', '"><b>', '1911'),
  })
  const own = (one: Element | string): string => {
    if (typeof one === 'string') return one
    const of = attribute(one, 'class')
    return of === 'sign' || of === 'hidden' || of === 'ref' ? '' : one.children.map(own).join('')
  }
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '<', '&', '"', ' ', 'é'), maxLength: 12 }),
      fc.array(anyMark, { maxLength: 8 }),
      (text, marks) => {
        const shown = elements(written(line(text, ...marks)))
        expect(own(shown)).toBe(text)
        for (const link of named(shown, 'a')) expect(named(link, 'a')).toEqual([])
      },
    ),
  )
})
