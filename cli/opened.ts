import { openArchive, openArchiveToWrite, type Archive } from '../server/archive.js'
import type { Run } from './command.js'

type Work<Result> = (archive: Archive & { readonly takenOverFrom?: string }) => Promise<Result>

/** Opens the archive of the settings for as long as the work takes. */
export async function reading<Result>(
  { settings }: Pick<Run, 'settings'>,
  work: Work<Result>,
): Promise<Result> {
  return during(await openArchive(settings), work)
}

/** Opens it with the right to write, which nobody else has meanwhile. */
export async function writing<Result>(
  { settings }: Pick<Run, 'settings'>,
  work: Work<Result>,
): Promise<Result> {
  return during(await openArchiveToWrite(settings), work)
}

async function during<Result>(archive: Archive, work: Work<Result>): Promise<Result> {
  try {
    return await work(archive)
  } finally {
    await archive.close()
  }
}
