import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { edtfOf, isEdtf } from '../../data/import/edtf.js'

const understood: Readonly<Record<string, string>> = {
  '1956-10-30': '1956-10-30',
  '1956-10': '1956-10',
  '1956': '1956',
  '1956~': '1956~',
  '195X': '195X',
  '1950/1956': '1950/1956',
  '1956-10-30T10:00:00Z': '1956-10-30T10:00:00Z',
  '30 October 1956': '1956-10-30',
  'October 30, 1956': '1956-10-30',
  'the 30th of October 1956': '1956-10-30',
  'October 30th 1956': '1956-10-30',
  'Oct. 1956': '1956-10',
  'Sept. 3, 1956': '1956-09-03',
  '1956 October 30': '1956-10-30',
  'c. 1956': '1956~',
  'ca 1956': '1956~',
  'circa October 1956': '1956-10~',
  'vers 1956': '1956~',
  '1956 (?)': '1956?',
  '1956?': '1956?',
  '[1956]': '1956?',
  '[30 October 1956?]': '1956-10-30?',
  '1950-1956': '1950/1956',
  '1950–56': '1950/1956',
  '1898–1902': '1898/1902',
  '30 October – 2 November 1956': '1956-10-30/1956-11-02',
  '3–5 October 1956': '1956-10-03/1956-10-05',
  'from 3 May 1956 to 5 June 1957': '1956-05-03/1957-06-05',
  'between May and June 1956': '1956-05/1956-06',
  'zwischen 1950 und 1956': '1950/1956',
  '30.10.1956': '1956-10-30',
  '1.2.1956': '1956-02-01',
  '30. Oktober 1956': '1956-10-30',
  'März 1956': '1956-03',
  '1er février 1956': '1956-02-01',
  'le 30 août 1956': '1956-08-30',
  '30/10/1956': '1956-10-30',
  '10/30/1956': '1956-10-30',
  '02/02/1956': '1956-02-02',
  '10/1956': '1956-10',
  '1950s': '195X',
}

it.each(Object.entries(understood))('understands %s', (text, edtf) => {
  expect(edtfOf(text)).toEqual({ edtf })
})

it('leaves a date alone that can mean two days, and says which', () => {
  expect(edtfOf('02/03/1956')).toEqual({
    unsure: expect.stringContaining('1956-03-02 or 1956-02-03'),
  })
})

it.each([
  '30 February 1956',
  '1956-02-30',
  '31.04.1956',
  '1956-13-01',
  'spring',
  '19',
  '12',
  '1956 and 1957',
  'Tuesday',
  '1956-1950',
  'J 1956',
  'Ma 1956',
])('says that %s was not understood', (text) => {
  expect(edtfOf(text)).toEqual({ unsure: expect.stringContaining('not understood') })
})

it.each(['undated', 'n.d.', 's. d.', 'o.D.'])('has nothing to say of %s', (text) => {
  expect(edtfOf(text)).toEqual({})
})

it('gives EDTF or a reason, whatever is written', () => {
  const piece = fc.constantFrom(
    '1956',
    '30',
    '10',
    'October',
    'c.',
    '-',
    '–',
    '/',
    ' ',
    '.',
    ',',
    '[',
    ']',
    '?',
    '~',
    'X',
    'to',
    'and',
    'ä',
    '..',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        const { edtf } = edtfOf(text)
        expect(edtf === undefined || isEdtf(edtf)).toBe(true)
      },
    ),
  )
})
