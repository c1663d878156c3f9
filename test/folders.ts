import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from '@jest/globals'

const made: string[] = []
afterAll(async () => {
  await Promise.all(made.splice(0).map((path) => rm(path, { recursive: true, force: true })))
})

/** A new empty folder, deleted after the tests of the file. */
export async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'fonds-'))
  made.push(path)
  return path
}

/** Writes files into a folder: `{ 'memo/001.txt': 'words' }`. */
export async function written(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}
