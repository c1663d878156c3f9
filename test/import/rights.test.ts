import { expect, it } from '@jest/globals'
import { languageTag } from '../../data/import/languages.js'
import { rightsUri } from '../../data/import/rights.js'

it.each([
  [
    'https://creativecommons.org/licenses/by-sa/4.0/',
    'http://creativecommons.org/licenses/by-sa/4.0/',
  ],
  ['http://creativecommons.org/licenses/by/3.0', 'http://creativecommons.org/licenses/by/3.0/'],
  [
    'https://www.creativecommons.org/licenses/by/3.0/de/deed.de',
    'http://creativecommons.org/licenses/by/3.0/de/',
  ],
  [
    'https://creativecommons.org/licenses/by/4.0/legalcode',
    'http://creativecommons.org/licenses/by/4.0/',
  ],
  [
    'https://creativecommons.org/publicdomain/zero/1.0/',
    'http://creativecommons.org/publicdomain/zero/1.0/',
  ],
  [
    'https://rightsstatements.org/page/InC/1.0/?language=en',
    'http://rightsstatements.org/vocab/InC/1.0/',
  ],
  [
    'http://rightsstatements.org/vocab/NoC-US/1.0/',
    'http://rightsstatements.org/vocab/NoC-US/1.0/',
  ],
  ['CC BY 4.0', 'http://creativecommons.org/licenses/by/4.0/'],
  ['cc-by-nc-sa 3.0', 'http://creativecommons.org/licenses/by-nc-sa/3.0/'],
  ['CC BY-NC-ND 4.0 International', 'http://creativecommons.org/licenses/by-nc-nd/4.0/'],
  [
    'Creative Commons Attribution-ShareAlike 4.0 International',
    'http://creativecommons.org/licenses/by-sa/4.0/',
  ],
  ['CC0', 'http://creativecommons.org/publicdomain/zero/1.0/'],
  ['Public Domain Mark 1.0', 'http://creativecommons.org/publicdomain/mark/1.0/'],
  ['In copyright', 'http://rightsstatements.org/vocab/InC/1.0/'],
  ['No Known Copyright', 'http://rightsstatements.org/vocab/NKC/1.0/'],
  ['No copyright – United States', 'http://rightsstatements.org/vocab/NoC-US/1.0/'],
])('%s is a licence or statement', (text, uri) => {
  expect(rightsUri(text)).toBe(uri)
})

it.each([
  'CC BY',
  'Ask first',
  'https://example.org/',
  'CC BY-SA-ND 4.0',
  'https://creativecommons.org/about',
  'constructor',
  'public domain',
])('%s is none', (text) => {
  expect(rightsUri(text)).toBeUndefined()
})

it.each(
  [
  ['en', 'en'], ['EN-gb', 'en-GB'], ['zh_hant', 'zh-Hant'], ['rus', 'ru'], ['fre', 'fr'], ['ger', 'de'], ['chi', 'zh'],
  ['Russian', 'ru'], ['russe', 'ru'], ['Russisch', 'ru'], ['Latin', 'la'], ['Ancient Greek', 'grc'], ['es-419', 'es-419'],
] as const /* prettier-ignore */,
)('the language %s is %s', (text, tag) => {
  expect(languageTag(text)).toBe(tag)
})

it.each(['', 'xq', 'none', 'English or so', 'name', 'role', '12', 'x'])(
  '%s is no language',
  (text) => {
    expect(languageTag(text)).toBeUndefined()
  },
)
