import { describe, expect, it } from '@jest/globals'
import { coverage } from '../../../manifests/records/coverage.js'
import { fieldKind } from '../../../manifests/records/field-kinds.js'
import { recordFormats } from '../../../manifests/records/formats.js'
import { schemaItem, schemaPage } from '../../../manifests/records/schema-org.js'
import { addresses, bare, memorandum, memorandumView, pageOf, profile } from '../examples.js'

const record = (prefix: string, view = memorandumView) =>
  recordFormats.find((one) => one.prefix === prefix)?.record(view, addresses, profile).markup ?? ''

/** What each format must say of the whole record: what it is called, who wrote it, when, its code, its licence, and where it is. */
const told: Readonly<Record<string, readonly string[]>> = {
  oai_dc: [
    '<dc:title xml:lang="en">Memorandum on the harbour</dc:title>',
    '<dc:title xml:lang="ru">Докладная записка</dc:title>',
    '<dc:creator xml:lang="en">P. Harbour</dc:creator>',
    '<dc:contributor xml:lang="en">The Council</dc:contributor>',
    '<dc:date>1921-10~</dc:date>',
    '<dc:identifier>HRB 14/56/2</dc:identifier>',
    '<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>',
    '<dc:language>ru</dc:language>',
    '<dc:description>Stamp: &lt;RECEIVED&gt;</dc:description>',
    '<dc:relation xml:lang="en">Harbour office</dc:relation>',
  ],
  mods: [
    '<titleInfo type="translated" xml:lang="ru"><title>Докладная записка</title></titleInfo>',
    '<roleTerm type="code" authority="marcrelator" authorityURI="http://id.loc.gov/vocabulary/relators">rcp</roleTerm>',
    '<dateCreated encoding="edtf" keyDate="yes">1921-10~</dateCreated>',
    '<dateCreated>late October 1921</dateCreated>',
    '<dateOther encoding="edtf" type="Talk">1921-10-30</dateOther>',
    '<tableOfContents>The request -- The sums</tableOfContents>',
    'valueURI="https://viaf.org/viaf/1?a=1&amp;b=2"',
  ],
  mets: [
    '<fileGrp USE="DEFAULT">',
    '<fileGrp USE="IIIF">',
    'ORDER="1" ORDERLABEL="1r"',
    'TYPE="section" LABEL="The sums"',
    '<dv:license>http://creativecommons.org/licenses/by/4.0/</dv:license>',
    '<smLink xlink:from="section-2" xlink:to="page-000000000003"/>',
  ],
  edm: [
    '<edm:Agent rdf:about="https://viaf.org/viaf/1?a=1&amp;b=2">',
    '<edm:begin>1921-10-01</edm:begin>',
    '<edm:end>1921-10-31</edm:end>',
    '<edm:rights rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>',
    '<doap:implements rdf:resource="http://iiif.io/api/image/3/level2.json"/>',
    `<dcterms:isReferencedBy rdf:resource="${addresses.manifest(memorandum.id, 3)}"/>`,
    '<edm:type>TEXT</edm:type>',
  ],
  tei: ['<idno>HRB 14/56/2</idno>', '<surface xml:id="page-1" n="1r"', '<pb n="1r"'],
}

describe('what a record says', () => {
  it.each(recordFormats.map(({ prefix }) => prefix))('is told in %s', (prefix) => {
    for (const wanted of told[prefix] ?? []) expect(record(prefix)).toContain(wanted)
    expect((told[prefix] ?? []).length).toBeGreaterThan(2)
  })

  it('makes up no licence, but for Europeana, which demands to be told that nobody looked', () => {
    const silent = { item: bare, collections: [] }
    const { defaultRights, ...without } = profile
    expect(defaultRights).toBeDefined()
    for (const { prefix, record: write } of recordFormats) {
      const xml = write(silent, addresses, without).markup
      expect([prefix, /creativecommons|vocab\/InC/.test(xml)]).toEqual([prefix, false])
    }
  })

  it('puts ALTO of every page that has words with places into METS, the best first', () => {
    const [machine] = memorandum.texts
    if (machine?.extent !== 'by-page') throw new Error('the example has no text by page')
    const placed = { ...machine, pages: machine.pages.map((one) => ({ ...one, text: { ...one.text, places: 'words' as const } })) } // prettier-ignore
    const mets = record('mets', { ...memorandumView, item: { ...memorandum, texts: [placed] } })
    expect(mets.match(/MIMETYPE="application\/xml\+alto"/g)).toHaveLength(2)
    expect(mets).toContain('<fileGrp USE="FULLTEXT">')
    expect(mets).toContain('<fptr FILEID="alto-oooooooooooo-000000000002"/>')
    expect(record('mets')).not.toContain('FULLTEXT')
  })
})

describe('schema.org', () => {
  it('tells who, what, when, where', () => {
    expect(schemaItem(memorandumView, addresses, profile, 'all')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': ['ArchiveComponent', 'Message'],
      name: 'Memorandum on the harbour',
      alternateName: [{ '@value': 'Докладная записка', '@language': 'ru' }],
      temporalCoverage: '1921-10-01/1921-10-31',
      inLanguage: ['ru'],
      author: [{ name: 'P. Harbour' }, { '@id': 'https://viaf.org/viaf/1?a=1&b=2' }],
      recipient: [{ name: 'The Council' }],
      holdingArchive: { '@type': 'ArchiveOrganization', name: 'Example Archive' },
      isPartOf: [{ '@type': ['Collection', 'ArchiveComponent'], name: 'Harbour office' }],
      license: 'http://creativecommons.org/licenses/by/4.0/',
      associatedMedia: [{ width: 2480 }, {}, {}],
    })
  })

  it('describes a page by its scan', () => {
    const [page = pageOf(1)] = memorandum.pages
    expect(schemaPage(memorandumView, page, addresses, profile)).toMatchObject({
      '@type': 'ImageObject',
      name: 'Memorandum on the harbour, 1r',
      creditText: 'Example Archive',
      width: 2480,
    })
  })

  it.each([
    ['1956', '1956'], ['1956-10', '1956-10'], ['1956-10-30', '1956-10-30'], ['195X', '1950-01-01/1959-12-31'], ['1956~', '1956-01-01/1956-12-31'],
    ['1956-21', '1956-03-01/1956-05-31'], ['1956/1957-02', '1956-01-01/1957-02-28'], ['1956/..', '1956-01-01/..'], ['../1956', '../1956-12-31'],
    ['-0043', '-0043-01-01/-0043-12-31'], ['[1956,1958]', '1956-01-01/1958-12-31'], ['last summer', undefined], [undefined, undefined],
  ])('takes %s as %s', (edtf, wanted) => {
    expect(coverage(edtf)).toBe(wanted)
  }) // prettier-ignore
})

it.each([
  ['Keywords', 'subject'], ['Lieux', 'place'], ['Gattung', 'genre'], ['Extent', 'extent'], ['Stamp', 'note'], ['Place of birth', 'note'],
])('%s is a field of kind %s', (name, kind) => {
  expect(fieldKind({ en: [name] })).toBe(kind)
}) // prettier-ignore
