import type { OnPicture, Spot } from './pdf-places.js'
import type { Pdfium, Pointer } from './pdfium.js'

/** A rectangle on the picture of a page, in pixels. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Quarters of a full turn, clockwise, by which a text is turned as it is seen: 1 is read downwards. */
export type Turn = 0 | 1 | 2 | 3

/** A character of a page's text, as it is seen. */
export interface Glyph {
  readonly text: string
  /** Of its ink; or, where it has none, as on top of a scan, of the room that its font has for it. */
  readonly edges: Rectangle
  /** Where what it stands on begins and ends. */
  readonly base: readonly [Spot, Spot]
  /** Height of a line of its font. */
  readonly size: number
  readonly turn: Turn
}

/**
 * A character with its places. https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h
 * @param room 32 bytes of PDFium's memory
 */
export function glyph(
  pdfium: Pdfium,
  { text, nth, room }: { readonly text: Pointer; readonly nth: number; readonly room: Pointer },
  character: string,
  place: OnPicture,
): Glyph {
  pdfium.call('FPDFText_GetLooseCharBox', text, nth, room)
  const [left, top, right, bottom] = four(pdfium.floats(room, 4))
  const space = rectangle(place(left, top), place(right, bottom))
  pdfium.call('FPDFText_GetCharBox', text, nth, room, room + 8, room + 16, room + 24)
  const [from, to, low, high] = four(pdfium.doubles(room, 4))
  const edges = to > from && high > low ? rectangle(place(from, high), place(to, low)) : space
  pdfium.call('FPDFText_GetCharOrigin', text, nth, room, room + 8)
  const [x, y] = four(pdfium.doubles(room, 4))
  const turn = turnOf(pdfium.call('FPDFText_GetCharAngle', text, nth), place)
  const start = place(x, y)
  const size = turn % 2 === 0 ? space.bottom - space.top : space.right - space.left
  return { text: character, edges, base: [start, endOf(start, space, turn)], size, turn }
}

const four = (numbers: ArrayLike<number>) => Array.from(numbers) as [number, number, number, number]

function rectangle(a: Spot, b: Spot): Rectangle {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  return { left, top: Math.min(a.y, b.y), right, bottom: Math.max(a.y, b.y) }
}

/** @param angle radians, clockwise on the page as it is before it is turned itself; -1 where it is not known */
function turnOf(angle: number, place: OnPicture): Turn {
  const known = Math.max(angle, 0)
  const [from, to] = [place(0, 0), place(Math.cos(known), -Math.sin(known))]
  const quarters = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 2))
  return ((quarters + 4) % 4) as Turn
}

function endOf({ x, y }: Spot, { left, top, right, bottom }: Rectangle, turn: Turn): Spot {
  return (
    [
      { x: right, y },
      { x, y: bottom },
      { x: left, y },
      { x, y: top },
    ][turn] ?? { x, y }
  )
}
