import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Problem } from '../../data/model/problem.js'

/** A language that Tesseract can read: its code, and the model that was trained for it. */
export interface LanguageData {
  readonly code: string
  readonly data: Uint8Array
}

/** Where the models of npm's packages lie in them: for LSTM alone, which is smaller and as good; else for both engines. */
const variants = ['4.0.0_best_int', '4.0.0']
const endings = ['.traineddata', '.traineddata.gz']
/** Bytes that a model may unpack to; the largest of Tesseract's own has 58 MB. */
const longestModel = 256 * 1024 * 1024

/** Folders called `node_modules/@tesseract.js-data` beside the program, nearest first. */
function packageFolders(): string[] {
  const found: string[] = []
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    found.push(join(at, 'node_modules', '@tesseract.js-data'))
    if (dirname(at) === at) return found
  }
}

/**
 * Files of models by code, from a folder of somebody's own before the installed packages.
 * @param own the setting `ocr-data`
 * @param packages folders that hold packages of models
 */
export async function languageFiles(
  own: string | undefined,
  packages: readonly string[] = packageFolders(),
): Promise<ReadonlyMap<string, string>> {
  const files = own === undefined ? [] : await modelsIn(own)
  for (const folder of packages)
    for (const code of await readdir(folder).catch(() => []))
      for (const variant of variants)
        files.push(...(await modelsIn(join(folder, code, variant), '')))
  const nearest = new Map<string, string>()
  for (const [code, path] of files) if (!nearest.has(code)) nearest.set(code, path)
  return nearest
}

/** Models in a folder, with their codes; of `own` folders a missing one is told, of packages it is no news. */
async function modelsIn(folder: string, missing?: ''): Promise<[string, string][]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (missing === '') return []
    const { message } = error as Error
    throw new Problem('setting', `ocr-data is ${folder}, which cannot be read: ${message}.`)
  })
  return names.flatMap((name) => {
    const ending = endings.find((one) => name.endsWith(one))
    return ending === undefined ? [] : [[name.slice(0, -ending.length), join(folder, name)]]
  })
}

/** Throws the `refused` problem where one of the languages has no model, and says which have one. */
export function mustBeThere(codes: readonly string[], files: ReadonlyMap<string, string>): void {
  const missing = codes.filter((code) => !files.has(code))
  const [first] = missing
  if (first === undefined) return
  const there = [...files.keys()].sort().join(', ') || 'none'
  const packages = missing.map((code) => `@tesseract.js-data/${code}`).join(' ')
  throw new Problem(
    'refused',
    `There is no language data to read ${missing.join(' and ')} with OCR; there is: ${there}. Install it (npm install ${packages}), or put ${first}.traineddata into a folder and name that with --ocr-data.`,
  )
}

/** The models of languages, unpacked. Throws the `refused` problem where one is not there or damaged. */
export async function languageData(
  codes: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<readonly LanguageData[]> {
  mustBeThere(codes, files)
  return Promise.all(
    codes.map(async (code) => ({ code, data: await unpacked(files.get(code) ?? '') })),
  )
}

async function unpacked(path: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path)
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return isPacked ? await promisify(gunzip)(bytes, { maxOutputLength: longestModel }) : bytes
  } catch (error) {
    throw damaged(path, (error as Error).message)
  }
}

/** The problem with a model that cannot be used. */
export function damaged(path: string, why: string): Problem {
  return new Problem(
    'refused',
    `The language data ${path} cannot be used (${why}). Install it again.`,
  )
}
