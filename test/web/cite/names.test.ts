import { expect, it } from '@jest/globals'
import { citedDate, dateIn, yearIn } from '../../../web/cite/date.js'
import { nameOf, straight, withInitials } from '../../../web/cite/name.js'

it.each([
  ['Brack, Emil', { family: 'Brack', given: 'Emil' }],
  ['Brack, Emil, 1870–1932', { family: 'Brack', given: 'Emil' }],
  ['Brack, Emil (1870-1932)', { family: 'Brack', given: 'Emil' }],
  ['von der Heide, Anna Maria', { family: 'von der Heide', given: 'Anna Maria' }],
  ['O’Neill-Smith, J.-P.', { family: 'O’Neill-Smith', given: 'J.-P.' }],
  ['R. Ashgrove', { family: 'Ashgrove', given: 'R.' }],
  ['J. R. R. Tolkien', { family: 'Tolkien', given: 'J. R. R.' }],
  ['J.-P. Marat', { family: 'Marat', given: 'J.-P.' }],
])('tells the parts of %s', (written, name) => {
  expect(nameOf(written)).toEqual(name)
})

it.each([
  'Anna Petrova',
  'Qian Xuesen',
  'Harbour and Rivers Board',
  'Burma, Ministry of Defence',
  'Lantern Company, Ltd.',
  'Rangoon, Port Office',
  'The Quay Office',
  '張愛玲',
  'Sultan Abdul Hamid II, Emperor of the Ottomans, Caliph',
  'U Nu',
])('does not guess at the parts of %s', (written) => {
  expect(nameOf(written)).toEqual({ literal: written })
})

it('writes initials as APA does', () => {
  expect(withInitials({ family: 'Marat', given: 'Jean-Paul' })).toBe('Marat, J.-P.')
  expect(withInitials({ family: 'Brack', given: 'E.A. Karl' })).toBe('Brack, E. A. K.')
  expect(straight({ family: 'Brack', given: 'Emil' })).toBe('Emil Brack')
})

it.each([
  ['1956-03-12', 'March 12, 1956', '12 Mar. 1956', '1956, March 12', '1956'],
  ['1956-05', 'May 1956', 'May 1956', '1956, May', '1956'],
  ['1956~', 'ca. 1956', 'ca. 1956', 'ca. 1956', 'ca. 1956'],
  ['1956-09?', 'September 1956?', 'Sept. 1956?', '1956, September?', '1956?'],
  ['1950/1956', '1950–1956', '1950–1956', '1950–1956', '1950–1956'],
  ['-0043', '44 BCE', '44 BCE', '44 BCE', '44 BCE'],
])('writes %s as styles do', (edtf, american, dayFirst, yearFirst, year) => {
  const date = citedDate({ text: '', edtf })
  const forms = (['american', 'dayFirst', 'yearFirst'] as const).map((form) => dateIn(form, date))
  expect([...forms, yearIn(date)]).toEqual([american, dayFirst, yearFirst, year])
})

it('leaves a date that is none of the calendar as it was written', () => {
  expect(dateIn('american', citedDate({ text: 'the spring of ’56', edtf: '1956-21' }))).toBe(
    'the spring of ’56',
  )
  for (const edtf of ['195X', '1956-XX', '1956/..', '[1955,1956]', 'Y12000', '1956-13', ''])
    expect(citedDate({ text: 'once', edtf })).toEqual({ literal: 'once' })
})
