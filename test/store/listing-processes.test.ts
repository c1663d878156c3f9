import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import Database from 'libsql'
import type { Catalogue } from '../../data/store/catalogue.js'
import { openLowdbCatalogue } from '../../data/store/catalogue-lowdb.js'
import { openSqliteListing } from '../../data/store/listing-sqlite.js'
import { anItem } from '../contracts/catalogue.js'
import { newFolder } from '../folders.js'

const built = (path: string) =>
  JSON.stringify(pathToFileURL(join(process.cwd(), 'dist/data/store', path)).href)

/** Opens the lists of a folder as often as it is told, takes in what is new so many times, and says what it then finds. */
const program = `
import { openLowdbCatalogue } from ${built('catalogue-lowdb.js')}
import { openSqliteListing } from ${built('listing-sqlite.js')}
process.on('message', async ({ folder, file, times }) => {
  try {
    const catalogue = openLowdbCatalogue(folder)
    const listing = openSqliteListing(file, catalogue)
    const wrong = []
    for (let n = 0; n < times; n++) {
      const promised = await catalogue.cursor()
      await listing.catchUp()
      // Every change here is a title of 'item' or a new item.
      const known = listing.cursor()
      if (known < promised) wrong.push('knows ' + known + ', not ' + promised)
      for (const { id } of listing.items({ limit: 1000 })) if (!listing.item(id)) wrong.push(id + ' is gone')
      await new Promise(setImmediate)
    }
    await listing.catchUp()
    const titles = listing.items({ limit: 1000 }).map(({ id, title }) => id + ' ' + title.en)
    listing.close()
    process.send({ wrong, titles })
  } catch (error) {
    process.send({ wrong: [String(error.code) + ' ' + error.stack], titles: [] })
  }
})`

interface Found {
  readonly wrong: readonly string[]
  readonly titles: readonly string[]
}

const children: ChildProcess[] = []
beforeAll(async () => {
  const path = join(await newFolder(), 'lister.mjs')
  await writeFile(path, program)
  // Without the options that Jest was started with.
  for (let n = 0; n < 4; n++) children.push(fork(path, [], { execArgv: [] }))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** All of them at once. */
async function found(task: { folder: string; file: string; times: number }): Promise<Found[]> {
  return Promise.all(
    children.map(async (child) => {
      const answer = once(child, 'message')
      child.send(task)
      return ((await answer) as [Found])[0]
    }),
  )
}

async function catalogueOf(items: number) {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  for (let n = 1; n <= items; n++) await catalogue.putItem(anItem(`item-${String(n)}`, 'old'), null)
  return { folder, catalogue }
}

it('is made, or made anew, by several processes that open it at the same moment', async () => {
  const { folder } = await catalogueOf(3)
  await mkdir(join(folder, 'derived'))
  const titles = ['item-1 old', 'item-2 old', 'item-3 old']
  for (let round = 0; round < 60; round++) {
    const file = join(folder, 'derived', `${String(round)}.sqlite`)
    if (round % 3 === 1) earlier(file)
    expect([round, await found({ folder, file, times: 1 })]).toEqual([
      round,
      children.map(() => ({ wrong: [], titles })),
    ])
  }
})

/** Lists as an earlier version may have left them. */
function earlier(file: string): void {
  const db = new Database(file)
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE item (other TEXT); CREATE TABLE gone (a INT)')
  db.exec('CREATE VIRTUAL TABLE words USING fts5(text); PRAGMA user_version = 9999')
  db.close()
}

/** The catalogue, whose items are read at once and given only when something has happened. */
function slow(catalogue: Catalogue, happened: Promise<void>): Catalogue {
  return {
    ...catalogue,
    cursor: () => catalogue.cursor(),
    changes: (since) => catalogue.changes(since),
    collection: (id) => catalogue.collection(id),
    item: async (id) => {
      const read = await catalogue.item(id)
      await happened
      return read
    },
  }
}

function signal() {
  let give: () => void = () => undefined
  const given = new Promise<void>((resolve) => (give = resolve))
  return { give, given }
}

it('keeps the later of two states that two processes have read', async () => {
  const { folder, catalogue } = await catalogueOf(1)
  const file = join(folder, 'derived', 'listing.sqlite')
  const { give, given } = signal()
  const [late, early] = [openSqliteListing(file, slow(catalogue, given)), openSqliteListing(file, catalogue)] // prettier-ignore
  const catching = late.catchUp()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await catalogue.putItem(anItem('item-1', 'new'), 1)
  await early.catchUp()
  give()
  await catching
  for (const listing of [late, early]) {
    expect(listing.items({ limit: 9 }).map(({ title }) => title['en'])).toEqual([['new']])
    listing.close()
  }
})

it('is not emptied in front of others when the log was put back', async () => {
  const { folder, catalogue } = await catalogueOf(3)
  const file = join(folder, 'derived', 'listing.sqlite')
  const { give, given } = signal()
  const [late, early] = [openSqliteListing(file, slow(catalogue, given)), openSqliteListing(file, catalogue)] // prettier-ignore
  await early.catchUp()
  const db = new Database(file)
  db.exec('UPDATE state SET cursor = 1000')
  db.close()
  const catching = late.catchUp()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(early.totals().items).toBe(3)
  await early.catchUp()
  give()
  await catching
  expect([early.cursor(), early.totals().items, late.totals().items]).toEqual([3, 3, 3])
  early.close()
  late.close()
})

it('is right in several processes that take in what another writes', async () => {
  const { folder, catalogue } = await catalogueOf(2)
  const file = join(folder, 'derived', 'listing.sqlite')
  const finding = found({ folder, file, times: 1500 })
  let [isOver, revision] = [false, 1]
  const over = finding.then(() => (isOver = true))
  while (!isOver) {
    revision = await catalogue.putItem(anItem('item-1', `title ${String(revision + 1)}`), revision) // prettier-ignore
    if (revision % 10 === 0) await catalogue.putItem(anItem(`more-${String(revision)}`), null)
  }
  await over
  expect((await finding).flatMap(({ wrong }) => wrong)).toEqual([])
  expect(revision).toBeGreaterThan(20)
  for (const { titles } of await found({ folder, file, times: 1 })) {
    expect(titles).toContain(`item-1 title ${String(revision)}`)
    expect(titles).toHaveLength(2 + Math.floor(revision / 10))
  }
})
