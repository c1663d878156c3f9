import { spoken } from '../model/language.js'
import type { Page } from '../model/item.js'
import { annotatedPages, isAnnotated, type PageParts } from './annotated-pages.js'
import { stem } from './naming.js'
import type { ReadPart } from './read-part.js'

const hasWords = ({ lines }: ReadPart) => lines.some(({ text }) => text.trim() !== '')

/**
 * Shares the parts of a file out among pages: by the images that the parts name, else one to one where there are as many parts as pages, else
 * by marks that are pages' labels or numbers. `undefined` where none of it can be done without guessing. Annotations say themselves which pages they
 * are about (see {@link annotatedPages}).
 * @param onlyScan whether the file was delivered as the text of one scan, so that all its parts belong there
 */
export function dividedByPage(
  parts: readonly ReadPart[],
  pages: readonly Page[],
  onlyScan: boolean,
): readonly PageParts[] | undefined {
  const [only, ...more] = pages
  if (!only) return undefined
  if (isAnnotated(parts)) return annotatedPages(parts, pages, onlyScan)
  if (more.length === 0 && (onlyScan || parts.length <= 1)) return [{ page: only, parts }]
  return (
    matched(parts, (part) => pageOfImage(part, pages)) ??
    (parts.length === pages.length ? matched(parts, (_, at) => pages[at]) : undefined) ??
    matched(parts, (part) => pageOfMark(part, pages))
  )
}

/** Every part that has words with a page of its own, or nothing. */
function matched(
  parts: readonly ReadPart[],
  pageOf: (part: ReadPart, at: number) => Page | undefined,
): PageParts[] | undefined {
  const found: PageParts[] = []
  for (const [at, part] of parts.entries()) {
    const page = pageOf(part, at)
    if (page && !found.some((one) => one.page === page))
      found.push({ page, part: at, parts: [part] })
    else if (hasWords(part)) return undefined
  }
  return found.length > 0 ? found : undefined
}

function pageOfImage({ image }: ReadPart, pages: readonly Page[]): Page | undefined {
  if (image === undefined) return undefined
  const wanted = stem(image).toLowerCase()
  const named = pages.filter((page) => stem(page.image.master.name).toLowerCase() === wanted)
  return named.length === 1 ? named[0] : undefined
}

function pageOfMark({ mark }: ReadPart, pages: readonly Page[]): Page | undefined {
  if (mark === undefined) return undefined
  const labelled = pages.find(({ label }) => label && isSame(spoken(label, ['en']), mark))
  if (labelled) return labelled
  return /^\d{1,5}$/.test(mark) ? pages[Number(mark) - 1] : undefined
}

function isSame(label: string, mark: string): boolean {
  return label.toLowerCase().replace(/\s/g, '') === mark.toLowerCase().replace(/\s/g, '')
}
