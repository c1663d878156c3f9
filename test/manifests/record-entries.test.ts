import { expect, it } from '@jest/globals'
import { recordEntries, requiredEntry } from '../../manifests/record-entries.js'
import { addresses, bare, itemIdOf, memorandum, memorandumView, profile } from './examples.js'

const entries = recordEntries(memorandumView, addresses, profile)
const valueOf = (label: string) => entries.find((entry) => entry.label['en']?.[0] === label)?.value

it('has the record in order, each heading once', () => {
  expect(entries.map(({ label }) => label['en']?.[0])).toEqual([
    'Created', 'Talk', 'Author', 'Recipient', 'Language', 'Reference code', 'Marking', 'Stamp',
    'Related documents', 'Texts',
  ]) // prettier-ignore
})

it('has dates as they were written', () => {
  expect(valueOf('Talk')).toEqual({ none: ['30 October 1921', '31 October 1921'] })
})

it('has every name in every language, so that none vanishes beside one that is known in it', () => {
  const crane = '<span><a href="https://viaf.org/viaf/1?a=1&amp;b=2">O. Crane &amp; Sons</a></span>'
  expect(valueOf('Author')).toEqual({ en: ['P. Harbour', crane], ru: ['П. Гавань', crane] })
})

it('names languages in the languages of the archive', () => {
  expect(valueOf('Language')).toEqual({ en: ['Russian'], fr: ['russe'] })
  expect(entries.find(({ label }) => label['en']?.[0] === 'Language')?.label).toEqual({
    en: ['Language'],
    fr: ['Langue'],
    de: ['Sprache'],
  })
})

it('links related documents where they can be read, and nothing else', () => {
  expect(valueOf('Related documents')).toEqual({
    en: [
      '<span><a href="https://archive.example/items/reply">A reply</a>, 1921-11-02</span>',
      '<span><a href="https://elsewhere.example/d?a=1&amp;b=2">A &lt;draft&gt;</a>. Shorter.</span>',
      'A lost letter',
    ],
  })
  const related = (titles: ReadonlyMap<ReturnType<typeof itemIdOf>, { en: string[] }>) =>
    recordEntries({ ...memorandumView, related: titles }, addresses, profile).find(
      ({ label }) => label['en']?.[0] === 'Related documents',
    )?.value['en']?.[0]
  expect(related(new Map())).toBe('A reply, 1921-11-02')
  expect(related(new Map([[itemIdOf('reply'), { en: ['The reply'] }]]))).toContain('>The reply</a>')
})

it('credits whoever made a text', () => {
  expect(valueOf('Texts')?.['fr']).toEqual([
    'Transcription (russe): A. Clerk, 1999',
    'Texte lu par machine (OCR, russe): ABBYY FineReader 12',
  ])
})

it('keeps plain text from being taken for HTML', () => {
  expect(valueOf('Stamp')).toEqual({ none: ['<RECEIVED> '] })
})

it('has rights that no list of licences knows', () => {
  const own = { ...bare, rights: { uri: 'https://archive.example/terms' } }
  expect(recordEntries({ item: own, collections: [] }, addresses, profile)).toMatchObject([
    {
      label: { en: ['Rights'] },
      value: {
        none: [
          '<span><a href="https://archive.example/terms">https://archive.example/terms</a></span>',
        ],
      },
    },
  ])
  expect(recordEntries({ item: bare, collections: [] }, addresses, profile)).toEqual([])
})

it('requires the statements of the archive and of the record', () => {
  const stated = { ...memorandum, rights: { statement: { fr: ['Don de la famille.'] } } }
  expect(requiredEntry(stated, profile)).toEqual({
    label: { en: ['Courtesy of'] },
    value: {
      en: ['Example Archive', 'Don de la famille.'],
      fr: ['Example Archive', 'Don de la famille.'],
    },
  })
  const { requiredStatement: _, ...silent } = profile
  expect(requiredEntry(bare, silent)).toBeUndefined()
})
