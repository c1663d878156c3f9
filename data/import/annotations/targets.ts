import { identifier, list, member, object, types, words, type Json, type JsonObject } from './json.js' // prettier-ignore
import { given } from '../written.js'
import { placeInFragment, placeInRegion, placeOf, type FoundPlace } from './place.js'

/** What an annotation is about, and where in it. */
export interface Target {
  /** The address without its fragment; `''` where the file does not say. */
  readonly address: string
  readonly ofWhole: boolean
  readonly place: FoundPlace
  /** The size of the canvas, where it stands with it. */
  readonly space?: { readonly width: number; readonly height: number }
}

const most = 100

/** https://www.w3.org/TR/annotation-model/#bodies-and-targets https://iiif.io/api/presentation/2.1/#embedded-content (`on`) */
export function targets(annotation: JsonObject): readonly Target[] {
  const own = list(member(annotation, 'target', 'on', 'hasTarget')).slice(0, most)
  // Hypothesis tells the page beside the target, and a target may be nothing but the place in a picture that is known.
  const uri = words(member(annotation, 'uri')) ?? ''
  return own.length > 0 ? own.map((one) => target(one, uri)) : [target(uri, '')]
}

function target(value: Json, otherwise: string): Target {
  const one = object(value)
  if (!one) return atAddress(words(value) ?? otherwise, undefined)
  const source = member(one, 'source', 'full', 'hasSource')
  // Open Annotation may name the source of a source; a source that stands here as a whole tells its size.
  const whole = object(list(source)[0]) ?? (source === undefined ? one : undefined)
  const address = identifier(list(source)[0]) ?? (source === undefined ? identifier(one) : undefined) // prettier-ignore
  const found = atAddress(address ?? otherwise, whole)
  const place = placeOf(member(one, 'selector', 'hasSelector'))
  return { ...found, place: place === 'all' ? found.place : place }
}

function atAddress(written: string, whole: JsonObject | undefined): Target {
  const [address = '', fragment = ''] = written.split('#', 2)
  const region = /\/([^/]+)\/[^/]+\/[^/]+\/[a-z]+\.[a-z0-9]+$/i.exec(address)?.[1]
  return {
    address,
    ofWhole: types(whole).includes('Manifest') || /\/manifest(\.json)?$/i.test(address),
    place:
      fragment === '' && region !== undefined ? imageRegion(region) : placeInFragment(fragment),
    ...given({ space: types(whole).includes('Canvas') ? sizeOf(whole) : undefined }),
  }
}

function sizeOf(canvas: JsonObject | undefined): Target['space'] {
  const [width, height] = [member(canvas, 'width'), member(canvas, 'height')]
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** The region in the address of a picture from a IIIF image service; `all` of any other picture. */
function imageRegion(region: string): FoundPlace {
  return /^(pct:)?[\d.]+,[\d.]+,[\d.]+,[\d.]+$/.test(region) ? placeInRegion(region) : 'all'
}
