import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { it } from '@jest/globals'
import { extract } from 'tar'

/** A package of the npm registry, of which only some files are wanted. */
export interface Package {
  readonly name: string
  readonly version: string
  /** What its archive's bytes come to. https://www.w3.org/TR/SRI/ */
  readonly integrity: string
  /** Which of its files are kept, as paths within it. */
  readonly wanted: RegExp
}

/** Where the files of a viewer lie, or why they are not there. */
export type ViewerFiles =
  | { readonly folder: string; readonly missing?: never }
  | { readonly folder?: never; readonly missing: string }

/**
 * The files of a viewer that is no dependency of ours, fetched once by npm itself, so that whatever registry and proxy is
 * set up for npm is used. Each package lies in a folder of its name.
 * @throws where the registry gives something else; and in CI where it cannot be reached: a test that is skipped there
 *   tells nobody
 */
export async function viewerFiles(packages: readonly Package[]): Promise<ViewerFiles> {
  const all = createHash('sha256').update(packages.map(said).join('\n')).digest('hex')
  const folder = join(process.cwd(), 'node_modules/.cache/viewers', all.slice(0, 16))
  if (existsSync(folder)) return { folder }
  await mkdir(join(folder, '..'), { recursive: true })
  const aside = await mkdtemp(`${folder}-`)
  try {
    const missing = await fetched(packages, aside)
    if (missing !== undefined) return { missing }
    for (const file of await readdir(aside)) await unpacked(join(aside, file), packages, aside)
    // Put in its place whole: test files run at the same time, and a run may be broken off.
    await rename(aside, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    return { folder }
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

const said = ({ name, version, integrity, wanted }: Package) =>
  [name, version, integrity, wanted.source].join(' ')

/** Fetches the packages' archives into a folder; why they are not there, where the registry cannot be reached. */
async function fetched(packages: readonly Package[], to: string): Promise<string | undefined> {
  const names = packages.map(({ name, version }) => `${name}@${version}`)
  const options = ['--ignore-scripts', '--silent', '--fetch-retries=1', '--pack-destination', to]
  const windows = process.platform === 'win32'
  const npm = windows ? 'npm.cmd' : 'npm'
  try {
    await promisify(execFile)(npm, ['pack', ...names, ...options], { shell: windows })
    return undefined
  } catch (error) {
    const why = `npm could not fetch ${names.join(', ')}`
    if (process.env['CI'] !== undefined) throw new Error(why, { cause: error })
    return why
  }
}

async function unpacked(file: string, packages: readonly Package[], to: string): Promise<void> {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(file))
    .digest('base64')}`
  const known = packages.find(({ integrity }) => integrity === found)
  if (!known) throw new Error(`${file} is not what was to be fetched (${found}).`)
  const cwd = join(to, known.name)
  await mkdir(cwd, { recursive: true })
  const filter = (path: string) => known.wanted.test(path.replace('package/', ''))
  await extract({ file, cwd, strip: 1, filter })
  await rm(file)
}

/** A test of a viewer; where its files could not be had, it is reported as skipped and says why. */
export function withViewer(
  { missing }: ViewerFiles,
  test: (name: string, run: () => Promise<void>) => void,
) {
  return (name: string, run: () => Promise<void>): void => {
    if (missing === undefined) test(name, run)
    else it.skip(`${name} (skipped: ${missing})`, run)
  }
}
