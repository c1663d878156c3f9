import type { Context, Kind, Overview, Surrounding } from './rule.js'
import type { Json } from './shape.js'
import { isObject } from './shape.js'

type KindOf = Kind | ((resource: Json) => Kind)

/** Properties that hold the same kind of resource wherever they stand. */
const anywhere: Readonly<Record<string, KindOf>> = {
  thumbnail: 'Image',
  logo: 'Image',
  provider: 'Agent',
  homepage: 'Link',
  rendering: 'Link',
  seeAlso: 'Link',
  service: 'Service',
  services: 'Service',
  partOf: 'Reference',
  start: 'Reference',
  structures: 'Range',
  annotations: (page) => ('items' in page ? 'AnnotationPage' : 'Reference'),
  body: ({ type }) => (type === 'TextualBody' ? 'TextualBody' : 'Image'),
}

/** What `items` are, in each kind of resource that has any. */
const items: Partial<Record<Kind, KindOf>> = {
  Collection: (member) =>
    member['type'] === 'Collection' && 'items' in member ? 'Collection' : 'Reference',
  Manifest: 'Canvas',
  Canvas: 'AnnotationPage',
  Range: ({ type }) => (type === 'Range' ? 'Range' : 'Reference'),
  AnnotationPage: 'Annotation',
}

/** A resource of a document, and where it stands. */
export interface Found {
  readonly resource: Json
  readonly place: Omit<Context, 'overview'>
}

/** Documents that are looked into. */
export function kindOfDocument({ type }: Json): Kind | undefined {
  return (['Collection', 'Manifest', 'Canvas', 'AnnotationPage'] as const).find(
    (kind) => kind === type,
  )
}

/** Every resource of a document, each before those in it. */
export function* resources(found: Found): Generator<Found> {
  yield found
  const { resource, place } = found
  const here: Surrounding = {
    kind: place.kind,
    resource,
    ...(place.role !== undefined && { role: place.role }),
  }
  for (const [role, value] of Object.entries(resource)) {
    const kindOf = role === 'items' ? items[place.kind] : anywhere[role]
    if (kindOf === undefined) continue
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const [at, child] of list.entries()) {
      if (!isObject(child)) continue
      const kind = typeof kindOf === 'function' ? kindOf(child) : kindOf
      const path = `${place.path}.${role}${Array.isArray(value) ? `[${at}]` : ''}`
      yield* resources({
        resource: child,
        place: { kind, role, path, around: [here, ...place.around] },
      })
    }
  }
}

/** Kinds of resource that an id belongs to; others may be named twice. */
const owners: readonly Kind[] = [
  'Collection', 'Manifest', 'Canvas', 'Range', 'AnnotationPage', 'Annotation',
] // prettier-ignore

function owns({ place: { kind, role, around } }: Found): boolean {
  const listed = role === 'annotations' || around[0]?.kind === 'Collection'
  return owners.includes(kind) || (kind === 'Reference' && listed && role !== 'partOf')
}

/** What must be known of a document before its parts are judged. */
export function overviewOf(all: readonly Found[]): Overview {
  const first = new Map<unknown, string>()
  const repeated = new Map<string, string>()
  for (const found of all.filter(owns)) {
    const { id } = found.resource
    const before = first.get(id)
    if (before === undefined) first.set(id, found.place.path)
    else repeated.set(found.place.path, before)
  }
  return {
    repeated,
    canvases: new Set(
      all.flatMap(({ resource: { id }, place }) =>
        place.kind === 'Canvas' && typeof id === 'string' ? [id] : [],
      ),
    ),
    granular: all.some(({ resource }) => 'textGranularity' in resource),
  }
}
