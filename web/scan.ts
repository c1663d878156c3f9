import type { PageId } from '../data/model/ids.js'
import type { PageImage } from '../data/model/page-image.js'
import { attributes, html, type Html } from './html.js'
import type { Site } from './site.js'

/** A page's image as far as showing it needs: its id and its pixels. */
export interface Shown {
  readonly id: PageId
  readonly image: Pick<PageImage, 'width' | 'height'>
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels, of the longer side: smaller than this is of no use, larger is left to deep zoom. */
const least = 120
const most = 4200

/**
 * The listed sizes worth showing, largest first: the image halved again and again, rounded up, as its info.json lists them
 * (https://iiif.io/api/image/3.0/#53-sizes), so that each is answered without decoding a pixel.
 */
function listedSizes({ width, height }: Size): readonly Size[] {
  const halvings = Array.from({ length: 20 }, (_, k) => ({
    width: Math.ceil(width / 2 ** k),
    height: Math.ceil(height / 2 ** k),
  }))
  const long = (size: Size) => Math.max(size.width, size.height)
  const useful = halvings.filter((size) => long(size) >= least && long(size) <= most)
  return useful.length > 0 ? useful : halvings.slice(0, 1)
}

function sized(page: Shown, { width, height }: Size, site: Site): string {
  return `${site.addresses.image(page.id, 3)}/full/${width},${height}/0/default.jpg`
}

/** The smallest listed size whose longer side is at least so many pixels, else the largest. */
function atLeast(sizes: readonly Size[], pixels: number): Size {
  const found = sizes.findLast((size) => Math.max(size.width, size.height) >= pixels) ?? sizes[0]
  return found ?? { width: 1, height: 1 }
}

/** The address of a page's whole scan, as large as the archive gives it. */
export function fullScan(page: Shown, site: Site): string {
  return `${site.addresses.image(page.id, 3)}/full/max/0/default.jpg`
}

/**
 * A page's scan in whichever listed size suits the screen.
 * @param sizes how wide it is shown, as of HTML's `sizes`
 * @param loading `lazy` for all but the first on a page
 */
export function scan(
  page: Shown,
  shown: { readonly alt: string; readonly sizes: string; readonly loading: 'lazy' | 'eager' },
  site: Site,
): Html {
  const listed = listedSizes(page.image)
  const sources = listed.map((size) => `${sized(page, size, site)} ${size.width}w`)
  return html`<img
    ${attributes({
      src: sized(page, atLeast(listed, 1000), site),
      srcset: sources.join(', '),
      sizes: shown.sizes,
      width: page.image.width,
      height: page.image.height,
      alt: shown.alt,
      loading: shown.loading,
      decoding: 'async',
    })}
  />`
}

/**
 * A page's scan in little. Its `alt` is empty where a label stands beside it in the same link.
 * @param pixels the least its longer side has
 */
export function thumbnail(page: Shown, site: Site, alt = '', pixels = 240): Html {
  const size = atLeast(listedSizes(page.image), pixels)
  return html`<img
    ${attributes({
      src: sized(page, size, site),
      width: size.width,
      height: size.height,
      alt,
      loading: 'lazy',
      decoding: 'async',
    })}
  />`
}
