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
 * the surface that its zones are on, and else on the first page; before a page 2 it is a page of its own.
 */
export function sheets(
  lines: readonly RawLine[],
  pages: readonly PageBreak[],
  facsimile: Facsimile,
  finder: Finder,
): readonly Sheet[] {
  const found = new Map<unknown, Sheet>()
  const sheet = (key: unknown, fresh: () => Sheet): Sheet => {
    const one = found.get(key) ?? fresh()
    found.set(key, one)
    return one
  }
  const onSurface = (surface: Surface, name = surface.name) =>
    sheet(surface, () => ofSurface(surface, name))
  const nameless = () => sheet('', () => ({ lines: [] }))
  if (isSecond(pages[0]) && lines[0]?.start.page === undefined) nameless()
  const begunBy = new Map(
    pages.map((page) => {
      const surface = page.surface ?? surfaceOf(page.places, facsimile)
      const key = page.places.find((place) => typeof place === 'string') ?? page
      return [page, surface ? onSurface(surface, page.name) : sheet(key, () => ofBreak(page))]
    }),
  )
  const first = () => found.values().next().value ?? nameless()
  let surface: Surface | undefined
  for (const line of lines) {
    const own = line.start.page && begunBy.get(line.start.page)
    if (!own) surface = surfaceOfLine(line, finder) ?? surface
    const on = own ?? (surface ? onSurface(surface) : first())
    on.lines.push(line)
  }
  return inOrder([...found.values()])
}

/** Whether a page is the second one by its name, so that one without a name is before it. */
const isSecond = (page: PageBreak | undefined) => /^(2|1v|1b)$/i.test(page?.name ?? '')

function surfaceOfLine({ start: { places, block } }: RawLine, finder: Finder): Surface | undefined {
  return finder.surfaceOf(places) ?? finder.surfaceOf(block?.places ?? [])
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
