import type { Page } from './document.js'
import { inked, stamped, typed } from './ink.js'
import { sample, type Layer } from './layer.js'
import { bedColour, insideSheet, onPage, paperColour, step, type Colour } from './paper.js'
import { clouds, noise } from './random.js'

/** What lies on a page. */
export interface Layers {
  readonly typing: Layer
  readonly stamps: Layer
  readonly hand: Layer
  readonly print: Layer
  /** The typing of the other side. */
  readonly behind?: Layer
}

/** The page on the scanner, as pixels of three bytes each. */
export function scanned(page: Page, layers: Layers, ribbon: number): Uint8Array {
  const { bed, paper, seed } = page
  const pixels = new Uint8Array(bed.width * bed.height * 3)
  let at = 0
  for (let down = 0; down < bed.height; down++) {
    for (let across = 0; across < bed.width; across++) {
      const [x, y] = onPage(bed, across + 0.5, down + 0.5)
      const inside = insideSheet(paper, x, y, seed)
      const under = inside < 1 ? bedColour(page, x, y, across, down) : undefined
      const over = inside > 0 ? sheetColour(page, layers, ribbon, x, y) : undefined
      const [red, green, blue] = mixed(
        under ?? over ?? [0, 0, 0],
        over ?? under ?? [0, 0, 0],
        inside,
      )
      const grain = (noise(across, down, seed + 90) - 0.5) * 5
      pixels[at++] = byte(red + grain)
      pixels[at++] = byte(green + grain)
      pixels[at++] = byte(blue + grain)
    }
  }
  return pixels
}

const byte = (value: number) => Math.round(Math.min(Math.max(value, 0), 255))
function mixed(a: readonly number[], b: readonly number[], share: number): Colour {
  const part = (index: number) => (a[index] ?? 0) * (1 - share) + (b[index] ?? 0) * share
  return [part(0), part(1), part(2)]
}

function sheetColour(page: Page, layers: Layers, ribbon: number, x: number, y: number): Colour {
  const { seed } = page
  let colour = paperColour(page, x, y)
  if (layers.behind) {
    const behind = sample(layers.behind, page.paper.width - x, y)
    colour = inked(
      colour,
      [120, 108, 90],
      behind[3] * 0.13 * (0.5 + clouds(x / 90, y / 90, seed + 8)),
    )
  }
  const print = sample(layers.print, x, y)
  colour = inked(colour, print, print[3] * (0.86 + 0.12 * noise(x / 2, y / 2, seed + 9)))
  const typing = sample(layers.typing, x, y)
  if (typing[3] > 0.02) colour = inked(colour, [34, 32, 38], typed(typing, ribbon, x, y, seed))
  const stamp = sample(layers.stamps, x, y)
  if (stamp[3] > 0.02) colour = inked(colour, stamp, stamped(stamp[3], x, y, seed))
  const hand = sample(layers.hand, x, y)
  if (hand[3] > 0.02)
    colour = inked(
      colour,
      hand,
      hand[3] * (0.58 + 0.4 * step(0.2, 0.6, noise(x / 1.7, y / 1.7, seed + 15))),
    )
  if (!page.paper.grey) return colour
  const grey = colour[0] * 0.3 + colour[1] * 0.59 + colour[2] * 0.11
  return [grey, grey, grey]
}
