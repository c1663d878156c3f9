import { expect, it } from '@jest/globals'
import { problemPage, wordsOfAddress } from '../../web/problem-page.js'
import { attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { site } from './made-up.js'

it.each([
  ['https://a.example/items/north-mole.html', 'north mole'],
  ['https://a.example/items/the%20harbour_master/kq7f3xv9', 'the harbour master'],
  ['https://a.example/collections/fonds-1956', 'fonds 1956'],
  ['https://a.example/iiif/presentation/3/lamp-report/manifest', 'lamp report'],
  ['https://a.example/h%C3%A4fen', 'häfen'],
  ['https://a.example/100%', ''],
  ['https://a.example/', ''],
  ['no address', ''],
  [undefined, ''],
])('finds in %s the words %j', (address, words) => {
  expect(wordsOfAddress(address)).toBe(words)
})

const page = (status: number, more = {}, languages = ['en']) =>
  elements(
    String(
      problemPage(
        { status, ...more },
        { ...site, languages, here: `${site.addresses.root}items/lamp-oil` },
      ),
    ),
  )

it('has a field with these words where something was looked for', () => {
  for (const status of [404, 410]) {
    const [field] = named(ofClass(page(status), 'problem')[0] ?? page(status), 'input')
    expect(attribute(field, 'value')).toBe('lamp oil')
  }
  expect(ofClass(page(500), 'problem').flatMap((one) => named(one, 'input'))).toEqual([])
})

it('says when and why something was withdrawn, in the language of the interface', () => {
  const withdrawal = { at: '2025-03-02T10:00:00.000Z', why: 'The family asked for it.' }
  const [note] = ofClass(page(410, { withdrawal, detail: 'x was withdrawn' }, ['de']), 'note')
  expect(wordsOf(note)).toBe('Zurückgezogen am 2. März 2025 Grund: The family asked for it.')
})

it('has a title of its own for each kind of failure', () => {
  const statuses = [400, 404, 405, 406, 410, 429, 500, 503]
  const titles = statuses.map((status) => wordsOf(named(page(status), 'h1')[0]))
  expect(new Set(titles).size).toBe(statuses.length)
  // Who asked for too much is shown where all of it is.
  const hrefs = (status: number) => named(page(status), 'a').map((link) => attribute(link, 'href'))
  expect(hrefs(429)).toContain(site.addresses.dumps)
  expect(hrefs(503)).not.toContain(site.addresses.dumps)
})

it('marks an English sentence where the interface speaks another language', () => {
  const note = (languages: string[], status = 400) =>
    attribute(
      ofClass(page(status, { detail: 'after must be a number' }, languages), 'note')[0],
      'lang',
    )
  expect([note(['en']), note(['fr'])]).toEqual([undefined, 'en'])
  expect(ofClass(page(404, { detail: 'There is no x.' }, ['fr']), 'note')).toEqual([])
})
