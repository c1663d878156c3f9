import { describe, expect, it } from '@jest/globals'
import { randomFrom } from '../../bench/images/random.js'
import { annotatedPages, strayParts } from '../../data/import/annotated-pages.js'
import { annotationParts } from '../../data/import/annotations.js'
import { formatOf } from '../../data/import/formats.js'
import { lineNumbers } from '../../data/import/line-numbers.js'
import { placed } from '../../data/import/place.js'
import type { ReadPart } from '../../data/import/read-part.js'
import type { PageId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import { input, inputs } from './fixtures.js'
import { mutated } from './mutated.js'

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)) // prettier-ignore
const read = (value: unknown) => annotationParts(bytes(value), 'notes.json')
const note = (more: object) => ({ type: 'Annotation', ...('body' in more ? {} : { bodyValue: 'Words' }), target: '1.tif', ...more }) // prettier-ignore
const linesOf = (value: unknown) => read(value).parts.flatMap(({ lines }) => lines)

describe('what is a file of annotations', () => {
  it.each(inputs('annotations').filter((name) => name !== 'broken.json'))('%s is', (name) => {
    expect(formatOf('notes.json', input('annotations', name))).toMatchObject({
      is: { kind: 'text', format: 'annotations' },
      findings: [],
    })
  })

  it.each([
    ['a manifest', { '@context': 'http://iiif.io/api/presentation/3/context.json', type: 'Manifest', items: [{ type: 'Canvas', items: [{ type: 'AnnotationPage' }] }] }, 'later'],
    ['a manifest of version 2', { '@context': 'http://iiif.io/api/presentation/2/context.json', '@type': 'sc:Manifest' }, 'later'],
    ['other JSON', { name: 'x', items: [{ type: 'Annotation', target: '1' }] }, 'unknown'],
    ['a list of other things', [1, { a: 1 }], 'unknown'],
    ['words of it', '{"title": "\\"type\\": \\"Annotation\\"", "type": "Letter"}', 'unknown'],
  ])('%s is not', (_, value, kind) => {
    expect(formatOf('notes.json', bytes(value)).is.kind).toBe(kind)
  }) // prettier-ignore

  it('is one whose type stands behind much else, and one of UTF-16', () => {
    const late = { body: { type: 'TextualBody', value: 'x'.repeat(3000) }, target: { type: 'Canvas', id: '1' }, type: 'Annotation' } // prettier-ignore
    expect(formatOf('a.json', bytes(late)).is.kind).toBe('text')
    const wide = Buffer.from(`\ufeff${JSON.stringify(note({}))}`, 'utf16le')
    expect(formatOf('a.json', wide).is.kind).toBe('text')
    expect(annotationParts(wide, 'a.json').parts).toHaveLength(1)
  })
})

