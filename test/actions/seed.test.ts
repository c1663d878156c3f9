import { existsSync } from 'node:fs'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import request from 'supertest'
import { stringify } from 'yaml'
import type { Item } from '../../data/model/item.js'
import { breaches } from '../../manifests/presentation-3/rules.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, outcomes, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'

const file = join(process.cwd(), '../shared/seed/1956-memorandum.txt')

/** The document that the project was created from, if it is there: its sentences stay out of the project. */
async function memorandum() {
  const text = await readFile(file, 'utf8')
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore
  const at = (place: number) => lines.at(place)?.replace(/\s+/g, ' ') ?? never()
  const recipients = lines.flatMap((line) => /^To \S+ (.+)$/.exec(line)?.[1] ?? [])
  return {
    lines,
    marking: at(0),
    diary: at(1),
    author: at(3),
    title: `${at(5)} ${at(6)}`,
    partner: /comrade (.*) of/.exec(at(6))?.[1] ?? never(),
    recipients,
    filer: at(-8).replace(/^Filed by /, ''),
    filed: at(-7),
    abstract: at(-5),
    described: at(-4),
    neighbour: { date: at(-3), title: at(-2), abstract: at(-1) },
  }
}

/** What an archivist would write of it. */
function record(memo: Awaited<ReturnType<typeof memorandum>>): string {
  return stringify({
    title: { en: memo.title },
    dates: { 'date of the talk': '1956-10-30', 'diary entry': memo.diary, filed: memo.filed },
    author: memo.author,
    recipients: memo.recipients,
    people: [
      { name: memo.partner, role: 'interlocutor' },
      { name: memo.filer, role: 'filed by' },
    ],
    marking: memo.marking,
    abstract: { en: memo.abstract },
    language: 'ru',
    related: [{ abstract: memo.described }, memo.neighbour],
    texts: [{ file: 'memorandum.txt', kind: 'translation', language: 'en' }],
  })
}

