import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../data/model/problem.js'
import { dumpFile, namesBeside, parseDump, type Dump } from './dump.js'

/** Where the dumps of an archive lie: they can be made again, so among what is derived. */
export function dumpsFolder(archiveFolder: string): string {
  return join(archiveFolder, 'derived', 'dumps')
}

/** The dumps that are there whole, the newest first. What tells of a dump is written last of its files and taken away first. */
export async function dumpsIn(folder: string): Promise<readonly Dump[]> {
  const names = await readdir(folder).catch(() => [])
  const told = names.filter((name) => dumpFile(name)?.as === 'json')
  const dumps = await Promise.all(told.map((name) => dumpToldIn(join(folder, name))))
  return dumps
    .filter((dump) => dump !== undefined)
    .sort((one, other) => (newness(one) < newness(other) ? 1 : -1))
}

const newness = ({ made, name }: Dump) => `${made} ${name}`

/** `undefined` where it was taken away meanwhile, or is damaged. */
async function dumpToldIn(path: string): Promise<Dump | undefined> {
  try {
    return parseDump(await readFile(path, 'utf8'))
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isGone || error instanceof Problem) return undefined
    throw error
  }
}

/** Takes away what no dump is made of any more: the oldest, but for so many, and what a crash left. */
export async function pruneDumps(folder: string, keep: number): Promise<void> {
  const kept = new Set((await dumpsIn(folder)).slice(0, keep).map(({ name }) => name))
  const files = (await readdir(folder)).flatMap((file) => dumpFile(file) ?? [])
  const old = new Set(files.map(({ name }) => name).filter((name) => !kept.has(name)))
  for (const name of old) {
    const { json, checksum } = namesBeside(name)
    for (const file of [json, checksum, name]) await rm(join(folder, file), { force: true })
  }
}