describe('where an annotation is', () => {
  const placeOf = (selector: unknown) => {
    const { parts, findings } = read(note({ target: { source: '1.tif', selector } }))
    const [line] = parts[0]?.lines ?? []
    return { edges: line?.edges, outline: line?.outline?.length, told: findings.map(({ what }) => what) } // prettier-ignore
  }
  const svg = (value: string) => ({ type: 'SvgSelector', value: `<svg>${value}</svg>` })
  const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom }) // prettier-ignore

  it.each([
    ['a fragment', { type: 'FragmentSelector', value: 'xywh=1,2,30,40' }, box(1, 2, 31, 42)],
    ['one with fractions', { type: 'FragmentSelector', value: 'xywh=pixel:1.5,2,30.5,40' }, box(1.5, 2, 32, 42)],
    ['a rectangle', svg('<rect x="1" y="2" width="30" height="40"/>'), box(1, 2, 31, 42)],
    ['a path that is a rectangle', svg('<path d="M1,2h30v40h-30z"/>'), box(1, 2, 31, 42)],
    ['a path of relative steps', svg('<path d="m1 2 30 0 0 40-30 0Z"/>'), box(1, 2, 31, 42)],
    ['two arcs that are a circle', svg('<path d="M0,50a50,50 0 1 1 100,0a50 50 0 11-100 0"/>'), box(0, 0, 100, 100)],
    ['a line', svg('<line x1="5" y1="6" x2="7" y2="9"/>'), box(5, 6, 7, 9)],
    ['shapes together', svg('<g><circle cx="10" cy="10" r="10"/><polygon points="50,50 60,50 60,70"/></g>'), box(0, 0, 60, 70)],
    ['a region of an image', { type: 'ImageApiSelector', region: '1,2,30,40' }, box(1, 2, 31, 42)],
    ['a choice', { type: 'Choice', items: [{ type: 'FragmentSelector', value: 'xywh=1,2,30,40' }, { type: 'PointSelector', x: 1 }] }, box(1, 2, 31, 42)],
    ['a text of it', 'xywh=1,2,30,40', box(1, 2, 31, 42)],
    ['Annotorious’ own', { type: 'RECTANGLE', geometry: { x: 1, y: 2, w: 30, h: 40 } }, box(1, 2, 31, 42)],
  ])('is read of %s', (_, selector, edges) => {
    const found = placeOf(selector)
    expect(found.told).toEqual([])
    for (const [side, at] of Object.entries(edges)) expect(found.edges?.[side as 'left']).toBeCloseTo(at, 0)
  }) // prettier-ignore

  it.each([
    ['a point', { type: 'PointSelector', x: 1, y: 2 }, 'a point or a moment'],
    ['a moment', { type: 'FragmentSelector', value: 't=10,20' }, 'a point or a moment'],
    ['nothing wide', { type: 'FragmentSelector', value: 'xywh=pixel:315,150,0,0' }, 'a point or a moment'],
    ['words', { type: 'FragmentSelector', value: 'xywh=a,b,c,d' }, 'could not be read'],
    ['a drawing that is moved', svg('<g transform="translate(9 9)"><rect width="3" height="3"/></g>'), 'could not be read'],
    ['no drawing', svg('<path d="Lorem ipsum"/>'), 'could not be read'],
  ])('is told to be none of %s', (_, selector, told) => {
    const found = placeOf(selector)
    expect(found.edges).toBeUndefined()
    expect(found.told.join()).toMatch(new RegExp(`${told}|could not be read`))
    expect(found.told).toHaveLength(1)
  }) // prettier-ignore

  it('is all of the page where words are selected in another way', () => {
    expect(placeOf({ type: 'TextQuoteSelector', exact: 'pier' })).toEqual({ told: [] })
  })
})

describe('what an annotation says', () => {
  it('is told as it is, whatever stands in it', () => {
    const [plain] = linesOf(note({ body: { type: 'TextualBody', format: 'text/plain', value: '<b>&amp;</b>\u0000\ud800' } })) // prettier-ignore
    expect(plain?.text).toBe('<b>&amp;</b>\ufffd')
    const html = '<div onclick="x()">One<br>two<ul><li>a<li>b</ul><iframe src="https://x.example">no</iframe><constructor>in</constructor> <a href="javascript:alert(1)">go</a>&nbsp;&lt;x&gt;</div>' // prettier-ignore
    const [safe] = linesOf(note({ body: { value: html, format: 'text/html' } }))
    expect(safe?.text).toBe('One\ntwo\n• a\n• b\nin go <x>')
  })

  it('is cut where it is too long, and left out where it is nothing', () => {
    const long = read(note({ bodyValue: 'x'.repeat(60_000) }))
    expect(long.parts[0]?.lines[0]?.text).toHaveLength(50_000)
    expect(long.findings[0]?.what).toContain('more than 50,000 characters')
    expect(read(note({ bodyValue: ' ' })).parts).toEqual([])
    expect(read([]).parts).toEqual([])
  })

  it('does not tell how to write to people', () => {
    for (const creator of [
      'mailto:a@b.example',
      'a.clerk@b.example',
      { id: 'https://people.example/1', email: 'a@b.example' },
      '_:b0',
    ])
      // prettier-ignore
      expect(linesOf(note({ creator }))[0]?.comment?.by).toBeUndefined()
    expect(linesOf(note({ creator: [{ name: 'A' }, 'B'] }))[0]?.comment?.by).toBe('A, B')
  })
})

