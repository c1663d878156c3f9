import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { createApp } from '../../server/app.js'
import { openArchive, type Archive } from '../../server/archive.js'
import { tokenOf } from '../../server/oai/list-token.js'
import { archiveFolder, lookingAt } from '../archives.js'
import { aSmallArchive, all, elementOf, errorsOf, oai, oaiReply, textOf, toldOf, wholeList, writing } from '../oai.js' // prettier-ignore

const records = 'verb=ListRecords&metadataPrefix=oai_dc'
const headers = 'verb=ListIdentifiers&metadataPrefix=oai_dc'

describe('lists of OAI-PMH', () => {
  /** 230 items, numbered. */
  async function aLongArchive() {
    const archive = await lookingAt(await archiveFolder())
    const writes = writing(archive)
    await writes.group('box')
    for (let n = 0; n < 230; n++) await writes.put(`i${String(n)}`, ['box'])
    return { archive, ...writes }
  }

  it('come in portions that say where they are', async () => {
    const { archive } = await aLongArchive()
    const portions = await wholeList(archive, headers)
    expect(portions.map((one) => toldOf(one).length)).toEqual([100, 100, 30])
    expect(new Set(portions.flatMap((one) => toldOf(one))).size).toBe(230)
    const marks = portions.map((one) => all(one, 'resumptionToken')[0])
    expect(marks.map((mark) => mark?.attributes)).toEqual([0, 100, 200].map((cursor) => ({ completeListSize: '230', cursor: String(cursor) }))) // prettier-ignore
    expect(marks.map((mark) => mark?.text === '')).toEqual([false, false, true])
    expect((await wholeList(archive, records)).map((one) => all(one, 'record').length)).toEqual([50, 50, 50, 50, 30]) // prettier-ignore
  })

  it('go on by a token again and again, after a restart, and by no changed one', async () => {
    const { archive } = await aLongArchive()
    const token = textOf(await oai(archive, headers), 'resumptionToken') ?? ''
    const rest = async (of: Archive, text = token, verb = 'ListIdentifiers') =>
      oai(of, `verb=${verb}&resumptionToken=${encodeURIComponent(text)}`)
    const first = toldOf(await rest(archive))
    expect(first).toHaveLength(100)
    expect(toldOf(await rest(archive))).toEqual(first)
    // A restart, after which the index is made again.
    const { folder, settings } = archive
    await rm(join(folder, 'derived', 'harvest.sqlite'), { force: true })
    const again = await openArchive(settings)
    expect(toldOf(await rest(again))).toEqual(first)
    await again.close()
    expect(errorsOf(await rest(archive, token, 'ListRecords'))).toEqual(['badResumptionToken'])
    expect(errorsOf(await rest(archive, token, 'ListSets'))).toEqual(['badResumptionToken'])
    for (const at of [0, 7, 40, token.length - 1]) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect(errorsOf(await rest(archive, changed))).toEqual(['badResumptionToken'])
      expect(errorsOf(await rest(archive, token.slice(0, at)))).toEqual([at === 0 ? 'badArgument' : 'badResumptionToken']) // prettier-ignore
    }
    // Made by somebody who knows how: it is looked at all the same.
    const lawful = { verb: 'ListIdentifiers', prefix: 'oai_dc', upTo: 9, after: { cursor: 0, item: '' }, given: 0 } as const // prettier-ignore
    expect(errorsOf(await rest(archive, tokenOf(archive, lawful)))).toEqual([])
    for (const wrong of [
      { upTo: 99_999 },
      { upTo: -1 },
      { after: { cursor: 10, item: '' } },
      { after: { cursor: 1, item: '../x' } },
      { prefix: 'marc21' },
      { from: '2023-02-30' },
      { set: { spec: 'a b', of: 'box' } },
      { more: 1 },
    ])
      expect([wrong, errorsOf(await rest(archive, tokenOf(archive, { ...lawful, ...wrong } as never)))]).toEqual([wrong, ['badResumptionToken']]) // prettier-ignore
    const other = await aLongArchive()
    expect(errorsOf(await rest(other.archive))).toEqual(['badResumptionToken'])
  })

  it('of sets come in portions too', async () => {
    const archive = await lookingAt(await archiveFolder())
    const { group } = writing(archive)
    for (let n = 0; n < 130; n++) await group(`g${String(n)}`)
    const portions = await wholeList(archive, 'verb=ListSets')
    expect(portions.map((one) => all(one, 'set').length)).toEqual([100, 30])
    expect(new Set(portions.flatMap((one) => all(one, 'setSpec')).map(({ text }) => text)).size).toBe(130) // prettier-ignore
  })

  it('are cut where records are large, and leave out only what cannot be read', async () => {
    const archive = await lookingAt(await archiveFolder())
    const { put } = writing(archive)
    for (const id of ['a', 'b', 'c', 'd']) await put(id, [], 'x'.repeat(1_900_000))
    const portions = await wholeList(archive, records)
    expect(portions.map((one) => toldOf(one))).toEqual([['a', 'b', 'c'], ['d']])
    await rm(join(archive.folder, 'items', 'b', 'item.json'))
    expect((await wholeList(archive, records)).flatMap((one) => toldOf(one))).toEqual(['a', 'c', 'd']) // prettier-ignore
    for (const id of ['a', 'c', 'd']) await rm(join(archive.folder, 'items', id, 'item.json'))
    expect(errorsOf(await oai(archive, records))).toEqual(['noRecordsMatch'])
  })

  it('cost a 304 while nothing changes, and are whole again when it does', async () => {
    const { archive, put } = await aLongArchive()
    const token = textOf(await oai(archive, records), 'resumptionToken') ?? ''
    const queries = ['verb=Identify', 'verb=ListSets', records, `verb=ListRecords&resumptionToken=${token}`] // prettier-ignore
    const tags = new Set<string>()
    for (const query of queries) {
      const { headers, status } = await oaiReply(archive, query)
      expect(status).toBe(200)
      const etag = headers['etag'] ?? ''
      tags.add(etag)
      expect((await oaiReply(archive, query, { 'if-none-match': etag })).status).toBe(304)
    }
    expect(tags.size).toBe(queries.length)
    await put('i1')
    for (const query of queries)
      for (const etag of tags)
        expect((await oaiReply(archive, query, { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('/oai over HTTP', () => {
  it('answers GET, HEAD and POST, compressed, to whoever reads it from a page', async () => {
    const { archive } = await aSmallArchive()
    const app = supertest(createApp(archive))
    const got = await app.get('/oai?verb=ListIdentifiers&metadataPrefix=oai_dc').expect(200)
    expect(got.headers).toMatchObject({ 'content-type': 'text/xml; charset=utf-8', 'access-control-allow-origin': '*' }) // prettier-ignore
    await app.head('/oai?verb=Identify').expect(200)
    const sent = await app.post('/oai').type('form').send({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' }).expect(200) // prettier-ignore
    expect(toldOf(elementOf(sent.text))).toEqual(toldOf(elementOf(got.text)))
    const twice = await app.post('/oai?verb=Identify').type('form').send({ verb: 'Identify' })
    expect(errorsOf(elementOf(twice.text))).toEqual(['badVerb'])
    await app.post('/oai').type('json').send({ verb: 'Identify' }).expect(400)
    await app.post('/oai').type('form').send({ verb: 'x'.repeat(10_000) }).expect(413) // prettier-ignore
    await app.delete('/oai').expect(405)
    const packed = await app.get('/oai?verb=ListRecords&metadataPrefix=oai_dc').set('accept-encoding', 'gzip') // prettier-ignore
    expect(packed.headers['content-encoding']).toBe('gzip')
  })
})
