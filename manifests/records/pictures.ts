import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import { nearestSize } from '../../images/sizes.js'
import { thumbnailSide } from '../thumbnail.js'

/** Addresses of a page's scan. */
export interface Picture {
  /** As large as it is served, JPEG. */
  readonly full: string
  /** For a gallery. */
  readonly thumbnail: string
  /** For a card: some thousand pixels at most. */
  readonly card: string
  /** The image service. https://iiif.io/api/image/3.0/ */
  readonly service: string
}

/** Longest side of {@link Picture.card}, in pixels. */
const cardSide = 1000

/** The scan of a page. */
export function pagePicture({ id, image }: Page, addresses: Addresses): Picture {
  const service = addresses.image(id, 3)
  const within = (side: number) => {
    const { width, height } = nearestSize(image, side)
    return `${service}/full/${width},${height}/0/default.jpg`
  }
  return {
    full: `${service}/full/max/0/default.jpg`,
    thumbnail: within(thumbnailSide),
    card: within(cardSide),
    service,
  }
}

/** The scan that stands for an item; none where it has no pages. */
export function pictureOf({ pages: [first] }: Item, addresses: Addresses): Picture | undefined {
  return first && pagePicture(first, addresses)
}
