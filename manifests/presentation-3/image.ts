import type { IIIFExternalWebResource, ImageService, Service } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { PageId } from '../../data/model/ids.js'
import type { Extent } from '../../images/sizes.js'
import { nearestSize } from '../../images/sizes.js'
import { thumbnailSide } from '../thumbnail.js'

/**
 * The image services of a page, the newest first, since viewers take the first they understand.
 * https://iiif.io/api/presentation/3.0/#service
 */
function imageServices(page: PageId, addresses: Addresses): Service[] {
  const newest: ImageService = {
    id: addresses.image(page, 3),
    type: 'ImageService3',
    profile: 'level2',
  }
  // The published types demand an `id`, which a service of version 2 must not have beside its `@id`.
  const older = {
    '@id': addresses.image(page, 2),
    '@type': 'ImageService2',
    profile: 'http://iiif.io/api/image/2/level2.json',
  } as ImageService
  return [newest, older]
}

/** The scan of a page as large as it is served. */
export function fullImage(page: PageId, { width, height }: Extent, addresses: Addresses) {
  return {
    id: `${addresses.image(page, 3)}/full/max/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    width,
    height,
    service: imageServices(page, addresses),
  } satisfies IIIFExternalWebResource
}

/** The scan in little, without services: what it takes to draw a row of pages. */
export function smallImage(page: PageId, size: Extent, addresses: Addresses) {
  const { width, height } = nearestSize(size, thumbnailSide)
  return {
    id: `${addresses.image(page, 3)}/full/${width},${height}/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    width,
    height,
  } satisfies IIIFExternalWebResource
}

/** A thumbnail that can be asked for in other sizes too. https://iiif.io/api/presentation/3.0/#thumbnail */
export function thumbnail3(page: PageId, size: Extent, addresses: Addresses) {
  return { ...smallImage(page, size, addresses), service: imageServices(page, addresses) }
}
