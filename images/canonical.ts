import type { Version } from '../data/model/addresses.js'
import type { Box } from '../data/model/region.js'
import { defaultLimits, type Limits } from './limits.js'
import type { Plan } from './plan.js'
import { heightFor, largest } from './size.js'
import type { Extent } from './sizes.js'

const same = (one: Extent, other: Extent) =>
  one.width === other.width && one.height === other.height

function regionOf(image: Extent, { x, y, width, height }: Box): string {
  return same(image, { width, height }) ? 'full' : [x, y, width, height].join(',')
}

function size3({ region, size }: Plan, limits: Limits): string {
  if (same(size, largest(region, limits))) return 'max'
  if (same(size, largest(region, limits, true))) return '^max'
  const larger = size.width > region.width || size.height > region.height
  return `${larger ? '^' : ''}${size.width},${size.height}`
}

function size2({ region, size }: Plan): string {
  if (same(size, region)) return 'full'
  return heightFor(region, size.width) === size.height
    ? `${size.width},`
    : `${size.width},${size.height}`
}

/** At most ten decimals and no zeros at the end; `String` would write very small numbers as `1e-7`. */
const decimal = (value: number) => value.toFixed(10).replace(/\.?0+$/, '')

/**
 * The one spelling of a request that stands for all of equal meaning: `'full/max/0/default.jpg'`, to put behind the image's
 * base URI in `Link: <…>;rel="canonical"`. https://iiif.io/api/image/3.0/#48-canonical-uri-syntax
 * https://iiif.io/api/image/2.1/#canonical-uri-syntax
 */
export function canonicalPath(
  version: Version,
  image: Extent & { readonly channels?: 1 | 3 },
  plan: Plan,
  limits: Limits = defaultLimits,
): string {
  const size = version === 3 ? size3(plan, limits) : size2(plan)
  const rotation = `${plan.mirror ? '!' : ''}${decimal(plan.degrees)}`
  // Colour is what is given by default, grey where that is all there is.
  const usual = plan.quality === 'color' || (plan.quality === 'gray' && image.channels === 1)
  const quality = usual ? 'default' : plan.quality
  return `${regionOf(image, plan.region)}/${size}/${rotation}/${quality}.${plan.format}`
}
