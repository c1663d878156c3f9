import type { Edges, ReadLine } from '../read-part.js'
import { union } from '../shapes.js'
import { given } from '../written.js'
import type { Facsimile, Surface, Zone } from './facsimile.js'
import type { Places } from './said.js'

/** A place on a page. */
export interface Found extends Pick<ReadLine, 'outline'> {
  readonly kind?: string
  readonly edges?: Edges
}

/** Looks places up, and counts what is not there. */
export class Finder {
  /** References to zones that the file does not have. */
  readonly missing = new Set<string>()
  /** Zones of lines that are on another page than their line. */
  readonly elsewhere = new Set<string>()
  private readonly facsimile: Facsimile

  constructor(facsimile: Facsimile) {
    this.facsimile = facsimile
  }

  /** The surface that something is on, by its zones. */
  surfaceOf(places: Places): Surface | undefined {
    for (const zone of this.zones(places)) return zone.surface
    return undefined
  }

  /** Where something is on a surface: several zones that lie together are one place; of zones that lie apart, the first. */
  on(surface: Surface | undefined, places: Places): Found | undefined {
    const zones = this.zones(places)
    const here = zones.filter((zone) => zone.surface === surface)
    const [first, ...more] = here
    const named = places.filter((place) => typeof place === 'string')
    if (!first && zones.length > 0) this.elsewhere.add(named[0] ?? '')
    if (!first || more.length === 0) return first
    const all = here.flatMap(({ edges }) => edges ?? [])
    const around = union(all)
    return around && isFilled(around, all) ? given({ kind: first.kind, edges: around }) : first
  }

  private zones(places: Places): Zone[] {
    return places.flatMap((place) => {
      if (typeof place !== 'string') return 'surface' in place ? place : []
      const zone = this.facsimile.zoneOf(place)
      if (!zone && place.startsWith('#') && !this.facsimile.surfaceOf(place))
        this.missing.add(place)
      return zone ?? []
    })
  }
}

/** Whether rectangles fill most of the one around them. */
function isFilled(around: Edges, all: readonly Edges[]): boolean {
  const filled = all.reduce((sum, edges) => sum + area(edges), 0)
  return area(around) <= filled * 1.5
}

const area = ({ left, top, right, bottom }: Edges) => (right - left) * (bottom - top)
