import { expect, it } from '@jest/globals'
import type { Site } from '../../web/site.js'
import { dateInWords, spokenDate } from '../../web/spoken-date.js'

const site = (language: string) => ({ languages: [language] }) as unknown as Site

it.each([
  ['1956-10-30', '30 October 1956', '30 octobre 1956', '30. Oktober 1956'],
  ['1956-10-01', '1 October 1956', '1er octobre 1956', '1. Oktober 1956'],
  ['1956-10', 'October 1956', 'octobre 1956', 'Oktober 1956'],
  ['1956', '1956', '1956', '1956'],
  ['1956?', '1956, uncertain', '1956, date incertaine', '1956, unsicher'],
  ['1956~', 'about 1956', 'vers 1956', 'etwa 1956'],
  ['1956%', 'about 1956, uncertain', 'vers 1956, date incertaine', 'etwa 1956, unsicher'],
  ['195X', 'the 1950s', 'les années 1950', 'die 1950er Jahre'],
  ['19XX', 'the 20th century', 'le XXe siècle', 'das 20. Jahrhundert'],
  ['20XX', 'the 21st century', 'le XXIe siècle', 'das 21. Jahrhundert'],
  ['1956-21', 'spring 1956', 'printemps 1956', 'Frühling 1956'],
  ['1956-10-XX', 'a day in October 1956', 'un jour en octobre 1956', 'ein Tag im Oktober 1956'],
  ['1950/1956', 'from 1950 to 1956', 'de 1950 à 1956', 'von 1950 bis 1956'],
  ['195X/196X', 'the 1950s – the 1960s', 'les années 1950 – les années 1960', 'die 1950er Jahre – die 1960er Jahre'],
  ['1956/..', 'from 1956 on', 'à partir de 1956', 'ab 1956'],
  ['../1956', 'until 1956', 'jusqu’à 1956', 'bis 1956'],
  ['1956/', 'from 1956, end not known', 'à partir de 1956, fin inconnue', 'ab 1956, Ende unbekannt'],
  ['[1955,1956]', '1955 or 1956', '1955 ou 1956', '1955 oder 1956'],
  ['{1955,1956,1958}', '1955, 1956 and 1958', '1955, 1956 et 1958', '1955, 1956 und 1958'],
  ['-0043-03-15', '15 March 44 BC', '15 mars 44 av. J.-C.', '15. März 44 v. Chr.'],
] as const)('%s is spoken in words', (edtf, en, fr, de) => {
  expect([spokenDate(edtf, site('en')), spokenDate(edtf, site('fr')), spokenDate(edtf, site('de'))]).toEqual([en, fr, de])
}) // prettier-ignore

it('leaves a date as the record wrote it, unless that was EDTF', () => {
  const what = { en: ['created'] }
  const said = (text: string, edtf?: string) =>
    dateInWords({ what, text, ...(edtf !== undefined && { edtf }) }, site('en'))
  expect(said('1956-10-30', '1956-10-30')).toBe('30 October 1956')
  expect(said('end of October 1956', '1956-10-30')).toBe('end of October 1956')
  expect(said('one fine day')).toBe('one fine day')
  expect(spokenDate('one fine day', site('en'))).toBeUndefined()
})
