import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { openLowdbCatalogue } from '../../data/store/catalogue-lowdb.js'
import { anItem, anItemId, describeCatalogue } from '../contracts/catalogue.js'
import { newFolder } from '../folders.js'

describeCatalogue('folder', async () => openLowdbCatalogue(await newFolder()))

it('shows what another process wrote, at once', async () => {
  const folder = await newFolder()
  const [one, other] = [openLowdbCatalogue(folder), openLowdbCatalogue(folder)]
  await one.putItem(anItem('charter'), null)
  expect((await other.item(anItemId('charter')))?.revision).toBe(1)
  await one.putItem(anItem('charter', 'changed'), 1)
  expect((await other.item(anItemId('charter')))?.record.title).toEqual({ en: ['changed'] })
  expect(await other.cursor()).toBe(2)
})

it('reads past a torn last entry, and a writer cuts it off', async () => {
  const folder = await newFolder()
  await openLowdbCatalogue(folder).putItem(anItem('charter'), null)
  const log = join(folder, 'changes', '0000000001.jsonl')
  await appendFile(log, '{"cursor":2,"at":"2026')
  const catalogue = openLowdbCatalogue(folder)
  expect(await catalogue.cursor()).toBe(1)
  await catalogue.recover()
  expect((await readFile(log, 'utf8')).endsWith('}\n')).toBe(true)
  await catalogue.putItem(anItem('other'), null)
  expect(await openLowdbCatalogue(folder).cursor()).toBe(2)
})

it('writes the entry that a crash between record and log left out', async () => {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  await catalogue.putItem(anItem('charter'), null)
  // As it is when the process dies just behind the record's rename.
  const log = join(folder, 'changes', '0000000001.jsonl')
  const entry = JSON.parse(await readFile(log, 'utf8')) as Record<string, unknown>
  await writeFile(log, '')
  await mkdir(join(folder, '.incoming'), { recursive: true })
  await writeFile(
    join(folder, '.incoming', 'intent.json'),
    JSON.stringify({
      file: 'items/charter/item.json',
      revision: 1,
      entry: { ...entry, cursor: undefined, at: undefined },
    }),
  )
  const after = openLowdbCatalogue(folder)
  // One that only reads says what is missing, and leaves it to the next writer.
  expect(await after.untold()).toEqual({ of: 'item', id: 'charter', revision: 1 })
  await after.recover()
  expect(await after.untold()).toBeUndefined()
  expect(await after.cursor()).toBe(1)
  await expect(stat(join(folder, '.incoming', 'intent.json'))).rejects.toThrow()
  await after.recover()
  expect(await openLowdbCatalogue(folder).cursor()).toBe(1)
})

it('forgets an intent whose record was not written', async () => {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  await catalogue.putItem(anItem('charter'), null)
  await mkdir(join(folder, '.incoming'), { recursive: true })
  const entry = {
    of: 'item',
    id: 'charter',
    verb: 'update',
    revision: 2,
    collections: [],
    manifest: false,
  }
  await writeFile(
    join(folder, '.incoming', 'intent.json'),
    JSON.stringify({ file: 'items/charter/item.json', revision: 2, entry }),
  )
  await openLowdbCatalogue(folder).recover()
  expect(await openLowdbCatalogue(folder).cursor()).toBe(1)
})

it('says which record is damaged', async () => {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  await catalogue.putItem(anItem('charter'), null)
  await writeFile(join(folder, 'items', 'charter', 'item.json'), '{"fonds":1,')
  await expect(catalogue.item(anItemId('charter'))).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('items/charter/item.json'),
  })
})