const image = { width: 600, height: 800 }
const pageOf = (id: string, name: string) => ({ id: id as PageId, image: { ...image, master: { name } } }) as unknown as Page // prettier-ignore
const pages = [pageOf('0a1b2c3d4e5f', 'memo-001.tif'), pageOf('1a1b2c3d4e5f', 'memo-002.tif')]

describe('pages that annotations are about', () => {
  const part = (target: string, more: Partial<ReadPart> = {}): ReadPart => ({ unit: 'pixel', target, lines: [{ text: 'x', opensParagraph: true }], ...more }) // prettier-ignore
  const at = (...targets: string[]) => {
    const found = annotatedPages(targets.map((one) => part(one)), pages, false) // prettier-ignore
    return targets.map((_, nth) => found?.findIndex(({ part: own }) => [own].flat().includes(nth)))
  }

  it.each([
    'https://a.example/iiif/presentation/3/memo/canvas/1a1b2c3d4e5f', 'https://a.example/iiif/presentation/2/memo/canvas/1a1b2c3d4e5f',
    'https://a.example/iiif/image/2/1a1b2c3d4e5f', 'https://a.example/iiif/image/3/1a1b2c3d4e5f/full/max/0/default.jpg', 'https://a.example/items/memo/1a1b2c3d4e5f',
    'memo-002.tif', 'C:\\scans\\Memo-002.TIF', 'https://b.example/x/memo-002.jpg', 'https://b.example/iiif/2/memo-002.tif/info.json', 'https://b.example/iiif/3/box%2Fmemo-002/full/max/0/default.jpg',
    'https://b.example/canvas/p2', 'https://b.example/canvas/2.json', '2', 'page-002',
  ])('are found by %s', (target) => {
    expect(at(target, 'memo-001.tif')).toEqual([1, 0])
  }) // prettier-ignore

  it('are counted from 0 where one is 0', () => {
    expect(at('https://b.example/canvas/0', 'https://b.example/canvas/1')).toEqual([0, 1])
  })

  it.each(['', 'https://b.example/canvas/p3', 'https://b.example/canvas/of-2-things', 'https://a.example/iiif/presentation/3/memo/canvas/999999999999', 'memo-003.tif'])('are not found by “%s”', (target) => {
    expect(at(target, 'memo-001.tif')).toEqual([-1, 0])
  }) // prettier-ignore

  it('may have several parts, and what is of the document is on the first', () => {
    const parts = [part('memo-002.tif'), part('memo-002.tif', { unit: 'percent' }), part('x/manifest', { ofWhole: true }), part('?')] // prettier-ignore
    const found = annotatedPages(parts, pages, false) ?? []
    expect(found.map(({ page, part: own }) => [page.id, own])).toEqual([[pages[0]?.id, 2], [pages[1]?.id, [0, 1]]]) // prettier-ignore
    expect(strayParts(parts, found)).toEqual([parts[3]])
    expect(annotatedPages(parts.slice(2, 3), pages, false)).toBeUndefined()
  })

  it('is the one that the file lies beside, whatever it says', () => {
    const found = annotatedPages([part('x'), part('y')], pages.slice(0, 1), true)
    expect(found?.[0]?.parts).toHaveLength(2)
  })
})

it('are known again by their own ids, in any order, and never by their words then', () => {
  const before = [{ text: 'a', id: '1', number: 1 }, { text: 'b', id: '2', number: 2 }, { text: 'c', number: 3 }] // prettier-ignore
  const now = [{ text: 'b', id: '9' }, { text: 'c' }, { text: 'other words', id: '2' }, { text: 'a', id: '1' }] // prettier-ignore
  expect(lineNumbers(before, now, 0).numbers).toEqual([4, 3, 2, 1])
})

