import { expect, it } from '@jest/globals'
import { inNaturalOrder, said, saidByTitle, scanNamedBy } from '../../data/import/naming.js'

it('counts as people do', () => {
  expect(['10.tif', '2.tif', '1.tif', 'p 003', 'p 12', 'P 1'].sort(inNaturalOrder)).toEqual([
    '1.tif',
    '2.tif',
    '10.tif',
    'P 1',
    'p 003',
    'p 12',
  ])
})

it.each([
  ['001', '001', {}],
  ['001.fr', '001', { language: 'fr' }],
  ['001_alto', '001', {}],
  ['001.ocr', '001', { kind: 'ocr' }],
  ['001.translation.en', '001', { kind: 'translation', language: 'en' }],
  ['scan-1-transcription', 'scan-1', { kind: 'transcription' }],
])('%s is a text of %s', (name, scan, says) => {
  expect(scanNamedBy(name, new Set(['001', 'scan-1', 'scan-1-b']))).toEqual({ scan, said: says })
})

it.each(['002', '0010', 'scan-1-draft', 'transcript', '001-notes'])(
  '%s is no text of a page',
  (name) => {
    expect(scanNamedBy(name, new Set(['001', 'scan-1']))).toBeUndefined()
  },
)

it('takes a word for a language only where it stands as one', () => {
  expect(saidByTitle('letter-to-be')).toEqual({})
  expect(saidByTitle('memo.fr')).toEqual({ language: 'fr' })
  expect(saidByTitle('translation-fr')).toEqual({ kind: 'translation', language: 'fr' })
  expect(saidByTitle('french translation')).toEqual({ kind: 'translation', language: 'fr' })
  expect(saidByTitle('transcript')).toEqual({ kind: 'transcription' })
  expect(said(['draft'])).toBeUndefined()
})
