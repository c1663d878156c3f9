import { paints } from './annotation.js'
import type { Rule } from './rule.js'
import { section } from './rule.js'
import type { Json } from './shape.js'
import { isObject, objectsIn } from './shape.js'

/** The Annotations that paint a Canvas. */
function paintings(canvas: Json): readonly Json[] {
  return objectsIn(canvas['items']).flatMap((page) => objectsIn(page['items']).filter(paints))
}

const onePaintingPage: Rule = {
  name: 'one-painting-page',
  section: section('55-annotation-page'),
  of: ['Canvas'],
  check: (canvas) =>
    objectsIn(canvas['items']).length === 1 && paintings(canvas).length === 1
      ? undefined
      : 'A Canvas must have exactly one AnnotationPage in "items", with exactly one Annotation that paints.',
}

/** Overlays of text are drawn in pixels of the image, so both must measure the same. */
const sizeOfImage: Rule = {
  name: 'canvas-size',
  section: section('height'),
  of: ['Canvas'],
  check: (canvas) => {
    const off = paintings(canvas).find(({ body }) => {
      const image = isObject(body) ? body : {}
      return image['width'] !== canvas['width'] || image['height'] !== canvas['height']
    })
    return off && 'The width and height of a Canvas must be those of the image it shows.'
  },
}

const noFragment: Rule = {
  name: 'id-without-fragment',
  section: section('53-canvas'),
  of: ['Canvas', 'Manifest', 'Collection', 'AnnotationPage'],
  check: ({ id }) =>
    typeof id === 'string' && id.includes('#')
      ? 'The "id" must not have a fragment, which would make it impossible to point into it.'
      : undefined,
}

const imageRequest = /\/[^/]+\/[^/]+\/[^/]+\/[a-z]+\.[a-z0-9]+$/

/** Viewers that know no image service take the picture itself. */
const realImage: Rule = {
  name: 'image-not-service',
  section: section('57-content-resources'),
  of: ['Image'],
  check: ({ id, service }) => {
    const services = objectsIn(service)
    if (typeof id !== 'string' || services.length === 0) return undefined
    const bases = services.map((of) => of['id'] ?? of['@id'])
    return bases.includes(id) || !imageRequest.test(id)
      ? 'The "id" of an image must be the address of a picture, not of its image service.'
      : undefined
  },
}

const statedSize: Rule = {
  name: 'image-size',
  section: section('thumbnail'),
  of: ['Image'],
  check: ({ id, width, height }, { role }) => {
    if (role === 'logo') return undefined
    if (width === undefined || height === undefined) return 'An image must have a width and a height.'
    const asked = typeof id === 'string' ? /\/full\/(\d+),(\d+)\/0\//.exec(id) : null
    return asked && (Number(asked[1]) !== width || Number(asked[2]) !== height)
      ? 'The width and height of this image are not those that its "id" asks for.'
      : undefined
  },
} // prettier-ignore

const paintedService: Rule = {
  name: 'painted-service',
  section: section('57-content-resources'),
  of: ['Image'],
  check: ({ service }, { role }) => {
    if (role !== 'body') return undefined
    const types = objectsIn(service).map((of) => of['type'] ?? of['@type'])
    return types[0] === 'ImageService3'
      ? undefined
      : 'An image that is painted must have an image service, version 3 first.'
  },
}

/** Rules of Canvases and what they show. */
export const canvasRules: readonly Rule[] = [
  onePaintingPage, sizeOfImage, noFragment, realImage, statedSize, paintedService,
] // prettier-ignore