it('are put on a scan of another size by the size of their canvas, and by hundredths', () => {
  const target = (id: string, value: string) => ({ source: { id, type: 'Canvas', width: 1200, height: 1600 }, selector: { type: 'FragmentSelector', value } }) // prettier-ignore
  const { parts } = read([note({ target: target('1', 'xywh=100,200,300,400') }), note({ target: target('1', 'xywh=percent:10,20,30,40') })]) // prettier-ignore
  const boxes = parts.flatMap((part) => placed(part, image, 'notes.json').lines.map(({ box }) => box)) // prettier-ignore
  expect(boxes).toEqual([{ x: 50, y: 100, width: 150, height: 200 }, { x: 60, y: 160, width: 180, height: 320 }]) // prettier-ignore
})

/** Puts something else in the place of a few values, or takes them away. */
function disturbed(value: unknown, random: () => number): unknown {
  const odd = [null, 0, -1, 1e308, '', 'xywh=1,2,3', '<svg><path d="M0 0A1 1 0 0 1 1e9 NaN"/></svg>', [], {}, [[[[[[[[[[]]]]]]]]]], true, { type: 'Choice' }, '__proto__', { items: [{}] }] // prettier-ignore
  if (random() < 0.04) return odd[Math.floor(random() * odd.length)]
  if (Array.isArray(value)) return value.flatMap((one) => (random() < 0.03 ? [] : [disturbed(one, random)])) // prettier-ignore
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(() => random() > 0.03)
  return Object.fromEntries(entries.map(([key, one]) => [random() < 0.02 ? '__proto__' : key, disturbed(one, random)])) // prettier-ignore
}

it('come through 6,000 times damaged, in their bytes and in their members', () => {
  const names = inputs('annotations').filter((name) => name !== 'broken.json')
  let some = 0
  for (let seed = 0; seed < 6000; seed++) {
    const text = new TextDecoder().decode(input('annotations', names[seed % names.length] ?? ''))
    const damaged = seed % 3 === 0 ? mutated(text, seed) : bytes(disturbed(JSON.parse(text), randomFrom(seed)) ?? null) // prettier-ignore
    formatOf('notes.json', damaged)
    const { parts, findings } = annotationParts(damaged, 'notes.json')
    for (const { where } of findings) expect(where).toContain('notes.json')
    if (parts.length > 0) some++
    for (const part of parts) {
      for (const { text: words, comment, marks = [], box } of placed(part, image, 'x').lines) {
        for (const { from, to } of [...marks, ...(comment?.bodies ?? [])]) expect(from >= 0 && from <= to && to <= words.length).toBe(true) // prettier-ignore
        if (box) expect(box.x + box.width <= image.width && box.y + box.height <= image.height).toBe(true) // prettier-ignore
      }
    }
    annotatedPages(parts, pages, false)
  }
  expect(some).toBeGreaterThan(2500)
}, 120_000)

it('of any depth or number end', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  expect(annotationParts(bytes(deep), 'notes.json').parts).toEqual([])
  const nested = { type: 'Annotation', target: '1', body: {} as unknown }
  for (let at = 0; at < 2000; at++) nested.body = { type: 'Composite', items: [nested.body] }
  expect(read(nested).parts).toEqual([])
  const many = read(Array.from({ length: 100_002 }, (_, at) => note({ target: `${at % 7}` })))
  expect(many.parts.flatMap(({ lines }) => lines)).toHaveLength(100_000)
  expect(many.findings[0]?.what).toContain('beyond the first 100,000 of a file: 2')
}, 60_000)

it.each([
  ['{"a": 1,}', 'line 1, column 9'], ['{"a": [1 2]}', 'line 1, column 10'], ['\n\n{"type":\n  nothing}', 'line 4, column 3'], ['{"a": "b', 'line 1, column 7'], ['{} x', 'line 1, column 4'], ['[1, 2', 'line 1, column 6'],
])('tell where %s stops to be JSON', (text, place) => {
  expect(read(text).findings.map(({ where }) => where)).toEqual([`notes.json, ${place}`])
}) // prettier-ignore
