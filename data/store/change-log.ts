import { open, readdir, stat, truncate } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Change, Cursor } from '../model/change.js'
import { force, makeFolder } from './durable.js'

/** Entries in one file of the log, so that no file and no read grows with the archive. */
const entriesAFile = 10_000

/** The append-only log: JSON Lines, ten thousand entries a file, each file named by its first entry's cursor. */
export interface ChangeLog {
  append(entry: (cursor: Cursor, at: string) => Change): Promise<Change>
  since(cursor: Cursor): AsyncIterable<Change>
  /** The newest entry's cursor. Looks at the size of one file, and reads only what is new. */
  cursor(): Promise<Cursor>
  /** Cuts off a last line that a crash left incomplete. Only a writer may do this. */
  mend(): Promise<void>
}

const fileOf = (cursor: Cursor) =>
  `${String(Math.floor((cursor - 1) / entriesAFile) * entriesAFile + 1).padStart(10, '0')}.jsonl`

/** The cursor that the file after the one of this cursor begins with. */
const firstBehind = (cursor: Cursor) => Math.ceil(cursor / entriesAFile) * entriesAFile + 1

/** Opens the log in a folder; the folder need not exist yet. */
export function changeLog(folder: string): ChangeLog {
  return new FolderLog(folder)
}

class FolderLog implements ChangeLog {
  readonly #folder: string
  /** How far this process has read: the last entry, and the place in its file just behind it. */
  #seen: { cursor: Cursor; at: string; offset: number } = { cursor: 0, at: '', offset: 0 }
  #started = false

  constructor(folder: string) {
    this.#folder = folder
  }

  async cursor(): Promise<Cursor> {
    if (!this.#started) {
      const files = (await readdir(this.#folder).catch(() => [])).filter((name) =>
        name.endsWith('.jsonl'),
      )
      const last = files.sort().at(-1)
      if (last !== undefined)
        this.#seen = { cursor: Number.parseInt(last, 10) - 1, at: '', offset: 0 }
      this.#started = true
    }
    while (await this.#advance());
    return this.#seen.cursor
  }

  /** Reads what was added to the file that the next entry belongs to; whether anything was. */
  async #advance(): Promise<boolean> {
    const { cursor, offset } = this.#seen
    const begins = cursor % entriesAFile === 0
    const from = begins && offset > 0 ? 0 : offset
    const path = join(this.#folder, fileOf(cursor + 1))
    const size = await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
    if (size <= from) return false
    const added = await textBetween(path, from, size)
    const whole = added.slice(0, added.lastIndexOf('\n') + 1)
    if (whole === '') return false
    const lines = whole.trimEnd().split('\n')
    const last = JSON.parse(lines.at(-1) ?? '') as Change
    this.#seen = { cursor: last.cursor, at: last.at, offset: from + Buffer.byteLength(whole) }
    return true
  }

  async *since(after: Cursor): AsyncIterable<Change> {
    const newest = await this.cursor()
    for (let next = after + 1; next <= newest;) {
      const begun = next
      const lines = createInterface({
        input: createReadStream(join(this.#folder, fileOf(next))),
        crlfDelay: Infinity,
      })
      for await (const line of lines) {
        const change = line === '' ? undefined : (JSON.parse(line) as Change)
        if (!change || change.cursor < next) continue
        yield change
        next = change.cursor + 1
        if (next > newest) break
      }
      lines.close()
      // What a file lacks is not to be had; whoever counts the entries sees the gap.
      next = Math.max(next, firstBehind(begun))
    }
  }

  async append(entry: (cursor: Cursor, at: string) => Change): Promise<Change> {
    const cursor = (await this.cursor()) + 1
    const now = new Date().toISOString()
    const change = entry(cursor, now > this.#seen.at ? now : this.#seen.at)
    await makeFolder(this.#folder)
    const file = await open(join(this.#folder, fileOf(cursor)), 'a')
    try {
      await file.writeFile(`${JSON.stringify(change)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    if (cursor % entriesAFile === 1) await force(this.#folder)
    return change
  }

  async mend(): Promise<void> {
    await this.cursor()
    const { cursor, offset } = this.#seen
    const path = join(this.#folder, fileOf(cursor + 1))
    const whole = cursor % entriesAFile === 0 ? 0 : offset
    const size = await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
    if (size > whole) await truncate(path, whole)
  }
}

async function textBetween(path: string, from: number, to: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(to - from)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