/** Pages of the text, drawn: enough to be scans of something. */
async function pages(lines: readonly string[]): Promise<Record<string, Uint8Array>> {
  const drawn = (words: readonly string[]) => {
    const escaped = words.map((line) => line.slice(0, 60).replace(/[<&]/g, ' '))
    const spans = escaped.map((line, at) => `<text x="60" y="${String(80 + at * 28)}" font-size="18">${line}</text>`) // prettier-ignore
    return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="100%" height="100%" fill="#f4f0e4"/>${spans.join('')}</svg>`) // prettier-ignore
  }
  const third = Math.ceil(lines.length / 3)
  const scans = [0, 1, 2].map(async (page): Promise<[string, Uint8Array]> => [
    `00${String(page + 1)}.png`,
    await sharp(drawn(lines.slice(page * third, (page + 1) * third))).png().toBuffer(),
  ]) // prettier-ignore
  return Object.fromEntries(await Promise.all(scans))
}

const titles: Record<'bare' | 'drawn', string> = { bare: 'without a scan', drawn: 'with pages' }

;(existsSync(file) ? describe : describe.skip)(
  existsSync(file) ? 'the memorandum of 1956' : `the memorandum (skipped: there is no ${file})`,
  () => {
    let memo: Awaited<ReturnType<typeof memorandum>>
    let archive: Archive
    const items: Partial<Record<string, Item>> = {}
    beforeAll(async () => {
      memo = await memorandum()
      const given = await newFolder()
      for (const name of Object.keys(titles)) {
        await written(join(given, name), { 'item.yaml': record(memo) })
        await copyFile(file, join(given, name, 'memorandum.txt'))
      }
      await written(join(given, 'drawn'), await pages(memo.lines))
      const folder = await archiveFolder()
      const told = await published(folder, join(given, 'bare'), join(given, 'drawn'))
      expect(outcomes(told)).toEqual(['published bare', 'published drawn'])
      expect(told.filter((one) => one.kind === 'finding' && one.finding.level !== 'note')).toEqual([]) // prettier-ignore
      archive = await lookingAt(folder)
      for (const name of Object.keys(titles)) {
        const kept = await archive.catalogue.item(anItemId(name))
        if (kept) items[name] = kept.record
      }
    })

    for (const [name, how] of Object.entries(titles)) {
      it(`${how}: its record says all that is known`, () => {
        const item = items[name] ?? never()
        expect(item).toMatchObject({
          title: { en: [memo.title] },
          abstract: { en: [memo.abstract] },
          languages: ['ru'],
          dates: [{ edtf: '1956-10-30' }, { edtf: '1956-11-22' }, { edtf: '1956-11-21' }],
          related: [{ abstract: { none: [memo.described] } }, { title: { none: [memo.neighbour.title] } }], // prettier-ignore
          texts: [{ kind: 'translation', language: 'en', extent: 'whole' }],
        })
        expect(Object.values(item.marking ?? {}).flat()).toEqual([memo.marking])
        expect(item.agents.map(({ name }) => Object.values(name).flat().join()).sort()).toEqual(
          [memo.author, ...memo.recipients, memo.partner, memo.filer].sort(),
        )
        expect(item.pages).toHaveLength(name === 'bare' ? 0 : 3)
      })

      it(`${how}: its page shows record, related documents and text`, async () => {
        const answer = await request(createApp(archive)).get(`/items/${name}`)
        expect(answer.status).toBe(200)
        const words = unmarked(answer.text)
        const wanted = [
          memo.title, memo.marking, memo.abstract, memo.author, memo.partner, memo.filer,
          ...memo.recipients, memo.diary, memo.filed, memo.described,
          memo.neighbour.title, memo.neighbour.abstract,
          // All of the text, to its last line.
          ...memo.lines.map((line) => line.replace(/\s+/g, ' ')),
        ] // prettier-ignore
        expect(wanted.filter((one) => !words.includes(one))).toEqual([])
        expect(words).toMatch(/30 October 1956|1956-10-30/)
      })
    }

    it('without a scan has no manifest; with pages, one that obeys the rules and says it all', async () => {
      const app = createApp(archive)
      expect((await request(app).get('/iiif/presentation/3/bare/manifest')).status).toBe(404)
      const answer = await request(app).get('/iiif/presentation/3/drawn/manifest')
      expect(answer.status).toBe(200)
      const manifest = JSON.parse(answer.text) as Manifest
      expect(breaches(manifest)).toEqual([])
      expect(manifest.items).toHaveLength(3)
      expect(Object.values(manifest.summary).flat()).toEqual([memo.abstract])
      const said = (label: RegExp) =>
        manifest.metadata.flatMap((entry) =>
          Object.values(entry.label).flat().some((one) => label.test(one))
            ? Object.values(entry.value).flat().map(unmarked)
            : [],
        ) // prettier-ignore
      expect(said(/^Date of the talk$/i)).toEqual(['1956-10-30'])
      expect(said(/^Diary entry$/i)).toEqual([memo.diary])
      expect(said(/^Filed$/i)).toEqual([memo.filed])
      expect(said(/^Author/i)).toEqual([memo.author])
      expect(said(/^Recipient/i)).toEqual(memo.recipients)
      expect(said(/^Interlocutor/i)).toEqual([memo.partner])
      expect(said(/^Filed by/i)).toEqual([memo.filer])
      expect(said(/^Marking/i)).toEqual([memo.marking])
      expect(said(/^Related/i).join('\n')).toContain(memo.described)
      expect(said(/^Related/i).join('\n')).toContain(memo.neighbour.title)
      const text = await request(app).get(`/items/drawn/texts/${items['drawn']?.texts[0]?.id ?? ''}`) // prettier-ignore
      expect(text.text).toContain(memo.lines.at(-1))
    })
  },
)

interface Manifest {
  readonly items: readonly unknown[]
  readonly summary: Readonly<Record<string, readonly string[]>>
  readonly metadata: readonly Record<'label' | 'value', Readonly<Record<string, readonly string[]>>>[] // prettier-ignore
}

/** The words of a piece of HTML. */
function unmarked(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" } // prettier-ignore
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => named[name] ?? '')
    .replace(/\s+/g, ' ')
}

function never(): never {
  throw new Error('the memorandum is not as it was')
}
