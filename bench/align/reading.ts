import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { placed } from '../../data/import/place.js'
import { sha256 } from '../../data/model/ids.js'
import type { TextLine } from '../../data/model/text-line.js'
import { legiblePlan } from '../../images/legible.js'
import { openOcr, type PageToRead } from '../../server/ocr/ocr.js'
import type { TrueDocument, TruePage } from './truth.js'

/** What OCR made of a page, in pixels of its scan, and how long it took where it was done now, in ms. */
export interface ReadPage {
  readonly lines: readonly TextLine[]
  readonly milliseconds: number
}

/** Readings are kept here between runs: they take much longer than all that is measured. */
const folder = join(tmpdir(), 'fonds-bench-align')

/** Reads the pages of a document by OCR as Fonds does, once. */
export async function readPages({ pages, language }: TrueDocument): Promise<ReadPage[]> {
  const ocr = openOcr({ archive: folder, memory: 1e9 })
  const watch = { tell: () => undefined, signal: new AbortController().signal }
  try {
    const found: ReadPage[] = []
    for (const page of pages) {
      const { width, height } = await upright(page.scan)
      const began = performance.now()
      const [part] = await ocr.texts([await toRead(page)], [language], watch)
      const milliseconds = performance.now() - began
      const lines = part ? placed(part, { width, height }, page.name).lines : []
      found.push({ lines, milliseconds })
    }
    return found
  } finally {
    await ocr.rest()
  }
}

async function upright(scan: string): Promise<{ readonly width: number; readonly height: number }> {
  const { autoOrient } = await sharp(scan).metadata()
  return autoOrient
}

async function toRead({ scan, name }: TruePage): Promise<PageToRead> {
  const digest = sha256(createHash('sha256').update(await readFile(scan)).digest('hex')) // prettier-ignore
  if (digest === undefined) throw new Error('SHA-256 gave no digest')
  const picture = async () => {
    const { size } = legiblePlan(await upright(scan))
    const { width, height } = size
    const image = sharp(scan).autoOrient().resize(width, height, { fit: 'fill' }).greyscale()
    return { bytes: await image.png().toBuffer(), width, height }
  }
  return { scan: { sha256: digest, frame: 0 }, where: name, picture }
}
