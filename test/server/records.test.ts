import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import { csvRows } from '../../data/import/csv-rows.js'
import { recordFormats } from '../../manifests/records/formats.js'
import { xmlDocument } from '../../manifests/text-files/xml.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { recordView } from '../../server/records.js'
import { profileOf } from '../../server/views.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { judged } from '../manifests/records/content-models.js'
import { pageJpeg } from '../scans.js'
import { withXmlSchemas, xmlJudge } from '../xml-schemas.js'

let app: Express
let archive: Archive

beforeAll(async () => {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'box/collection.yaml': 'title: {en: The "box", fr: La boîte}\nabstract: Papers.\nid: box\n',
    'box/memo/1.jpg': await pageJpeg(1),
    'box/memo/1.txt': 'A line\nanother <b>line</b>\n',
    'box/memo/item.yaml': 'title: </script><b>The memo\nlanguage: en\ndate: 30 October 1956\nrights: http://creativecommons.org/licenses/by/4.0/\n',
    'box/inner/collection.yaml': 'title: Inner\nid: inner.csv\n',
    'box/inner/letter/item.yaml': 'title: "=HYPERLINK(1)"\nabstract: "What it, says."\n',
    'box/gone/1.jpg': await pageJpeg(3),
    'box/ark/item.yaml': 'id: "ark:/12345/x y"\ntitle: An ark\n',
    'box/dots/item.yaml': 'id: "report.mods.xml"\ntitle: Dots\n',
    'empty/collection.yaml': 'title: Nothing\nid: empty\n',
  }) // prettier-ignore
  await published(folder, given)
  archive = await lookingAt(folder)
  const gone = await archive.catalogue.item(anItemId('gone'))
  await archive.catalogue.withdrawItem(anItemId('gone'), gone?.revision ?? 0, 'Given back.')
  app = createApp(archive)
})

const forms = ['dc.xml', 'mods.xml', 'mets.xml', 'edm.xml', 'jsonld', 'linkset.json'] as const

async function text(path: string): Promise<string> {
  // Some of the media types are not known to be text.
  const reply = await request(app).get(path).responseType('blob').expect(200)
  return (reply.body as Buffer).toString('utf8')
}

