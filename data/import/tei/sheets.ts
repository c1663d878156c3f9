import type { ReadPart } from '../read-part.js'
import type { Facsimile, Surface } from './facsimile.js'
import { sizeOf } from './facsimile.js'
import type { Finder } from './found.js'
import { graphicOf } from './graphic.js'
import type { PageBreak, RawLine } from './raw-line.js'
import type { Places } from './said.js'

/** A page: its breaks (a page may be begun twice) and its lines. */
export interface Sheet {
  readonly surface?: Surface
  readonly image?: string
  readonly name?: string
  readonly lines: RawLine[]
}

/**
 * Shares lines out among pages. Breaks that show the same picture begin one page. What stands before the first break is on
 * the surface that its zones are on, and else on the first page.
 */
export function sheets(
  lines: readonly RawLine[],
  pages: readonly PageBreak[],
  facsimile: Facsimile,
  finder: Finder,
): readonly Sheet[] {
  const byKey = new Map<unknown, Sheet>()
  const byBreak = new Map<PageBreak, Sheet>()
  const sheet = (key: unknown, fresh: () => Sheet): Sheet => {
    const found = byKey.get(key) ?? fresh()
    byKey.set(key, found)
    return found
  }
  const onSurface = (surface: Surface, name = surface.name) =>
    sheet(surface, () => ofSurface(surface, name))
  for (const page of pages) {
    const surface = page.surface ?? surfaceOf(page.places, facsimile)
    const key = page.places.find((place) => typeof place === 'string') ?? page
    byBreak.set(page, surface ? onSurface(surface, page.name) : sheet(key, () => ofBreak(page)))
  }
  let before: Surface | undefined
  for (const line of lines) {
    const { page, places, block } = line.start
    before = finder.surfaceOf(places) ?? finder.surfaceOf(block?.places ?? []) ?? before
    const own = page && byBreak.get(page)
    const first = () => byKey.values().next().value ?? sheet('', () => ({ lines: [] }))
    const on = own ?? (before ? onSurface(before) : first())
    on.lines.push(line)
  }
  return inOrder([...byKey.values()])
}

/** In the order of the surfaces, where every page has one. */
function inOrder(all: readonly Sheet[]): readonly Sheet[] {
  const order = ({ surface }: Sheet) => surface?.order ?? -1
  return all.every(({ surface }) => surface) ? all.toSorted((a, b) => order(a) - order(b)) : all
}

function surfaceOf(places: Places, facsimile: Facsimile): Surface | undefined {
  for (const place of places) {
    if (typeof place !== 'string') return 'surface' in place ? place.surface : place
    const surface = facsimile.surfaceOf(place)
    if (surface) return surface
  }
  return undefined
}

function ofSurface(surface: Surface, name: string | undefined): Sheet {
  const image = surface.graphics.find((graphic) => graphic.image !== '')?.image
  return {
    surface,
    ...(image !== undefined && { image }),
    ...(name !== undefined && { name }),
    lines: [],
  }
}

function ofBreak({ name, places }: PageBreak): Sheet {
  const [url] = places.filter((place) => typeof place === 'string' && !place.startsWith('#'))
  const image = typeof url === 'string' ? graphicOf({ url }).image : ''
  return { ...(image !== '' && { image }), ...(name !== undefined && { name }), lines: [] }
}

/** What is known of the page itself. */
export function pageOf({ surface, image, name }: Sheet): Omit<ReadPart, 'lines'> {
  const space = surface && sizeOf(surface)
  return {
    ...(space && { space }),
    unit: 'pixel',
    ...(image !== undefined && { image }),
    ...(name !== undefined && { mark: name }),
  }
}
