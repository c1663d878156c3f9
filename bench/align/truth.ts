import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { placed } from '../../data/import/place.js'
import { readText } from '../../data/import/texts.js'
import type { TextFormat } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'

/** A page that people transcribed line by line and drew the lines of. */
export interface TruePage {
  readonly name: string
  /** Path of its scan. */
  readonly scan: string
  /** Lines in pixels of the scan. */
  readonly lines: readonly TextLine[]
}

/** A document of such pages. */
export interface TrueDocument {
  readonly name: string
  /** What it is, for the choice of what it must reach. */
  readonly kind: 'typescript' | 'print' | 'handwriting'
  /** Tesseract's code of its language. */
  readonly language: string
  readonly pages: readonly TruePage[]
}

interface Wanted extends Omit<TrueDocument, 'pages'> {
  readonly format: TextFormat
  readonly folder: string
  /** Texts and scans; a text with several parts gives each its scan. */
  readonly files: readonly (readonly [text: string, scan: string, part?: number])[]
}

const named = (name: string, scan: string, numbers: readonly string[]) =>
  numbers.map((number) => [`${name}${number}.xml`, `${scan}${number}.jpg`] as const)

const wanted: readonly Wanted[] = [
  {
    name: 'report, 4 April 1939 (English)',
    kind: 'typescript',
    language: 'eng',
    format: 'alto',
    folder: 'alto-line-typewritten-en/EHRI-DR-19390404-US',
    files: named('EHRI-DR-19390404-US_', 'EHRI-DR-19390404-US_', ['01', '02', '03']),
  },
  {
    name: 'report, 19 May 1939 (English)',
    kind: 'typescript',
    language: 'eng',
    format: 'alto',
    folder: 'alto-line-typewritten-en/EHRI-DR-19390519-US',
    files: named('EHRI-DR-19390519-US_', 'EHRI-DR-19390519-US_', ['01', '02', '03', '04']),
  },
  {
    // Its other two pages are written by hand, and their words are left out of the transcription.
    name: 'letter, 13 April 1858 (French)',
    kind: 'typescript',
    language: 'fra',
    format: 'alto',
    folder: 'alto-line-typewritten-fr/12148-btv1b525062185',
    files: ['0_4a125', '3_eac6a'].map(
      (name) => [`${name}_default.xml`, `${name}_default.jpg`] as const,
    ),
  },
  {
    name: 'Kant, 1784 (German, Fraktur)',
    kind: 'print',
    language: 'frk',
    format: 'page-xml',
    folder: 'page-mets-ocrd/kant_aufklaerung_1784/data',
    files: ['0017', '0020'].map(
      (page) => [`OCR-D-GT-PAGE/PAGE_${page}_PAGE.xml`, `OCR-D-IMG/INPUT_${page}.tif`] as const,
    ),
  },
  {
    name: 'Bellini, letter (Italian, handwritten)',
    kind: 'handwriting',
    language: 'fra',
    format: 'tei',
    folder: 'tei-facsimile-bellini',
    files: [0, 3].map(
      (part) => ['encodings/LL1_16.xml', `LL1.16-jpeg300/LL1.16_000${part + 1}.jpg`, part] as const,
    ),
  },
]

/** Where the real material lies. */
export const realFolder = process.env['FONDS_REAL'] ?? join(process.cwd(), '../shared/real')

/** The documents that are there, and sentences about those that are not or cannot be read. */
export async function trueDocuments(): Promise<{
  readonly documents: readonly TrueDocument[]
  readonly missing: readonly string[]
}> {
  const documents: TrueDocument[] = []
  const missing: string[] = []
  for (const { name, kind, language, format, folder, files } of wanted) {
    const pages: TruePage[] = []
    for (const [text, scan, part = 0] of files) {
      const [path, picture] = [join(realFolder, folder, text), join(realFolder, folder, scan)]
      const lines = existsSync(path) ? await linesOf(path, format, part) : []
      if (lines.length > 0)
        pages.push({ name: scan.split('/').at(-1) ?? scan, scan: picture, lines })
      else missing.push(`${name}: no lines with places in ${text}, part ${part + 1}.`)
    }
    if (pages.length > 0) documents.push({ name, kind, language, pages })
  }
  return { documents, missing }
}

async function linesOf(
  path: string,
  format: TextFormat,
  nth: number,
): Promise<readonly TextLine[]> {
  const part = readText(await readFile(path), path, format).parts[nth]
  if (!part?.space) return []
  const lines = placed(part, part.space, path).lines
  return lines.filter(({ box, text }) => box && text.trim() !== '')
}
