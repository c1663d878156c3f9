import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import { dump } from '../../server/actions/dump.js'
import type { Told } from '../../server/actions/progress.js'
import { answer } from '../../server/answer.js'
import type { Archive } from '../../server/archive.js'
import { openArchiveToWrite } from '../../server/archive.js'
import type { Dump } from '../../server/dumps/dump.js'
import { dumpsFolder, dumpsIn } from '../../server/dumps/dumps.js'
import { routes } from '../../server/routes.js'
import { archiveFolder, lookingAt, settingsFor } from '../archives.js'
import { anItem, anItemId } from '../contracts/catalogue.js'
import { largeItem } from '../server/allowance/large-item.js'
import { until } from '../server/spawned.js'

const program = join(process.cwd(), 'dist/cli/main.js')

async function kept(...items: readonly Item[]): Promise<string> {
  const folder = await archiveFolder()
  await change(folder, async ({ catalogue }) => {
    for (const item of items) await catalogue.putItem(item, null)
  })
  return folder
}

async function change(folder: string, work: (archive: Archive) => Promise<unknown>) {
  const archive = await openArchiveToWrite(settingsFor(folder))
  await work(archive).finally(() => archive.close())
}

/** What comes of a dump, with all that was told. */
async function dumped(archive: Archive, signal = new AbortController().signal) {
  const told: Told[] = []
  const made = await dump(archive, { tell: (one) => told.push(one), signal })
  const errors = told.flatMap((one) => (one.kind === 'finding' ? one.finding.where : []))
  return { ...made, errors }
}

const pathOf = (archive: Archive, { name }: Dump) => join(dumpsFolder(archive.folder), name)

async function linesOf(archive: Archive, made: Dump): Promise<string[]> {
  const packed = await readFile(pathOf(archive, made))
  expect(createHash('sha256').update(packed).digest('hex')).toBe(made.sha256)
  expect(packed.byteLength).toBe(made.bytes)
  const text = gunzipSync(packed).toString()
  expect(Buffer.byteLength(text)).toBe(made.unpacked)
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text.split('\n').slice(0, -1)
}

const idsOf = (lines: readonly string[]) =>
  lines.map((line) => (JSON.parse(line) as { id: string }).id)

/** What its address answers. */
async function manifest(archive: Archive, item: string): Promise<string> {
  const route = routes.find(({ name }) => name === 'manifest-3')
  if (!route) throw new Error('no route')
  const { body } = await answer(archive, route, { params: { item }, query: new URLSearchParams(), path: '/', headers: {} }) // prettier-ignore
  return Buffer.from(body as Uint8Array).toString()
}

