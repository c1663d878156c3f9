import type { Point } from '../../model/text-line.js'
import type { Edges } from '../read-part.js'
import { around, number, outlineOf, pointsOf } from '../shapes.js'
import { given } from '../written.js'
import type { Attributes } from '../xml.js'
import { graphicOf, type Graphic } from './graphic.js'

/** A written surface: a page, as a rule. */
export interface Surface {
  /** Its place among all surfaces of the file, from 0. */
  readonly order: number
  readonly name?: string
  /** What its zones count from, and its width and height, where the file tells it. */
  readonly space?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } // prettier-ignore
  readonly graphics: Graphic[]
}

/** A place on a surface, counted from the surface's upper left corner. */
export interface Zone {
  readonly surface: Surface
  readonly kind?: string
  readonly edges?: Edges
  readonly outline?: readonly Point[]
}

/**
 * The surfaces and zones of a file, from `facsimile` and `sourceDoc`.
 * https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHFAX
 */
export class Facsimile {
  readonly surfaces: Surface[] = []
  /** By their ids, and by the ids of the elements that they say they belong to (`@start`, `@corresp`). */
  private readonly zones = new Map<string, Zone>()
  private readonly byId = new Map<string, Surface>()
  private readonly owned = new Map<string, Surface | Zone>()
  /** By the addresses of their pictures, and by their files' names. */
  private readonly byUrl = new Map<string, Surface>()
  private readonly byImage = new Map<string, Surface | undefined>()
  /** The surfaces that are open; all but the first are patches on it. */
  private readonly open: Surface[] = []

  /** What an element begins: a surface, or a zone on the surface that is open. */
  begins(name: string, attributes: Attributes): Surface | Zone | undefined {
    if (name === 'surface') return this.surface(attributes)
    if (name === 'graphic') this.graphic(attributes)
    return (name === 'zone' || name === 'line') && this.open[0]
      ? this.zone(this.open[0], attributes)
      : undefined
  }

  /** The end of a surface. */
  ends(name: string): void {
    if (name === 'surface') this.open.pop()
  }

  /** The zone of a reference (`'#zone-1'`). */
  zoneOf(reference: string): Zone | undefined {
    return reference.startsWith('#') ? this.zones.get(reference.slice(1)) : undefined
  }

  /** The zone, or the surface, that says it belongs to the element with this id. */
  ownedBy(id: string): Surface | Zone | undefined {
    return this.owned.get(id)
  }

  /** The surface of a reference: to itself, its graphic or a zone on it, or by the address of its image. */
  surfaceOf(reference: string): Surface | undefined {
    if (reference.startsWith('#'))
      return this.byId.get(reference.slice(1)) ?? this.zoneOf(reference)?.surface
    const { url, image } = graphicOf({ url: reference })
    return this.byUrl.get(url) ?? this.byImage.get(image)
  }

  private surface(attributes: Attributes): Surface {
    const [outer] = this.open
    const surface: Surface = outer ?? {
      order: this.surfaces.length,
      ...given({ name: attributes['n'], space: spaceOf(attributes) }),
      graphics: [],
    }
    if (!outer) this.surfaces.push(surface)
    this.open.push(surface)
    this.name(this.byId, surface, attributes)
    return surface
  }

  /** A picture on a surface; one that is on none is a page by itself. */
  private graphic(attributes: Attributes): void {
    const surface = this.open[0] ?? { order: this.surfaces.length, graphics: [] }
    if (!this.open[0]) this.surfaces.push(surface)
    const graphic = graphicOf(attributes)
    surface.graphics.push(graphic)
    const { url, image } = graphic
    if (!this.byUrl.has(url)) this.byUrl.set(url, surface)
    // A name that pictures of several pages share (in folders of their own) tells none of them.
    const shared = this.byImage.has(image) && this.byImage.get(image) !== surface
    this.byImage.set(image, shared || image === '' ? undefined : surface)
    this.name(this.byId, surface, attributes)
  }

  /** Zones on a patch are measured by the patch, whose place on the page is not told exactly: they have no place. */
  private zone(surface: Surface, attributes: Attributes): Zone {
    const patched = this.open.length > 1
    const { x = 0, y = 0 } = surface.space ?? {}
    const outline = patched ? undefined : shifted(pointsOf(attributes['points']), -x, -y)
    const edges = patched ? undefined : (edgesOf(attributes, x, y) ?? around(outline))
    const zone: Zone = {
      surface,
      ...given({ kind: attributes['type'], edges, outline: outlineOf(outline) }),
    }
    this.name(this.zones, zone, attributes)
    return zone
  }

  private name<One extends Surface | Zone>(
    where: Map<string, One>,
    one: One,
    attributes: Attributes,
  ): void {
    const id = attributes['xml:id']
    if (id !== undefined && !where.has(id)) where.set(id, one)
    for (const owner of references(attributes['start'], attributes['corresp']))
      if (owner.startsWith('#') && !this.owned.has(owner.slice(1)))
        this.owned.set(owner.slice(1), one)
  }
}

/** What attributes refer to: several references may stand in one. */
export function references(...attributes: readonly (string | undefined)[]): readonly string[] {
  return attributes.flatMap((attribute) => attribute?.split(/\s+/).filter(Boolean) ?? [])
}

/** Pixels of the surface's own coordinates, or of its largest picture where it has none. */
export function sizeOf({
  space,
  graphics,
}: Surface): { readonly width: number; readonly height: number } | undefined {
  if (space) return { width: space.width, height: space.height }
  const sizes = graphics.flatMap(({ size }) => size ?? [])
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
}

function edgesOf({ ulx, uly, lrx, lry }: Attributes, x: number, y: number): Edges | undefined {
  const [left, top, right, bottom] = [number(ulx), number(uly), number(lrx), number(lry)]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    return undefined
  const edges = { left: left - x, top: top - y, right: right - x, bottom: bottom - y }
  return right > left && bottom > top ? edges : undefined
}

function spaceOf(attributes: Attributes): Surface['space'] {
  const edges = edgesOf(attributes, 0, 0)
  if (!edges) return undefined
  const { left, top, right, bottom } = edges
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function shifted(
  points: readonly Point[] | undefined,
  across: number,
  down: number,
): readonly Point[] | undefined {
  return points?.map(({ x, y }) => ({ x: x + across, y: y + down }))
}
