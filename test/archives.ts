import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { makeArchive, openArchive, openArchiveToWrite, type Archive } from '../server/archive.js'
import type { Told } from '../server/actions/progress.js'
import { publish } from '../server/actions/publish.js'
import { survey } from '../server/actions/survey.js'
import { readSettings, type Settings } from '../server/settings.js'
import { newFolder } from './folders.js'

const open: Archive[] = []
afterAll(async () => {
  await Promise.all(open.splice(0).map((archive) => archive.close()))
})

/** Settings of a test's archive. */
export function settingsFor(
  archive: string,
  more: Readonly<Record<string, unknown>> = {},
): Settings {
  const flags = { archive, 'log-level': 'silent', 'base-url': 'https://archive.example/', ...more }
  return readSettings({ flags, environment: {}, file: {} }).values
}

/** A folder for an archive that is not there yet. */
export async function archiveFolder(): Promise<string> {
  return join(await newFolder(), 'archive')
}

/** Publishes paths, and gives back all that was told. */
export function published(archive: string, ...paths: string[]): Promise<Told[]> {
  return publishedWith({}, archive, ...paths)
}

/** The same with other settings. */
export async function publishedWith(
  more: Readonly<Record<string, unknown>>,
  archive: string,
  ...paths: string[]
): Promise<Told[]> {
  const told: Told[] = []
  const writing = await openArchiveToWrite(settingsFor(archive, more))
  try {
    const signal = new AbortController().signal
    await publish(writing, await survey(paths), { tell: (one) => told.push(one), signal })
  } finally {
    await writing.close()
  }
  return told
}

/** Opens an archive to look at it; closed after the tests of the file. */
export async function lookingAt(
  archive: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Archive> {
  await makeArchive(settingsFor(archive))
  const opened = await openArchive(settingsFor(archive, more))
  open.push(opened)
  await opened.listing.catchUp()
  return opened
}

/** What became of the items, in order. */
export function outcomes(told: readonly Told[]): string[] {
  return told.flatMap((one) => (one.kind === 'item' ? `${one.outcome} ${one.id}` : []))
}

/** Sentences that were told about files, with their level. */
export function sentences(told: readonly Told[]): string[] {
  return told.flatMap((one) =>
    one.kind === 'finding' ? `${one.finding.level} ${one.finding.where}: ${one.finding.what}` : [],
  )
}