describe('a dump', () => {
  it('holds what the address of each manifest answers, one a line, in the order of ids, whatever is in them', async () => {
    const ids = ['b', 'a', 'ark:/12345/x y', 'Zürich № 7', '北モール']
    const items = ids.map((id, at) => ({
      ...largeItem(id, 2, 1 + 2 * at),
      title: { en: [`Line\nfeed\u2028 “${id}” \ud800 \u0000`] },
    }))
    const archive = await lookingAt(await kept(...items))
    const { dump: made, errors, isNew } = await dumped(archive)
    expect([errors, isNew]).toEqual([[], true])
    const lines = await linesOf(archive, made)
    const inOrder = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(idsOf(lines)).toEqual(inOrder.map((id) => archive.addresses.manifest(anItemId(id), 3)))
    for (const [at, id] of inOrder.entries()) expect(lines[at]).toBe(await manifest(archive, id))
    let asOf = ''
    for await (const { at } of archive.catalogue.changes()) asOf = at
    expect(made).toMatchObject({ cursor: 5, asOf, items: 5, leftOut: [], base: 'https://archive.example/', name: `manifests-${asOf.slice(0, 10)}-c5.jsonl.gz` }) // prettier-ignore
    expect(await readFile(`${pathOf(archive, made)}.sha256`, 'utf8')).toBe(
      `${made.sha256}  ${made.name}\n`,
    )
  })

  it('leaves out what was withdrawn, and what has no pages and so no manifest', async () => {
    const folder = await kept(largeItem('here', 1, 1), largeItem('gone', 1, 2), anItem('record'))
    await change(folder, ({ catalogue }) => catalogue.withdrawItem(anItemId('gone'), 1, 'Why.'))
    const archive = await lookingAt(folder)
    const { dump: made, errors } = await dumped(archive)
    expect(idsOf(await linesOf(archive, made))).toEqual([
      'https://archive.example/iiif/presentation/3/here/manifest',
    ])
    expect([made.cursor, made.items, errors]).toEqual([4, 1, []])
  })

  it('of an empty archive has no line', async () => {
    const archive = await lookingAt(await archiveFolder())
    const { dump: made } = await dumped(archive)
    expect(await linesOf(archive, made)).toEqual([])
    expect([made.name, made.cursor, made.asOf]).toEqual(['manifests-c0.jsonl.gz', 0, undefined])
  })

  it('of the same archive is the same byte for byte, and not kept twice', async () => {
    const archive = await lookingAt(await kept(largeItem('a', 3)))
    const first = await dumped(archive)
    const before = await readFile(pathOf(archive, first.dump))
    const again = await dumped(archive)
    expect([again.isNew, again.dump]).toEqual([false, first.dump])
    await rm(dumpsFolder(archive.folder), { recursive: true })
    const anew = await dumped(archive)
    expect(anew.isNew).toBe(true)
    expect((await readFile(pathOf(archive, anew.dump))).equals(before)).toBe(true)
  })

  it('seen with other settings has another name: what lies under a name never changes', async () => {
    const folder = await kept(largeItem('a', 1))
    const { dump: first } = await dumped(await lookingAt(folder))
    const other = await lookingAt(folder, { 'base-url': 'https://other.example/' })
    const { dump: second } = await dumped(other)
    expect(second.name).toBe(first.name.replace('-c1.', '-c1-2.'))
    expect((await dumpsIn(dumpsFolder(folder))).map(({ name }) => name)).toEqual([
      second.name,
      first.name,
    ])
  })

  it('leaves as many older ones as are to be kept, and nothing else', async () => {
    const folder = await kept(largeItem('a', 1, 1))
    const archive = await lookingAt(folder, { 'dumps-kept': 2 })
    const names: string[] = []
    for (let at = 2; at <= 5; at++) {
      names.push((await dumped(archive)).dump.name)
      await change(folder, ({ catalogue }) =>
        catalogue.putItem(largeItem(`b${String(at)}`, 1, at), null),
      )
    }
    const there = (await dumpsIn(dumpsFolder(folder))).map(({ name }) => name)
    expect(there).toEqual(names.reverse().slice(0, 2))
    expect((await readdir(dumpsFolder(folder))).length).toBe(6)
  })

  it('names an item that cannot be read, and holds all others', async () => {
    const folder = await kept(...['a', 'b', 'c'].map((id, at) => largeItem(id, 2, 1 + 2 * at)))
    const items = join(folder, 'items')
    const [broken = ''] = (await readdir(items)).filter((name) => name.startsWith('b'))
    const archive = await lookingAt(folder)
    await writeFile(join(items, broken, 'item.json'), '{"torn')
    const { dump: made, errors } = await dumped(archive)
    expect([made.items, made.leftOut, errors]).toEqual([2, ['b'], ['b']])
    expect((await linesOf(archive, made)).length).toBe(2)
  })

  it('that is stopped leaves nothing, and the one before', async () => {
    const folder = await kept(largeItem('a', 1, 1))
    const archive = await lookingAt(folder)
    const { dump: before } = await dumped(archive)
    await change(folder, ({ catalogue }) => catalogue.putItem(largeItem('b', 3, 2), null))
    const stop = new AbortController()
    const making = dump(archive, {
      tell: ({ kind }) => {
        if (kind === 'page') stop.abort()
      },
      signal: stop.signal,
    })
    await expect(making).rejects.toMatchObject({ name: 'AbortError' })
    expect((await readdir(dumpsFolder(folder))).sort()).toEqual(
      [before.name.replace('.jsonl.gz', '.json'), before.name, `${before.name}.sha256`].sort(),
    )
  })

  it('is made by one at a time', async () => {
    const archive = await lookingAt(await kept(largeItem('a', 1)))
    const other = await lookingAt(archive.folder)
    const tried = await Promise.allSettled([dumped(archive), dumped(other)])
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'locked' },
    })
  })

  it('holds whatever was there when it began, while another process publishes', async () => {
    const folder = await kept(
      ...Array.from({ length: 300 }, (_, at) => largeItem(`m${String(at)}`, 1, at + 1)),
    )
    const archive = await lookingAt(folder)
    const publishing = change(folder, async ({ catalogue }) => {
      for (let at = 0; at < 60; at++) {
        await catalogue.putItem(largeItem(`${at % 2 === 0 ? 'a' : 'z'}${String(at)}`, 1, 1000 + at), null) // prettier-ignore
        await catalogue.withdrawItem(anItemId(`m${String(at)}`), 1, 'Why.')
      }
    })
    const { dump: made, errors } = await dumped(archive)
    await publishing
    expect(errors).toEqual([])
    const held = new Set(idsOf(await linesOf(archive, made)))
    // With the changes after its cursor, whoever took it has what is there now.
    for await (const entry of archive.catalogue.changes(made.cursor))
      if (entry.of === 'item') {
        const id = archive.addresses.manifest(entry.id, 3)
        if (entry.verb === 'withdraw') held.delete(id)
        else held.add(id)
      }
    await archive.listing.catchUp()
    const there = archive.listing.items({ limit: 1000 }).map(({ id }) => archive.addresses.manifest(id, 3)) // prettier-ignore
    expect([...held].sort()).toEqual(there.sort())
    expect(there.length).toBe(300)
  })
})

describe('fonds dump', () => {
  it('killed at any moment leaves dumps that are whole, and the next one clears away the rest', async () => {
    const folder = await kept(
      ...Array.from({ length: 60 }, (_, at) => largeItem(`m${String(at)}`, 20, 1 + 20 * at)),
    )
    const archive = await lookingAt(folder)
    const words = ['dump', '--archive', folder, '--base-url', 'https://archive.example/']
    const making = join(dumpsFolder(folder), '.making')
    let killed = 0
    for (const bytes of [0, 1, 5000, 20_000]) {
      const child = spawn(process.execPath, [program, ...words], { stdio: 'ignore' })
      const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve() })) // prettier-ignore
      await until('it writes, or is done', async () => {
        if (child.exitCode !== null) return true
        const [file] = await readdir(making).catch(() => [])
        if (file === undefined) return false
        const size = await readFile(join(making, file)).catch(() => Buffer.alloc(0))
        return size.byteLength >= bytes
      })
      if (child.kill('SIGKILL')) killed += 1
      await ended
      for (const one of await dumpsIn(dumpsFolder(folder))) await linesOf(archive, one)
    }
    expect(killed).toBeGreaterThan(0)
    // What a process leaves that dies between a dump and what is told of it.
    await mkdir(making, { recursive: true })
    await writeFile(join(dumpsFolder(folder), 'manifests-2026-01-01-c9.jsonl.gz'), 'half')
    const { dump: made } = await dumped(archive)
    expect((await linesOf(archive, made)).length).toBe(60)
    expect((await readdir(dumpsFolder(folder))).length).toBe(3)
  })
})
