import type { Page } from '../model/item.js'
import { stem } from './naming.js'
import type { ReadPart } from './read-part.js'

/** Which parts of a file are the text of a page. */
export interface PageParts {
  readonly page: Page
  /** The part's index in the file, or the indexes of several; absent where all of the file is this page's. */
  readonly part?: number | readonly number[]
  readonly parts: readonly ReadPart[]
}

/** Whether parts are annotations, which say themselves what they are about. */
export function isAnnotated(parts: readonly ReadPart[]): boolean {
  return parts.some(({ target }) => target !== undefined)
}

/**
 * Which pages annotations are about, by what they name: a page's own address in this archive (its canvas, its image, its page in the reading room), the
 * name of its scan, or its number. What is said of the document stands on its first page where other annotations are about pages.
 * `undefined` where all is said of the document; what names no page of the item is in none.
 * @param onlyScan whether the file was delivered with one scan, so that all of it is about that
 */
export function annotatedPages(
  parts: readonly ReadPart[],
  pages: readonly Page[],
  onlyScan: boolean,
): readonly PageParts[] | undefined {
  const [first] = pages
  if (!first || parts.every(({ ofWhole }) => ofWhole)) return undefined
  if (onlyScan && pages.length === 1) return [{ page: first, parts }]
  const pageOf = pageFinder(parts, pages)
  const found = new Map<Page, number[]>()
  for (const [at, part] of parts.entries()) {
    const page = part.ofWhole ? first : pageOf(part.target ?? '')
    if (page) found.set(page, [...(found.get(page) ?? []), at])
  }
  return pages.flatMap((page) => {
    const own = found.get(page)
    if (!own) return []
    const [only = 0] = own
    return [{ page, part: own.length === 1 ? only : own, parts: own.flatMap((at) => parts[at] ?? []) }] // prettier-ignore
  })
}

/** The parts that are about no page of the item. */
export function strayParts(
  parts: readonly ReadPart[],
  divided: readonly PageParts[],
): readonly ReadPart[] {
  const found = new Set(divided.flatMap((one) => one.parts))
  return parts.filter((part) => !found.has(part))
}

function pageFinder(
  parts: readonly ReadPart[],
  pages: readonly Page[],
): (target: string) => Page | undefined {
  const byId = new Map<string, Page>(pages.map((page) => [page.id, page]))
  const byName = named(pages)
  const addresses = new Set(parts.flatMap(({ target, ofWhole }) => (ofWhole ? [] : (target ?? ''))))
  const first = [...addresses].some((address) => numberIn(address) === 0) ? 0 : 1
  const [only] = pages.length === 1 && addresses.size === 1 ? pages : []
  return (target) => {
    const steps = segments(target)
    const own = steps.map((step) => byId.get(step)).find(Boolean)
    if (own) return own
    // An address of this archive that names no page of this item is another item's.
    if (isOurs(steps)) return undefined
    const scan = fileNames(steps).map((name) => byName.get(name)).find(Boolean) // prettier-ignore
    const number = numberIn(target)
    return scan ?? (number === undefined ? undefined : pages[number - first]) ?? only
  }
}

/** Pages by the names of their scans, where only one is called so. */
function named(pages: readonly Page[]): ReadonlyMap<string, Page | undefined> {
  const names = new Map<string, Page | undefined>()
  for (const page of pages) {
    const name = stem(page.image.master.name).toLowerCase()
    names.set(name, names.has(name) ? undefined : page)
  }
  return names
}

/** The steps of an address's path, decoded: `'001.tif'` is a path of one. */
function segments(address: string): readonly string[] {
  return address
    .replace(/[?#].*$/, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .split(/[/\\]/)
    .filter((step) => step !== '')
    .map((step) => decodedStep(step).split(/[/\\]/).at(-1) ?? step)
}

function decodedStep(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

/** As addresses of canvases, images and pages are in this archive: a page's id has twelve letters and digits. */
function isOurs(steps: readonly string[]): boolean {
  return steps.some((step, at) => {
    const isId = /^(?=.*\d)[0-9a-z]{12}$/.test(step)
    return isId && (steps[at - 2] === 'items' || ['canvas', '2', '3'].includes(steps[at - 1] ?? ''))
  })
}

/** Where the name of a scan may stand: at the end, before what is asked of an image service, or with the ending of a picture. */
function fileNames(steps: readonly string[]): readonly string[] {
  const names = steps.filter((step, at) => {
    const next = steps[at + 1]
    const isService = next === 'info.json' || (next !== undefined && steps.length - at === 5)
    return next === undefined || isService || /\.(tiff?|jpe?g|png|jp2|webp|pdf)$/i.test(step)
  })
  return names.map((step) => stem(step).toLowerCase())
}

/** The number of a page, where an address ends in one: `'…/canvas/p12'`, `'…/canvas/12.json'`, `'2'`. */
function numberIn(address: string): number | undefined {
  const last = segments(address).at(-1) ?? ''
  const digits = /^(?:canvas|page|pg|p|c|f|img|image|seq|leaf)?[-_. ]?(\d{1,5})(?:\.json)?$/i.exec(last)?.[1] // prettier-ignore
  return digits === undefined ? undefined : Number(digits)
}
