import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { recordFormats } from '../../manifests/records/formats.js'
import { xmlDocument } from '../../manifests/text-files/xml.js'
import type { Archive } from '../../server/archive.js'
import { recordView } from '../../server/records.js'
import { profileOf } from '../../server/views.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { judged } from '../manifests/records/content-models.js'
import { real, withReal, xmlSchemas } from '../real.js'
import { pageJpeg } from '../scans.js'
import { illFormed, xmlJudge } from '../xml-schemas.js'

const seed = join(process.cwd(), '../shared/seed/1956-memorandum.txt')
const folders = ['alto-line-typewritten-en', 'alto-line-typewritten-fr', 'tei-facsimile-bellini', 'page-chinese', 'hocr-tools'] // prettier-ignore

/** Items that are surely among what was published. */
const surely = ['ehri-dr-19390404-us', 'ehri-dr-19390519-us', '12148-btv1b525062185', 'memorandum']

describe('the record of every real document, and of the one the project began with', () => {
  let archive: Archive | undefined
  beforeAll(async () => {
    if (!existsSync(real()) || !existsSync(seed)) return
    const [folder, given] = [await archiveFolder(), await newFolder()]
    await written(given, {
      'memorandum/1.jpg': await pageJpeg(1),
      'memorandum/1.txt': await readFile(seed, 'utf8'),
      'memorandum/item.yaml': 'title: A memorandum\nlanguage: en\ndate: 30 October 1956\n',
    })
    await published(folder, given, ...folders.map((name) => real(name)))
    archive = await lookingAt(folder)
  }, 240_000)

  const judges = existsSync(xmlSchemas)
    ? new Map(recordFormats.map(({ prefix }) => [prefix, xmlJudge(prefix)]))
    : undefined

  const register = existsSync(seed) ? withReal : it.skip
  for (const { prefix, record, ...format } of recordFormats)
    register(`is valid ${prefix}${judges ? '' : ' (by our own content models alone: no published schemas here)'}`, async () => {
      if (!archive) throw new Error('nothing was published')
      const seen: string[] = []
      for (const { id } of archive.listing.items({ limit: 1000 })) {
        const kept = await archive.catalogue.item(id)
        if (!kept) throw new Error(`${id} is not kept`)
        const view = await recordView(archive, kept, format)
        const xml = xmlDocument(record(view, archive.addresses, profileOf(archive)))
        expect([id, illFormed(xml)]).toEqual([id, []])
        expect([id, judged(xml).breaches]).toEqual([id, []])
        expect([id, judges?.get(prefix)?.(xml) ?? []]).toEqual([id, []])
        seen.push(id)
      }
      expect(seen).toEqual(expect.arrayContaining(surely))
    }, 240_000)
}) // prettier-ignore
