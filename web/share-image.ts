import { around, type Box } from '../data/model/region.js'
import { centred } from './crop.js'
import type { Shown } from './scan.js'
import type { Site } from './site.js'

/** A picture that stands for a page where somebody shares its address. https://ogp.me/#structured */
export interface ShareImage {
  readonly address: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** What it shows, in words. */
  readonly alt: string
}

/** What the places that show such pictures ask for, in pixels. */
const card = { width: 1200, height: 630 }
const shape = card.width / card.height

/**
 * The head of a page's text as a picture to share: as wide as the text, from a little above its first line. Without places of lines, the head
 * of the scan.
 * @param lines where lines of its text stand, in pixels of the scan
 */
export function shareImage(
  page: Shown,
  lines: readonly Box[],
  alt: string,
  site: Site,
): ShareImage {
  const { x, y, width, height } = region(page.image, lines)
  // Never larger than the scan is: what is enlarged is not to be read any better.
  const scale = Math.min(1, card.width / width)
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const base = site.addresses.image(page.id, 3)
  const address = `${base}/${x},${y},${width},${height}/${size.width},${size.height}/0/default.jpg`
  return { address, ...size, alt }
}

function region(image: Shown['image'], lines: readonly Box[]): Box {
  const text = around(lines.filter((box) => box.width > 0 && box.height > 0)) ?? wholeOf(image)
  // No narrower than a third of the scan: a stamp alone tells little.
  const wanted = Math.max(text.width * 1.12, image.width / 3)
  const widest = Math.min(image.width, image.height * shape)
  const width = Math.min(widest, wanted)
  const height = width / shape
  const middle = { x: text.x + text.width / 2, y: text.y + height * 0.4 }
  return centred(image, middle, { width: Math.floor(width), height: Math.floor(height) })
}

/** Where nothing is known of the text, a scan is mostly paper at its edges. */
function wholeOf({ width, height }: Shown['image']): Box {
  return { x: width * 0.06, y: height * 0.07, width: width * 0.88, height }
}
