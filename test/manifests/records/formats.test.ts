import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Item } from '../../../data/model/item.js'
import type { ItemView } from '../../../manifests/item-view.js'
import { recordFormats } from '../../../manifests/records/formats.js'
import { xmlDocument } from '../../../manifests/text-files/xml.js'
import { judged } from './content-models.js'
import { illFormed, withXmlSchemas, xmlJudge } from '../../xml-schemas.js'
import { profiles, views } from '../arbitraries.js'
import { addresses, bare, memorandumView, pageOf, profile } from '../examples.js'

/** What records must stand: much, little, nothing, and what nobody should write. */
const items: Readonly<Record<string, ItemView>> = {
  'a whole record': { ...memorandumView, created: '2024-01-02T03:04:05.000Z', modified: '2025-01-02T03:04:05.000Z' },
  'hardly anything': { item: bare, collections: [] },
  'no pages': { item: { ...bare, pages: [] }, collections: [] },
  'a thousand pages': {
    item: { ...bare, pages: Array.from({ length: 1000 }, (_, at) => pageOf(at + 1, String(at))) },
    collections: [],
  },
  'no words where words must be': { item: { ...bare, title: { en: [' \u0007'] }, agents: [{ name: { none: [''] }, role: {} }] }, collections: [] },
  'signs that XML cannot carry': {
    item: odd('a\u0000b\u001f \ud800 \ufffe\uffff ]]> <&> "\u2028 \u202eשלום'),
    collections: [],
  },
} // prettier-ignore

function odd(text: string): Item {
  const map = { none: [text], he: [text] }
  return {
    ...memorandumView.item,
    title: map,
    abstract: map,
    marking: map,
    referenceCode: text,
    dates: [{ what: map, text, edtf: text }],
    agents: [{ name: map, role: {} }],
    languages: ['', text, 'en'],
    rights: { uri: text, statement: map },
    fields: [{ label: map, value: map }],
    sections: [{ label: map, from: pageOf(1).id }],
    pages: [{ ...pageOf(1), label: map }],
  }
}

/** EDTF of every kind, levels 0 to 2, and what is none. */
const dates = ['1956', '1956-10', '1956-10-30', '1956-10-30T12:00:00Z', '195X', '19XX', '1956?', '1956~', '1956-10%', '1956-21', '1956/1957', '1956/..', '../1956', '/1956', '1956/', '[1956,1958]', '{1956..1958}', '[..1956]', '-0043', '0000', 'Y12345', '1956-XX-30', 'XXXX-10', 'last summer', ''] // prettier-ignore

describe.each(recordFormats.map((format) => [format.prefix, format] as const))('%s', (prefix, format) => {
  const written = (view: ItemView) =>
    xmlDocument(format.record(view, addresses, profile))

  it.each(Object.entries(items))('of %s is well-formed, and built as its format wants', (_, view) => {
    expect(illFormed(written(view))).toEqual([])
    const { breaches, elements } = judged(written(view))
    expect(breaches).toEqual([])
    expect(elements).toBeGreaterThan(6)
  })

  it('is well-formed whatever the record holds', () => {
    fc.assert(
      fc.property(views, profiles, (view, said) => {
        const xml = xmlDocument(format.record(view, addresses, said))
        expect(illFormed(xml)).toEqual([])
        expect(judged(xml).breaches).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  withXmlSchemas('is valid, of all of them and with dates of every kind', () => {
    const judge = xmlJudge(prefix)
    const views = [
      ...Object.values(items),
      // TEI tells of the text, not of the document's dates.
      ...(prefix === 'tei' ? [] : dates).map((edtf) => ({ item: { ...bare, dates: [{ what: { en: ['Created'] }, text: 'then', edtf }] }, collections: [] })),
    ]
    for (const view of views) expect(judge(written(view))).toEqual([])
    expect(judge('<mods xmlns="http://www.loc.gov/mods/v3"><nonsense/></mods>')).not.toEqual([])
  }, 120_000)

  withXmlSchemas('is valid whatever the record holds', () => {
    const judge = xmlJudge(prefix)
    fc.assert(
      fc.property(views, profiles, (view, said) => {
        expect(judge(xmlDocument(format.record(view, addresses, said)))).toEqual([])
      }),
      { numRuns: prefix === 'tei' ? 15 : 60 },
    )
  }, 120_000)
}) // prettier-ignore

it('notices what is not built as its format wants', () => {
  const mods = (inner: string) => judged(`<mods xmlns="http://www.loc.gov/mods/v3">${inner}</mods>`)
  expect(mods('<name/>').breaches).not.toEqual([])
  const mets = '<div xmlns="http://www.loc.gov/METS/" ID="a"><fptr FILEID="b"/></div>'
  expect(judged(mets).breaches).toEqual(['FILEID points to b'])
})
