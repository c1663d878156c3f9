import { afterAll } from '@jest/globals'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { openArchive, type Archive } from '../../server/archive.js'
import { serve } from '../../server/main.js'
import { archiveFolder, published, settingsFor } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { written } from '../folders.js'

const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

/** An archive that is served while the tests of a file run. */
export interface Served {
  /** The archive folder. */
  readonly folder: string
  readonly addresses: Addresses
  /** The record of an item that is there; throws where it is not. */
  item(id: string): Promise<Item>
  withdraw(id: string, why: string): Promise<void>
}

/** Publishes paths into a new archive, lays files into its folder, and serves it on a free port until the tests of the file are done. */
export async function servedWith(
  paths: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const folder = await archiveFolder()
  await published(folder, ...paths)
  await written(folder, files)
  // Without a base URL the addresses are of this machine and the port that was free.
  const settings = settingsFor(folder, { port: 0, 'base-url': undefined, ...more })
  const opened: Archive[] = []
  const { stop } = await serve(settings, async (port) => {
    const archive = await openArchive(settings, port)
    opened.push(archive)
    return archive
  })
  stops.push(stop)
  const [archive] = opened
  if (!archive) throw new Error('The archive was not opened.')
  const kept = async (id: string) => {
    const found = await archive.catalogue.item(anItemId(id))
    if (!found) throw new Error(`${id} was not published.`)
    return found
  }
  return {
    folder,
    addresses: archive.addresses,
    item: async (id) => (await kept(id)).record,
    withdraw: async (id, why) => {
      await archive.catalogue.withdrawItem(anItemId(id), (await kept(id)).revision, why)
    },
  }
}
