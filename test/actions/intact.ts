import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import sharp from 'sharp'
import type { Change } from '../../data/model/change.js'
import type { Finding } from '../../data/model/finding.js'
import type { Item } from '../../data/model/item.js'
import type { Kept } from '../../data/store/catalogue.js'
import { checked } from '../../server/actions/doctor.js'
import { openArchive, type Archive } from '../../server/archive.js'
import { settingsFor } from '../archives.js'

const sha = '([0-9a-f]{64})'
/** Every file that an archive may hold; a half-written one would have another name. */
const known: readonly RegExp[] = [
  /^fonds\.yaml$/,
  // One with an ending was written aside, and is swept away by the next writer.
  /^writer\.lock(\.[0-9a-f]{12})?$/,
  /^items\/[^/]+\/item\.json$/,
  new RegExp(`^items/[^/]+/(?:masters|texts)/${sha}\\.[a-z]+$`),
  /^collections\/[^/]+\.json$/,
  /^changes\/\d{10}\.jsonl$/,
  /^derived\/(listing|search|harvest)\.sqlite(-wal|-shm)?$/,
  new RegExp(`^derived/pyramids/../${sha}-\\d+-\\d+\\.(?:tif|json)$`),
]

/** Which page a scan is of, by the SHA-256 of the scan: whoever made the scans knows. */
export type PageOf = (sha256: string) => string | undefined

/**
 * Watches an archive through crashes: every id that was seen once has to stay what it was, and nothing that is kept may
 * be in part.
 */
export class Witness {
  readonly #folder: string
  readonly #pageOf: PageOf
  readonly #ids = new Map<string, string>()
  readonly #whole = new Set<string>()

  constructor(folder: string, pageOf: PageOf) {
    this.#folder = folder
    this.#pageOf = pageOf
  }

  /** A witness of a copy of the archive, who has seen the same. */
  of(folder: string): Witness {
    const other = new Witness(folder, this.#pageOf)
    for (const [what, id] of this.#ids) other.#ids.set(what, id)
    for (const name of this.#whole) other.#whole.add(name)
    return other
  }

  /** How many ids were seen so far. */
  get seen(): number {
    return this.#ids.size
  }

  /** What is wrong with the archive now: nothing, if a crash is to be survived. */
  async complaints(): Promise<string[]> {
    const archive = await openArchive(settingsFor(this.#folder))
    try {
      const findings: Finding[] = []
      const signal = new AbortController().signal
      await checked(archive, (finding) => findings.push(finding), signal)
      const changes: Change[] = []
      for await (const change of archive.catalogue.changes()) changes.push(change)
      return [
        ...findings.filter(({ level }) => level === 'error').map(({ where, what }) => `${where}: ${what}`), // prettier-ignore
        ...(await this.#partialFiles()),
        ...(await this.#changedIds(archive)),
        ...logComplaints(changes),
      ]
    } finally {
      await archive.close()
    }
  }

  async #partialFiles(): Promise<string[]> {
    const complaints: string[] = []
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true })
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name)
      const name = relative(this.#folder, path).split(sep).join('/')
      if (name.startsWith('.incoming/') || this.#whole.has(name)) continue
      const match = known.map((pattern) => pattern.exec(name)).find(Boolean)
      if (!match) complaints.push(`${name} is no file of an archive`)
      else if (!(await isWhole(path, match[1]))) complaints.push(`${name} is not whole`)
      // What is named by its content need not be looked at twice.
      else if (match[1] !== undefined) this.#whole.add(name)
    }
    return complaints
  }

  async #changedIds(archive: Archive): Promise<string[]> {
    const complaints: string[] = []
    const now = new Map<string, string>()
    for await (const id of archive.catalogue.everyItem()) {
      const kept = await archive.catalogue.item(id)
      for (const [what, its] of kept ? this.#idsOf(kept) : []) {
        if (now.has(what)) complaints.push(`${what} is there twice`)
        now.set(what, its)
      }
    }
    for (const [what, id] of this.#ids)
      if (now.get(what) !== id) complaints.push(`${what} was ${id} and is ${String(now.get(what))}`)
    for (const [what, id] of now) this.#ids.set(what, id)
    return complaints
  }

  #idsOf({ record }: Kept<Item>): [string, string][] {
    return [
      [`the item of ${record.source}`, record.id],
      ...record.pages.map(({ id, image: { master } }): [string, string] => [
        `page ${this.#pageOf(master.sha256) ?? 'unknown'} of ${record.source}`,
        id,
      ]),
      ...record.texts.map(({ id, kind, language }): [string, string] => [
        `${kind} in ${language ?? 'no language'} of ${record.source}`,
        id,
      ]),
    ]
  }
}

async function isWhole(path: string, sha256: string | undefined): Promise<boolean> {
  if (/\.sqlite|\.yaml$/.test(path)) return true
  const bytes = await readFile(path)
  const lines = path.endsWith('.jsonl') ? bytes.toString().split('\n').slice(0, -1) : undefined
  if (/\.jsonl?$/.test(path)) return (lines ?? [bytes.toString()]).every(isJson)
  if (path.endsWith('.tif') && path.includes('pyramids'))
    return sharp(bytes).stats().then(() => true, () => false) // prettier-ignore
  if (/\.lock(\.|$)/.test(path)) return true
  return createHash('sha256').update(bytes).digest('hex') === sha256
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Entries count up from 1, and so do the revisions of each record. */
function logComplaints(changes: readonly Change[]): string[] {
  const revisions = new Map<string, number>()
  return changes.flatMap((change, at) => {
    if (change.of === 'archive') return []
    const { cursor, of, id, revision } = change
    const record = `${of} ${id}`
    const before = revisions.get(record) ?? 0
    revisions.set(record, revision)
    return [
      ...(cursor === at + 1 ? [] : [`entry ${String(at + 1)} of the log says it is ${String(cursor)}`]), // prettier-ignore
      ...(revision === before + 1 ? [] : [`the log tells revision ${String(revision)} of ${record} after ${String(before)}`]), // prettier-ignore
    ]
  })
}
