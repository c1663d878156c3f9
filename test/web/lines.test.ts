import { expect, it } from '@jest/globals'
import type { TextLine } from '../../data/model/text-line.js'
import { lines } from '../../web/lines.js'
import { all, attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { report, site, transcription } from './made-up.js'

const layer = report().texts.find(({ id }) => id === transcription)
const line = (text: string, given: Partial<TextLine> = {}): TextLine => ({
  text,
  opensParagraph: false,
  ...given,
})
function shown(given: readonly TextLine[], { language = 'en', words = false, level = 2 } = {}) {
  if (!layer) throw new Error('There is no transcription.')
  const of = { ...layer, language }
  return elements(
    String(lines({ layer: of, text: { lines: given }, prefix: 'l-' }, { level, words }, site)),
  )
}

it('lets a line of the text flow over the lines of the scan, each of which lights up by itself', () => {
  const read = shown([
    line('One.'),
    line('He went round', { opensParagraph: true }),
    line('in the night', { continues: true }),
    line('and came back.', { continues: true }),
    line('Two.'),
  ])
  const items = named(read, 'li')
  expect(items.map(wordsOf)).toEqual(['One.', 'He went round in the night and came back.', 'Two.'])
  expect(items.map((one) => attribute(one, 'class'))).toEqual([undefined, 'flow opens', 'fifth'])
  const own = all(read, ({ attributes }) => attributes.has('data-line'))
  expect(own.map((one) => [one.name, attribute(one, 'id'), wordsOf(one)])).toEqual([
    ['li', 'l-1', 'One.'],
    ['span', 'l-2', 'He went round'],
    ['span', 'l-3', 'in the night'],
    ['span', 'l-4', 'and came back.'],
    ['li', 'l-5', 'Two.'],
  ])
})

it('lets Chinese flow without spaces', () => {
  expect(
    wordsOf(shown([line('夜中'), line('巡行', { continues: true })], { language: 'zh' })),
  ).toBe('夜中巡行')
})

it('calls lines by the numbers they keep', () => {
  const read = shown([line('a', { number: 4 }), line('b', { number: 9 }), line('c')])
  expect(named(read, 'li').map((one) => attribute(one, 'id'))).toEqual(['l-4', 'l-9', 'l-3'])
})

it('says of a line that it is not on the scan', () => {
  const [first, second] = named(shown([line('Seen.', { notOnPage: true }), line('On.')]), 'li')
  expect(wordsOf(first)).toBe('Seen. not on the scan')
  expect(attribute(first, 'class')).toBe('apart')
  expect([attribute(first && named(first, 'small')[0], 'lang'), wordsOf(second)]).toEqual([
    'en',
    'On.',
  ])
})

it('shows headings as such, never more than one step down', () => {
  const levels = (given: readonly (number | undefined)[], level: number) =>
    all(
      shown(
        given.map((heading) => line('x', heading === undefined ? {} : { heading })),
        { level },
      ),
      ({ name }) => /^h\d$/.test(name),
    ).map(({ name }) => name)
  expect(levels([1, 2, undefined, 3, 1], 2)).toEqual(['h2', 'h3', 'h4', 'h2'])
  expect(levels([3, 6, 2], 4)).toEqual(['h4', 'h5', 'h5'])
  expect(levels([1, 2, 3, 4, 5], 5)).toEqual(['h5', 'h6', 'h6', 'h6', 'h6'])
})

it('leaves the direction of a text in no known language to its letters', () => {
  if (!layer) throw new Error('There is no transcription.')
  const { language: _, ...unknown } = layer
  const list = elements(
    String(lines({ layer: unknown, text: { lines: [] }, prefix: '' }, { level: 2 }, site)),
  )
  expect(attribute(ofClass(list, 'lines')[0], 'dir')).toBe('auto')
})

it('gives the places of words, of a divided word both, and none where there are too many', () => {
  const box = { x: 10, y: 20, width: 30, height: 9 }
  const words = [
    { from: 0, to: 2, box },
    { from: 3, to: 9 },
    { from: 10, to: 15, box, rest: { ...box, y: 40 } },
  ]
  const given = [line('of divided words', { words }), line('none')]
  const places = (read: ReturnType<typeof shown>) =>
    named(read, 'li').map((one) => attribute(one, 'data-words'))
  expect(places(shown(given, { words: true }))).toEqual([
    '0 2 10 20 30 9 10 15 10 20 30 9 10 15 10 40 30 9',
    undefined,
  ])
  expect(places(shown(given))).toEqual([undefined, undefined])
  const many = Array.from({ length: 1500 }, () => line('of divided words', { words }))
  expect(new Set(places(shown(many, { words: true })))).toEqual(new Set([undefined]))
})
