import type { Extent } from '../sizes.js'
import type { Pdfium, Pointer } from './pdfium.js'

/** A point on the picture of a page, in pixels from the top left. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Where a point of a PDF's page, in points from its own origin, lies on the picture of it. */
export type OnPicture = (x: number, y: number) => Spot

/** PDFium answers in whole pixels, so it is asked for a page so many times as large. */
const finer = 1024
/** Points between the places that are asked for. */
const apart = 1000

/**
 * How the places of a page lie on its picture, with its crop box and however it is turned. PDFium's own answer for three points tells it for all.
 * https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h, FPDF_PageToDevice
 */
export function onPicture(pdfium: Pdfium, page: Pointer, { width, height }: Extent): OnPicture {
  const room = pdfium.allocated(8)
  const times = Math.min(finer, Math.floor((2 ** 31 - 1) / (8 * Math.max(width, height))))
  const ask = (x: number, y: number) => {
    pdfium.call('FPDF_PageToDevice', page, 0, 0, width * times, height * times, 0, x, y, room, room + 4) // prettier-ignore
    const [across = 0, down = 0] = pdfium.words(room, 2)
    // What PDFium counts with a sign is read without one.
    return { x: (across | 0) / times, y: (down | 0) / times }
  }
  const [origin, right, up] = [ask(0, 0), ask(apart, 0), ask(0, apart)]
  pdfium.call('free', room)
  const step = (to: Spot) => ({ x: (to.x - origin.x) / apart, y: (to.y - origin.y) / apart })
  const [across, along] = [step(right), step(up)]
  return (x, y) => ({
    x: origin.x + x * across.x + y * along.x,
    y: origin.y + x * across.y + y * along.y,
  })
}
