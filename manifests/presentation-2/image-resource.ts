import type { Addresses } from '../../data/model/addresses.js'
import type { PageId } from '../../data/model/ids.js'
import type { Extent } from '../../images/sizes.js'
import { nearestSize } from '../../images/sizes.js'
import { thumbnailSide } from '../thumbnail.js'

/** An image of known size. https://iiif.io/api/presentation/2.1/#image-resources */
export interface ImageResource2 {
  readonly '@id': string
  readonly '@type': 'dctypes:Image'
  readonly format: 'image/jpeg'
  readonly height: number
  readonly width: number
  readonly service: {
    readonly '@context': 'http://iiif.io/api/image/2/context.json'
    readonly '@id': string
    readonly profile: 'http://iiif.io/api/image/2/level2.json'
  }
}

function image(page: PageId, asked: string, { width, height }: Extent, addresses: Addresses) {
  return {
    '@id': `${addresses.image(page, 2)}/full/${asked}/0/default.jpg`,
    '@type': 'dctypes:Image',
    format: 'image/jpeg',
    height,
    width,
    service: {
      '@context': 'http://iiif.io/api/image/2/context.json',
      '@id': addresses.image(page, 2),
      profile: 'http://iiif.io/api/image/2/level2.json',
    },
  } as const satisfies ImageResource2
}

/** The scan as large as it is served; `max` keeps to the server's limits where `full` would be refused. */
export function fullImage2(page: PageId, size: Extent, addresses: Addresses): ImageResource2 {
  return image(page, 'max', size, addresses)
}

/** The scan in little. https://iiif.io/api/presentation/2.1/#thumbnail */
export function thumbnail2(page: PageId, size: Extent, addresses: Addresses): ImageResource2 {
  const small = nearestSize(size, thumbnailSide)
  return image(page, `${small.width},${small.height}`, small, addresses)
}
