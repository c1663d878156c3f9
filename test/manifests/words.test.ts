import { expect, it } from '@jest/globals'
import { escaped, linked, webAddress } from '../../manifests/html.js'
import { navDate } from '../../manifests/nav-date.js'
import { rightsOf, rightsUri } from '../../manifests/rights.js'
import { languageKey, merged, words, wordsOr } from '../../manifests/words.js'
import { bare, profile } from './examples.js'

it.each([
  ['en', 'en'],
  ['zh-Hant', 'zh-Hant'],
  ['es-419', 'es'],
  ['none', 'none'],
  ['', 'none'],
  ['x', 'none'],
])('the language %j becomes the key %j', (tag, key) => {
  expect(languageKey(tag)).toBe(key)
})

it('joins languages that become one, and drops those without words', () => {
  expect(words({ 'es-419': ['a'], es: ['b'], fr: [] })).toEqual({ es: ['a', 'b'] })
  expect(wordsOr({ fr: [] }, { en: ['Untitled'] })).toEqual({ en: ['Untitled'] })
})

it('says everything in every language', () => {
  expect(merged([{ en: ['a'], fr: ['b'] }, { none: ['c', 'd'] }])).toEqual({
    en: ['a', 'c', 'd'],
    fr: ['b', 'c', 'd'],
  })
  expect(merged([{ none: ['a'] }, { none: ['b'] }])).toEqual({ none: ['a', 'b'] })
  expect(merged([{}, { de: ['a'] }])).toEqual({ de: ['a'] })
})

it('escapes text for HTML that is XML', () => {
  expect(escaped('a<b & "c" \u0000\ud800')).toBe('a&lt;b &amp; &quot;c&quot; ')
  expect(linked('<i>', undefined)).toBe('&lt;i&gt;')
})

it.each([
  ['https://example.org/a b?x=1&y=ü#z', 'https://example.org/a%20b?x=1&y=%C3%BC#z'],
  ['http://example.org/a|b^%zz', 'http://example.org/a%7Cb%5E%25zz'],
  ['javascript:alert(1)', undefined],
  ['ftp://example.org', undefined],
  ['example.org', undefined],
])('the address %s is %s', (written, address) => {
  expect(webAddress(written)).toBe(address)
})

it.each([
  ['1921', '1921-01-01T00:00:00Z'],
  ['1921-10', '1921-10-01T00:00:00Z'],
  ['1921-10-30', '1921-10-30T00:00:00Z'],
  ['1921-10-30T09:30:00Z', '1921-10-30T00:00:00Z'],
  ['0044-03-15', '0044-03-15T00:00:00Z'],
  ['1921-02-30', undefined],
  ['1921-21', undefined],
  ['0000', undefined],
  ['-0044', undefined],
  ['192X', undefined],
  ['1921~', undefined],
  ['1921/1922', undefined],
])('the date %s stands at %s', (edtf, moment) => {
  expect(navDate([{ what: {}, text: '' }, { what: {}, text: '', edtf }])).toBe(moment)
}) // prettier-ignore

it.each([
  ['https://creativecommons.org/licenses/by-sa/4.0/deed.de', 'http://creativecommons.org/licenses/by-sa/4.0/'],
  ['http://creativecommons.org/licenses/by/3.0/de', 'http://creativecommons.org/licenses/by/3.0/de/'],
  ['https://www.creativecommons.org/publicdomain/zero/1.0', 'http://creativecommons.org/publicdomain/zero/1.0/'],
  ['https://rightsstatements.org/page/InC-OW-EU/1.0/?language=en', 'http://rightsstatements.org/vocab/InC-OW-EU/1.0/'],
  ['CC BY 4.0', undefined],
  ['https://archive.example/creativecommons.org/licenses/by/4.0/', undefined],
])('the licence %s is %s', (written, uri) => {
  expect(rightsUri(written)).toBe(uri)
}) // prettier-ignore

it('grants no licence where the record says something else', () => {
  expect(rightsOf(bare, profile).uri).toBe(profile.defaultRights)
  const statement = { en: ['All rights reserved.'] }
  expect(rightsOf({ ...bare, rights: { statement } }, profile)).toEqual({ statement })
})
