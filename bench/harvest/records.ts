import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change } from '../../data/model/change.js'
import type { CollectionId, ItemId } from '../../data/model/ids.js'

/** What lies in an archive that was laid out, to be asked for. */
export interface Laid {
  readonly items: number
  /** A day after all changes but the last hundred. */
  readonly yesterday: string
  readonly set: string
  /** An item in the middle. */
  readonly item: string
}

/** Items of a collection; as many collections in every archive, so that some of a small one are empty. */
const ofCollection = 1000
const collections = 100
/** Entries of a file of the change log. */
const ofFile = 10_000

/**
 * Lays out an archive of items without pages, as the store writes it but with nothing forced to the disk, for publishing as many would take
 * hours: all were published in the course of one year, and the first hundred changed yesterday.
 */
export async function layRecords(archive: string, items: number): Promise<Laid> {
  await mkdir(join(archive, 'collections'), { recursive: true })
  await mkdir(join(archive, 'changes'))
  await writeFile(join(archive, 'fonds.yaml'), '')
  const end = Date.now() - 2 * 86_400_000
  const total = collections + items + 100
  const timeOf = (nth: number) => new Date(end - (total - nth) * Math.floor(31_536_000_000 / total)).toISOString() // prettier-ignore
  const changes: Change[] = []
  for (let nth = 0; nth < collections; nth++) changes.push(await collection(archive, nth, changes.length + 1, timeOf)) // prettier-ignore
  for (let nth = 0; nth < items; nth++) changes.push(await item(archive, nth, changes.length + 1, timeOf)) // prettier-ignore
  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  for (let nth = 0; nth < 100; nth++) changes.push(await item(archive, nth, changes.length + 1, () => yesterday, 2)) // prettier-ignore
  for (let from = 0; from < changes.length; from += ofFile) {
    const lines = changes.slice(from, from + ofFile).map((change) => `${JSON.stringify(change)}\n`)
    await writeFile(join(archive, 'changes', `${String(from + 1).padStart(10, '0')}.jsonl`), lines.join('')) // prettier-ignore
  }
  return { items, yesterday: yesterday.slice(0, 10), set: nameOf(0), item: `letter-${String(Math.floor(items / 2))}` } // prettier-ignore
}

const nameOf = (nth: number) => `series-${String(nth)}` as CollectionId
type TimeOf = (nth: number) => string

async function collection(archive: string, nth: number, cursor: number, timeOf: TimeOf): Promise<Change> {
  const [id, at] = [nameOf(nth), timeOf(cursor)]
  const record = { id, title: { en: [`Series ${String(nth)}`] }, abstract: { en: ['Letters and memoranda.'] }, order: [], source: `/given/${id}` }
  await writeFile(join(archive, 'collections', `${id}.json`), kept(record, 1, at))
  return { cursor, at, of: 'collection', id, verb: 'create', revision: 1, parent: null }
} // prettier-ignore

async function item(archive: string, nth: number, cursor: number, timeOf: TimeOf, revision = 1): Promise<Change> {
  const [id, at] = [`letter-${String(nth)}` as ItemId, timeOf(cursor)]
  const collections = [nameOf(Math.floor(nth / ofCollection))]
  const record = {
    id,
    title: { en: [`Letter ${String(nth)} to the Harbour Board`] },
    abstract: { en: ['Asks for a berth, and what it would cost in the winter months.'] },
    dates: [{ what: { en: ['written'] }, text: '3 March 1921', edtf: '1921-03-03' }],
    agents: [{ name: { none: ['Anna Brandt'] }, role: { en: ['author'] } }],
    languages: ['en'],
    referenceCode: `HRB ${String(nth)}`,
    rights: { uri: 'http://rightsstatements.org/vocab/NKC/1.0/' },
    related: [],
    fields: [{ label: { en: ['Subject'] }, value: { en: ['Shipping'] } }],
    collections,
    pages: [],
    texts: [],
    viewing: { direction: 'left-to-right', behavior: 'individuals' },
    sections: [],
    source: `/given/${id}`,
  }
  const folder = join(archive, 'items', id)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'item.json'), kept(record, revision, at))
  return { cursor, at, of: 'item', id, verb: revision === 1 ? 'create' : 'update', revision, collections, manifest: true }
} // prettier-ignore

function kept(record: object, revision: number, at: string): string {
  return `${JSON.stringify({ fonds: 1, revision, created: at, changed: at, record }, null, 1)}\n`
}