describe('the record of an item', () => {
  it.each(forms)('is there as %s, for everyone, and is not sent twice', async (form) => {
    const reply = await request(app).get(`/items/memo.${form}`).expect(200)
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    expect(reply.headers['link']).toContain('<https://archive.example/items/memo>; rel=')
    const etag = reply.headers['etag'] ?? ''
    await request(app).get(`/items/memo.${form}`).set('if-none-match', etag).expect(304)
    await request(app).get(`/items/gone.${form}`).expect(410)
    await request(app).get(`/items/nobody.${form}`).expect(404)
    await request(app)
      .get(`/items/${encodeURIComponent('ark:/12345/x y')}.${form}`)
      .expect(200)
  })

  it('gives way to an item whose own id ends like one', async () => {
    expect(await text('/items/report.mods.xml.mods.xml')).toContain('<title>Dots</title>')
    const page = await request(app).get('/items/report.mods.xml').set('accept', 'text/html')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('is linked in the manifests, in the header, in the head, and in the linkset', async () => {
    const addresses = ['dc.xml', 'mods.xml', 'mets.xml', 'edm.xml', 'jsonld'].map(
      (form) => `https://archive.example/items/memo.${form}`,
    )
    const manifest = async (version: number) =>
      JSON.parse(await text(`/iiif/presentation/${version}/memo/manifest`)) as {
        seeAlso: Record<string, string>[]
      }
    expect((await manifest(3)).seeAlso.map(({ id }) => id)).toEqual(addresses)
    expect((await manifest(2)).seeAlso.map((one) => one['@id'])).toEqual(addresses)
    const page = await request(app).get('/items/memo').set('accept', 'text/html').expect(200)
    const linkset = JSON.parse(await text('/items/memo.linkset.json')) as {
      linkset: Record<string, { href: string }[]>[]
    }
    const described = linkset.linkset[0]?.['describedby']?.map(({ href }) => href)
    for (const address of addresses) {
      expect(page.headers['link']).toContain(`<${address}>; rel="describedby"`)
      expect(page.text).toContain(`<link rel="describedby" href="${address}"`)
      expect(described).toContain(address)
    }
    expect(page.headers['link']).toContain('<https://archive.example/items/memo.linkset.json>; rel="linkset"; type="application/linkset+json"') // prettier-ignore
    expect(linkset.linkset.slice(1).every((one) => one['describes'] ?? one['collection'])).toBe(true) // prettier-ignore
  })

  it('holds the text in TEI where there is one, and the scans alone where there is none', async () => {
    const format = recordFormats.find(({ prefix }) => prefix === 'tei')
    const tei = async (id: string) => {
      const kept = await archive.catalogue.item(anItemId(id))
      if (!kept || !format) throw new Error('not there')
      const view = await recordView(archive, kept, format)
      return xmlDocument(format.record(view, archive.addresses, profileOf(archive)))
    }
    expect(await tei('memo')).toContain('another &lt;b&gt;line&lt;/b&gt;')
    expect(await tei('gone')).toContain('<facsimile>')
    for (const id of ['memo', 'gone', 'letter']) expect(judged(await tei(id)).breaches).toEqual([])
  })
})

describe('data in the pages for people', () => {
  const data = async (path: string) => {
    const { text: html } = await request(app).get(path).set('accept', 'text/html').expect(200)
    const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    return JSON.parse(found) as Record<string, unknown>
  }

  it('say what they are, and nothing in a record ends them', async () => {
    const kept = await archive.catalogue.item(anItemId('memo'))
    const page = kept?.record.pages[0]?.id ?? ''
    expect(await data('/')).toMatchObject({ '@type': 'WebSite' })
    expect(await data('/collections/box')).toMatchObject({ '@type': ['Collection', 'ArchiveComponent'], collectionSize: 3 }) // prettier-ignore
    expect(await data('/items/memo')).toMatchObject({ name: '</script><b>The memo', temporalCoverage: '1956-10-30' }) // prettier-ignore
    expect(await data(`/items/memo/${page}`)).toMatchObject({ '@type': 'ImageObject' })
  })
})

describe('a collection with all that is in it', () => {
  it('is a finding aid in EAD 2002', async () => {
    const ead = await text('/collections/box.ead.xml')
    expect(judged(ead).breaches).toEqual([])
    expect(ead).toContain('<unittitle>The "box"</unittitle>')
    expect(ead).toContain('<unitdate normal="1956-10-30">30 October 1956</unitdate>')
    expect(ead).toContain('xlink:href="https://archive.example/iiif/presentation/3/memo/manifest"')
    expect(ead.indexOf('HYPERLINK')).toBeGreaterThan(ead.indexOf('<c level="otherlevel"'))
    expect(ead).not.toContain('/items/gone')
    expect(judged(await text('/collections/empty.ead.xml')).breaches).toEqual([])
  })

  withXmlSchemas('which is valid', async () => {
    const judge = xmlJudge('ead')
    for (const id of ['box', 'inner.csv', 'empty'])
      expect(judge(await text(`/collections/${id}.ead.xml`))).toEqual([])
  })

  it('is a table that spreadsheets open and compute nothing of', async () => {
    const csv = await text('/collections/box.csv')
    expect(csv.startsWith('\ufeffkind,id,reference_code,title,')).toBe(true)
    const rows = csvRows(csv, 'box.csv', (level, where, what) => {
      throw new Error(`${level} ${where}: ${what}`)
    })
    const titles = rows.slice(1).map(({ cells }) => cells[3])
    expect(titles.toSorted()).toEqual(["'=HYPERLINK(1)", '</script><b>The memo', 'An ark', 'Dots', 'Inner'].toSorted()) // prettier-ignore
    const letter = rows.find(({ cells }) => cells[3]?.includes('HYPERLINK'))
    expect(letter?.cells[4]).toBe('The "box" > Inner')
    expect(csv).toContain('"What it, says."')
  })

  it('is not sent twice while nothing changes, and is not there where the collection is not', async () => {
    for (const form of ['ead.xml', 'csv', 'jsonld']) {
      const { headers } = await request(app).get(`/collections/box.${form}`).expect(200)
      await request(app).get(`/collections/box.${form}`).set('if-none-match', headers['etag'] ?? '').expect(304) // prettier-ignore
      await request(app).get(`/collections/nobody.${form}`).expect(404)
    }
  })

  it('gives way to a collection whose own id ends like one', async () => {
    const page = await request(app).get('/collections/inner.csv').set('accept', 'text/html')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(await text('/collections/inner.csv.csv')).toContain('HYPERLINK')
  })
})
