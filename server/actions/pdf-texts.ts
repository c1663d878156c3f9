import { pdfPart } from '../../data/import/pdf-text.js'
import type { ReadPart } from '../../data/import/read-part.js'
import type { PageId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { textOfPdf } from '../../images/sources/pdf-text.js'
import type { Archive } from '../archive.js'
import { readPages } from '../read-pages.js'
import type { MakingWithPages } from './making.js'
import { pooled } from './pool.js'
import type { Watch } from './progress.js'
import { sourceLimits, type ReadyScan } from './scans.js'

/** How a PDF's own text is read; raised when that is done otherwise than before. */
const recipe = 'pdf-1'

type ReadyPdf = Extract<ReadyScan, { images: unknown }>

/**
 * The texts that PDFs have for their pages, with their places; a page without one has none. Each PDF is read once: what was found is kept.
 * What is odd about a text is told when it is read.
 * @param wanted of these pages only
 */
export async function pdfTexts(
  archive: Archive,
  { scans }: Pick<MakingWithPages, 'scans'>,
  wanted: readonly Page[],
  watch: Watch,
): Promise<Map<PageId, ReadPart>> {
  const texts = new Map<PageId, ReadPart>()
  if (archive.settings['pdf-text'] === 'ignore') return texts
  for (const scan of scans) {
    if ('refused' in scan || scan.kept.mediaType !== 'application/pdf') continue
    const pages = wanted.filter(({ image }) => image.master.sha256 === scan.kept.sha256)
    for (const [page, part] of await textsOf(archive, scan, pages, watch))
      if (part.lines.length > 0) texts.set(page, part)
  }
  return texts
}

async function textsOf(
  archive: Archive,
  pdf: ReadyPdf,
  pages: readonly Page[],
  watch: Watch,
): Promise<[PageId, ReadPart][]> {
  const kept = readPages(archive.folder)
  const key = (frame: number) => ({ sha256: pdf.kept.sha256, frame })
  const before = await pooled(pages, { budget: 8, cost: () => 1 }, ({ image }) => kept.get(key(image.frame), recipe)) // prettier-ignore
  const found = new Map(pages.map(({ image }, at) => [image.frame, before[at]]))
  if (before.includes(undefined))
    for await (const { page, part } of readParts(archive, pdf, watch)) {
      if (!found.has(page) || found.get(page)) continue
      await kept.put(key(page), recipe, part)
      found.set(page, part)
    }
  return pages.flatMap(({ id, image }) => {
    const part = found.get(image.frame)
    return part ? [[id, part]] : []
  })
} // prettier-ignore

/** The texts of all pages of a PDF as they are read; what stands in the way of the rest is told. */
async function* readParts(
  { settings }: Archive,
  { file }: ReadyPdf,
  { tell, signal }: Watch,
): AsyncGenerator<{ page: number; part: ReadPart }> {
  const limits = sourceLimits(settings)
  try {
    for await (const text of textOfPdf({ path: file.path, name: file.name, limits }, signal)) {
      const { part, findings } = pdfPart(text, `${file.path}, page ${String(text.page + 1)}`)
      for (const finding of findings) tell({ kind: 'finding', finding })
      yield { page: text.page, part }
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'refused') throw error
    const what = `Its pages are published, but not all of the text that it has for them: ${error.message}`
    tell({ kind: 'finding', finding: { level: 'warning', where: file.path, what } })
  }
}
