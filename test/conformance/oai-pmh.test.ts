import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, settingsFor } from '../archives.js'
import { answerFaults, identifierFaults } from '../oai/valid.js'
import { aSmallArchive, all, elementOf, errorsOf, oai, oaiXml, textOf, toldOf } from '../oai.js'

const records = 'verb=ListRecords&metadataPrefix=oai_dc'
const headers = 'verb=ListIdentifiers&metadataPrefix=oai_dc'

it('is held against a schema that refuses what is wrong', async () => {
  const { archive } = await aSmallArchive()
  const xml = await oaiXml(archive, records)
  expect(answerFaults(xml)).toEqual([])
  for (const [right, wrong] of [
    ['<datestamp>', '<datestamp>0'],
    ['<setSpec>', '<setSpec>:'],
    ['status="deleted"', 'status="gone"'],
    [' verb="ListRecords"', ' verb="ListAll"'],
    ['</identifier>', '</identifier><identifier>oai:a</identifier>'],
  ] as const)
    expect([wrong, answerFaults(xml.replace(right, wrong)).length > 0]).toEqual([wrong, true])
})

describe('OAI-PMH 2.0', () => {
  let archive: Archive
  beforeAll(async () => {
    ;({ archive } = await aSmallArchive())
  })
  const errors = async (query: string) => errorsOf(await oai(archive, query))

  it('identifies the archive', async () => {
    const said = await oai(archive, 'verb=Identify')
    const [of] = all(said, 'Identify')
    expect(of?.children.map(({ name, text }) => [name, text.trim()])).toEqual([
      ['repositoryName', 'Archive'],
      ['baseURL', 'https://archive.example/oai'],
      ['protocolVersion', '2.0'],
      ['adminEmail', 'webmaster@archive.example'],
      ['earliestDatestamp', expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)],
      ['deletedRecord', 'persistent'],
      ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
      ['compression', 'gzip'],
      ['compression', 'deflate'],
      ['description', ''],
    ])
    expect(textOf(said, 'repositoryIdentifier')).toBe('archive.example')
    const scheme = /<oai-identifier.*<\/oai-identifier>/s.exec(
      await oaiXml(archive, 'verb=Identify'),
    )
    const named = scheme?.[0].replace(
      ' ',
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
    )
    expect(identifierFaults(named ?? '')).toEqual([])
    const stamps = all(await oai(archive, headers), 'datestamp').map(({ text }) => text)
    expect((textOf(said, 'earliestDatestamp') ?? '') <= (stamps.toSorted()[0] ?? '')).toBe(true)
    expect(all(said, 'request')).toMatchObject([
      { attributes: { verb: 'Identify' }, text: 'https://archive.example/oai' },
    ])
  })

  it('lists formats, of all and of one item', async () => {
    const prefixes = async (query: string) =>
      all(await oai(archive, `verb=ListMetadataFormats${query}`), 'metadataPrefix').map(
        ({ text }) => text,
      )
    expect(await prefixes('')).toContain('oai_dc')
    expect(await prefixes('&identifier=oai:archive.example:letter')).toEqual(await prefixes(''))
    expect(await errors('verb=ListMetadataFormats&identifier=oai:archive.example:none')).toEqual(['idDoesNotExist']) // prettier-ignore
    expect(await errors('verb=ListMetadataFormats&identifier=oai:archive.example:memo')).toEqual(['noMetadataFormats']) // prettier-ignore
  })

  it('lists sets with what they are', async () => {
    const sets = all(await oai(archive, 'verb=ListSets'), 'set')
    expect(sets.map((set) => [textOf(set, 'setSpec'), textOf(set, 'setName')])).toEqual([
      ['fonds', 'The fonds'],
      ['fonds:s!C3!A9ries!2F1', 'The séries/1'],
    ])
    expect(
      all(sets[0] as never, 'dc:description').map(({ text, attributes }) => [
        attributes['xml:lang'],
        text,
      ]),
    ).toEqual([
      ['en', 'What the harbour < board kept'],
      ['fr', 'Le port'],
    ])
  })

  it('lists headers and records, those withdrawn without what they said', async () => {
    for (const query of [headers, records]) {
      const said = await oai(archive, query)
      expect(toldOf(said)).toEqual(['letter', 'ark:/12345/%C3%A9%20t', '-memo'])
      expect(all(said, 'resumptionToken')).toEqual([])
    }
    const [letter, , memo] = all(await oai(archive, records), 'record')
    expect(all(letter as never, 'setSpec').map(({ text }) => text)).toEqual(['fonds', 'fonds:s!C3!A9ries!2F1']) // prettier-ignore
    expect(textOf(letter as never, 'dc:title')).toBe('letter')
    expect(all(memo as never, 'metadata')).toEqual([])
    expect(all(await oai(archive, headers), 'record')).toEqual([])
  })

  it('gives one record, and of a withdrawn item that it is', async () => {
    const said = await oai(archive, 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:ark:/12345/%25C3%25A9%2520t') // prettier-ignore
    expect(toldOf(said)).toEqual(['ark:/12345/%C3%A9%20t'])
    expect(all(said, 'metadata')).toHaveLength(1)
    const gone = await oai(archive, 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:memo') // prettier-ignore
    expect(toldOf(gone)).toEqual(['-memo'])
    expect(all(gone, 'metadata')).toEqual([])
  })

  it('lists a set with what left it, by the names it has and had', async () => {
    const { archive, put, group } = await aSmallArchive()
    await put('letter', ['fonds'])
    const told = async (set: string) => toldOf(await oai(archive, `${records}&set=${set}`))
    expect(await told('fonds:s!C3!A9ries!2F1')).toEqual(['-letter'])
    expect(await told('fonds')).toEqual(['-memo', 'letter'])
    const [left] = all(await oai(archive, `${records}&set=fonds:s!C3!A9ries!2F1`), 'header')
    expect(all(left as never, 'setSpec').map(({ text }) => text)).toEqual(['fonds:s!C3!A9ries!2F1'])
    await put('letter', ['séries/1'])
    await group('séries/1')
    expect(await told('s!C3!A9ries!2F1')).toEqual(['letter'])
    const [moved] = all(await oai(archive, `${headers}&set=fonds:s!C3!A9ries!2F1`), 'header')
    expect(all(moved as never, 'setSpec').map(({ text }) => text)).toEqual(['s!C3!A9ries!2F1', 'fonds:s!C3!A9ries!2F1']) // prettier-ignore
    expect(await told('fonds')).toEqual(['-memo', '-letter'])
  })

  it.each([
    ['', 'badVerb'],
    ['verb=', 'badVerb'],
    ['verb=identify', 'badVerb'],
    ['verb=toString', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=a', 'badArgument'],
    ['verb=Identify&__proto__=a', 'badArgument'],
    ['verb=ListMetadataFormats&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListSets&set=fonds', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&identifier=oai:archive.example:letter', 'badArgument'],
    ['verb=GetRecord&identifier=&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    [`${records}&metadataPrefix=oai_dc`, 'badArgument'],
    [`${records}&from=`, 'badArgument'],
    [`${records}&from=2023-02-30`, 'badArgument'],
    [`${records}&from=2023-13-01`, 'badArgument'],
    [`${records}&from=2023-02-03T24:00:00Z`, 'badArgument'],
    [`${records}&from=2023-02-03T10:00:60Z`, 'badArgument'],
    [`${records}&from=2023-02-03T10:00:00`, 'badArgument'],
    [`${records}&from=2023-02-03T10:00:00.000Z`, 'badArgument'],
    [`${records}&from=2023-02-03T10:00Z`, 'badArgument'],
    [`${records}&from=2023`, 'badArgument'],
    [`${records}&from=yesterday`, 'badArgument'],
    [`${records}&from=2023-01-01&until=2024-01-01T00:00:00Z`, 'badArgument'],
    [`${records}&from=2024-01-02&until=2024-01-01`, 'badArgument'],
    [`${records}&set=a%20b`, 'badArgument'],
    [`${records}&set=a::b`, 'badArgument'],
    ['verb=ListRecords&metadataPrefix=a%20b', 'badArgument'],
    [`${records}&resumptionToken=x`, 'badArgument'],
    ['verb=ListSets&resumptionToken=x&resumptionToken=x', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListIdentifiers&resumptionToken=..', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=%00', 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=GetRecord&identifier=oai:archive.example:letter&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=GetRecord&identifier=oai:archive.example:none&metadataPrefix=oai_dc', 'idDoesNotExist'],
    ['verb=GetRecord&identifier=oai:elsewhere.example:letter&metadataPrefix=oai_dc', 'idDoesNotExist'],
    ['verb=GetRecord&identifier=letter&metadataPrefix=oai_dc', 'idDoesNotExist'],
    ['verb=GetRecord&identifier=oai:archive.example:%25zz%00%3C&metadataPrefix=oai_dc', 'idDoesNotExist'],
    ['verb=GetRecord&identifier=oai:archive.example:..%2F..&metadataPrefix=oai_dc', 'idDoesNotExist'],
    [`${records}&until=1999-12-31`, 'noRecordsMatch'],
    [`${records}&from=9999-12-31`, 'noRecordsMatch'],
    [`${records}&set=none`, 'noRecordsMatch'],
  ])('answers %s with %s', async (query, code) => {
    const said = await oai(archive, query)
    expect(errorsOf(said)).toEqual([code])
    expect(all(said, 'error')[0]?.text).toMatch(/\w+.*[.?]$/)
    const isUnread = code === 'badVerb' || code === 'badArgument'
    expect(Object.keys(all(said, 'request')[0]?.attributes ?? {}).length > 0).toBe(!isUnread)
  }) // prettier-ignore

  it('says all that is wrong at once', async () => {
    expect(await errors('verb=GetRecord&foo=1&identifier=a&identifier=b')).toEqual(['badArgument', 'badArgument', 'badArgument']) // prettier-ignore
  })

  it('takes every lawful combination of arguments, in any order', async () => {
    const optional = ['from=2020-01-01', 'until=2999-01-01', 'set=fonds']
    for (let chosen = 0; chosen < 8; chosen++) {
      const args = optional.filter((_, at) => chosen & (1 << at))
      for (const verb of ['ListRecords', 'ListIdentifiers']) {
        const query = [...args, 'metadataPrefix=oai_dc', `verb=${verb}`].join('&')
        expect([query, await errors(query)]).toEqual([query, []])
      }
    }
    expect(await errors(`${records}&from=2020-01-01T00:00:00Z&until=9999-12-31T23:59:59Z`)).toEqual([]) // prettier-ignore
    expect(await errors(`${records}&from=0001-01-01&until=9999-12-31`)).toEqual([])
  })

  it('is of UTF-8 whatever is asked, and forbidden characters do not come back', async () => {
    for (const odd of ['%00', '%FF%FE', '%EF%BF%BE', '%ED%A0%80', ']]%3E%3C/error%3E', '%1B[31m']) {
      const xml = await oaiXml(archive, `verb=${odd}&${odd}=${odd}`)
      expect(errorsOf(elementOf(xml))).toEqual(['badVerb'])
      expect(errorsOf(await oai(archive, `verb=Identify&a${odd}=1`))).toEqual(['badArgument'])
    }
  })

  it('has neither records nor sets in an empty archive', async () => {
    const empty = await lookingAt(await archiveFolder())
    expect(errorsOf(await oai(empty, 'verb=Identify'))).toEqual([])
    expect(errorsOf(await oai(empty, 'verb=ListSets'))).toEqual(['noSetHierarchy'])
    expect(errorsOf(await oai(empty, `${records}&set=a`))).toEqual(['noSetHierarchy'])
    expect(errorsOf(await oai(empty, records))).toEqual(['noRecordsMatch'])
    expect(errorsOf(await oai(empty, 'verb=ListMetadataFormats'))).toEqual([])
  })

  it('has lawful identifiers without a domain, and those that are set', async () => {
    const local = await aSmallArchive({ 'base-url': 'http://127.0.0.1:3000/' })
    expect(textOf(await oai(local.archive, 'verb=Identify'), 'repositoryIdentifier')).toBe('archive.invalid') // prettier-ignore
    const named = await aSmallArchive({ 'oai-identifier': 'old.example.org', 'admin-email': 'a@b.example' }) // prettier-ignore
    const said = await oai(named.archive, 'verb=Identify')
    expect(textOf(said, 'adminEmail')).toBe('a@b.example')
    expect(toldOf(await oai(named.archive, headers), 'old.example.org')).toContain('letter')
    expect(() => settingsFor('x', { 'oai-identifier': 'localhost' })).toThrow(/must be a domain/)
    expect(() => settingsFor('x', { 'admin-email': 'nobody' })).toThrow(/address for mail/)
  })
})

it('gives every item in every format, with what it has', async () => {
  const { archive } = await aSmallArchive()
  const said = all(await oai(archive, 'verb=ListMetadataFormats'), 'metadataFormat')
  const formats = said.map((one) => textOf(one, 'metadataPrefix') ?? '')
  expect(formats).toEqual(['oai_dc', 'mods', 'mets', 'edm', 'tei'])
  for (const [at, format] of formats.entries()) {
    const list = await oai(archive, `verb=ListRecords&metadataPrefix=${format}`)
    expect([format, toldOf(list)]).toEqual([format, ['letter', 'ark:/12345/%C3%A9%20t', '-memo']])
    const roots = all(list, 'metadata').map(({ children }) => children)
    expect(roots.map((one) => one.length)).toEqual([1, 1])
    // Each says its namespace and schema itself, so that it can be taken out of the answer.
    const told = said[at]
    for (const [root] of roots) {
      const attributes = Object.entries(root?.attributes ?? {})
      const namespace = told && textOf(told, 'metadataNamespace')
      expect([format, attributes.some(([name, value]) => name.startsWith('xmlns') && value === namespace)]).toEqual([format, true]) // prettier-ignore
    }
  }
})
