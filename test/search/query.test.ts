import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TextLine } from '../../data/model/text-line.js'
import { matches } from '../../data/search/matches.js'
import { passage } from '../../data/search/passage.js'
import { parseQuery } from '../../data/search/query.js'

const lineOf = (text: string): TextLine => ({ text, opensParagraph: false })
const words = (...lines: string[]) => passage(lines.map(lineOf))

/** What is found of a query in lines, as it is written there: parts of lines, divided by a stroke. */
function found(query: string, ...lines: string[]): string[] {
  const parsed = parseQuery(query)
  if (!parsed) return []
  const all = words(...lines)
  return matches(all, parsed).map(({ from, to }) =>
    all
      .slice(from, to)
      .flatMap(({ places }) => places)
      .map(({ line, from: start, to: end }) => (lines[line] ?? '').slice(start, end))
      .join('|'),
  )
}

const text = [
  'The harbour master said that the ice had come',
  'early this year, and that no ship had been seen by com-',
  'munists of the Anglo-Saxon board. The well-',
  'known engineer replied: Zwölf.',
]

describe('what is looked for', () => {
  it.each([
    ['harbour', ['harbour']],
    ['HARBOUR', ['harbour']],
    ['ice ship', ['ice', 'ship']],
    ['ice whale', []],
    ['ice -ship', []],
    ['ice -whale', ['ice']],
    ['-ship', []],
    ['"harbour master"', ['harbour|master']],
    ['"master harbour"', []],
    ['"had come early"', ['had|come|early']],
    ['“come early”', ['come|early']],
    ['communists', ['com-|munists'.replace('-', '')]],
    ['"by communists of"', ['by|com|munists|of']],
    ['anglo-saxon', ['Anglo|Saxon']],
    ['"Anglo-Saxon board"', ['Anglo|Saxon|board']],
    ['well-known', ['well|known']],
    ['harb*', ['harbour']],
    ['"the harb"', []],
    ['that', ['that', 'that']],
    ['zwolf', ['Zwölf']],
    ['ice -"harbour master"', []],
    ['"never closed', []],
    ['"ice had', ['ice|had']],
    ['ship* OR', []],
    ['" "', []],
    ['*', []],
    ['- "" -', []],
  ])('%s', (query, expected) => {
    expect(found(query, ...text)).toEqual(expected)
  })

  it('is found in characters of scripts without spaces, over the end of a line', () => {
    expect(found('公文書館', '国立公文', '書館にて')).toEqual(['公|文|書|館'])
    expect(found('文館', '国立公文', '書館にて')).toEqual([])
  })

  it('is no part of a word with the line after it, where that begins with a capital', () => {
    expect(words('the mole of Anglo-', 'Saxon make').map(({ term }) => term)).toEqual(['the', 'mole', 'of', 'anglo', 'saxon', 'make']) // prettier-ignore
    expect(found('anglosaxon', 'the Anglo-', 'Saxon make')).toEqual([])
    expect(found('"anglo saxon"', 'the Anglo-', 'Saxon make')).toEqual(['Anglo|Saxon'])
  })

  it('is a word that the text knows to be divided', () => {
    const lines: TextLine[] = [
      { text: 'an Anglo-', opensParagraph: false, words: [{ from: 3, to: 9, whole: 'Anglo-Saxon' }] },
      { text: 'Saxon name', opensParagraph: false, words: [{ from: 0, to: 5, whole: 'Anglo-Saxon' }] },
    ] // prettier-ignore
    expect(passage(lines).map(({ term }) => term)).toEqual(['an', 'anglo', 'saxon', 'name'])
  })

  it('may be anything: nothing throws, and what is found is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (query, lines) => {
        const parsed = parseQuery(query)
        if (!parsed) return
        const all = words(...lines)
        let behind = 0
        for (const { from, to } of matches(all, parsed)) {
          expect(from).toBeGreaterThanOrEqual(behind)
          expect(to).toBeLessThanOrEqual(all.length)
          behind = to
        }
      }),
    ) // prettier-ignore
  })
})
