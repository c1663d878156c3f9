import type { Json, Shape } from './shape.js'

/** What a JSON object in a document is, by where it stands; rules hold for some of these. */
export type Kind =
  | 'Collection'
  | 'Manifest'
  | 'Canvas'
  | 'Range'
  | 'AnnotationPage'
  | 'Annotation'
  /** An image to paint, a thumbnail, a logo. */
  | 'Image'
  /** Words in an Annotation. */
  | 'TextualBody'
  /** A homepage, a rendering, a seeAlso. */
  | 'Link'
  | 'Agent'
  | 'Service'
  /** Something that is named here and kept elsewhere. */
  | 'Reference'

/** Where a resource stands. */
export interface Context {
  readonly kind: Kind
  /** The property it is in; none for the document itself. */
  readonly role?: string
  /** What it is in, nearest first. */
  readonly around: readonly Surrounding[]
  /** JSON path: `'$.items[0]'`. */
  readonly path: string
  readonly overview: Overview
}

/** A resource around another, and the property it stands in itself. */
export interface Surrounding {
  readonly kind: Kind
  readonly resource: Json
  readonly role?: string
}

/** What must be known of the whole document to judge a part. */
export interface Overview {
  /** JSON path of each resource whose id another has before it, and the path of that one. */
  readonly repeated: ReadonlyMap<string, string>
  /** Ids of all Canvases. */
  readonly canvases: ReadonlySet<string>
  /** Whether any Annotation says how much text it holds. */
  readonly granular: boolean
}

/** Something a document must obey. */
export interface Rule {
  /** One word of ours: `'canvas-size'`. */
  readonly name: string
  /** Where the specification says so. */
  readonly section: string
  readonly of: readonly Kind[]
  /** A sentence about what is wrong; `undefined` where nothing is. */
  readonly check: (resource: Json, context: Context) => string | undefined
}

/** An address in Presentation 3.0. */
export function section(anchor: string): string {
  return `https://iiif.io/api/presentation/3.0/#${anchor}`
}

/** A property, what it must look like, and on which kinds of resource it may and must stand. */
export interface Property {
  readonly property: string
  readonly section: string
  readonly of: readonly Kind[]
  readonly required?: readonly Kind[]
  readonly shape: Shape
}

/** The rule that a property makes. */
export function propertyRule({ property, section, of, required = [], shape }: Property): Rule {
  return {
    name: property,
    section,
    of,
    check(resource, { kind }) {
      const value = resource[property]
      if (value === undefined)
        return required.includes(kind) ? `This ${kind} has no "${property}".` : undefined
      const complaint = shape(value)
      return complaint && `The "${property}" of this ${kind} ${complaint}.`
    },
  }
}
