import { expect, it } from '@jest/globals'
import { interfaceLanguage, wordsIn } from '../../web/words.js'

it.each([
  [['fr', 'en'], 'fr'],
  [['de-CH'], 'de'],
  [['FR-ca'], 'fr'],
  [['la', 'de'], 'de'],
  [['la'], 'en'],
  [['toString'], 'en'],
  [[], 'en'],
])('of %j the interface speaks %s', (wanted, language) => {
  expect(interfaceLanguage(wanted)).toBe(language)
})

/** Every word of a language file with its place, functions called with numbers and words. */
function spelled(words: object, within = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[within + key, value]]
    if (typeof value === 'object' && value !== null) return spelled(value, `${within}${key}.`)
    const said = [1, 2, 1234567].map((n) => (value as (...given: unknown[]) => string)(n, n, n))
    return [[within + key, said.join(' | ')]]
  })
}

it.each(['en', 'fr', 'de'])('%s has every word, and none is empty', (language) => {
  const words = spelled(wordsIn([language]))
  expect(words.length).toBeGreaterThan(90)
  expect(words.map(([key]) => key)).toEqual(spelled(wordsIn(['en'])).map(([key]) => key))
  for (const [, said] of words) expect(said).not.toMatch(/^\s*$|undefined|NaN|\[object/)
})

it('counts as each language does', () => {
  expect([0, 1, 2, 1204].map(wordsIn(['en']).pages)).toEqual([
    '0 pages',
    '1 page',
    '2 pages',
    '1,204 pages',
  ])
  expect([0, 1, 2].map(wordsIn(['fr']).pages)).toEqual(['0 page', '1 page', '2 pages'])
  expect([1, 1204].map(wordsIn(['de']).items)).toEqual(['1 Dokument', '1.204 Dokumente'])
  expect([3, 2400, 1_250_000].map(wordsIn(['en']).bytes)).toEqual(['1 KB', '2 KB', '1.3 MB'])
})
