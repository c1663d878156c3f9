import type { Extent } from '../sizes.js'
import type { Pdfium, Pointer } from './pdfium.js'

/** An image on a page of a PDF. */
export interface PageImage extends Extent {
  /** Pixels an inch, in the direction where it has more. */
  readonly dpi: number
  /** What it covers, in square points. */
  readonly area: number
  /** How it is stored: `'DCTDecode'` (JPEG), `'JPXDecode'` (JPEG 2000), … */
  readonly filters: readonly string[]
}

/** The two kinds of page objects that are or hold images. https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_edit.h */
const kinds = { image: 3, form: 5 } as const

/** So deep forms may be in forms, and so many objects are looked at. */
const deepest = 4
const mostObjects = 100_000

/** a, b, c and d of a matrix; where it moves things to does not matter here. */
type Matrix = readonly [number, number, number, number]

function within([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h]
}

/** Looks at the objects of a page without decoding any; one memory of 32 bytes serves all of them. */
export function pageImages(pdfium: Pdfium, page: Pointer): readonly PageImage[] {
  const found: PageImage[] = []
  const room = pdfium.allocated(32)
  let left = mostObjects
  const matrixOf = (object: Pointer): Matrix => {
    pdfium.call('FPDFPageObj_GetMatrix', object, room)
    const [a = 1, b = 0, c = 0, d = 1] = pdfium.floats(room, 4)
    return [a, b, c, d]
  }
  const look = (object: Pointer, above: Matrix, depth: number): void => {
    const kind = left-- > 0 ? pdfium.call('FPDFPageObj_GetType', object) : 0
    if (kind !== kinds.image && kind !== kinds.form) return
    const matrix = within(matrixOf(object), above)
    if (kind === kinds.image) found.push(...imageOf(pdfium, object, matrix, room))
    else if (depth < deepest)
      for (let nth = 0; nth < pdfium.call('FPDFFormObj_CountObjects', object); nth++)
        look(pdfium.call('FPDFFormObj_GetObject', object, nth), matrix, depth + 1)
  }
  const count = pdfium.call('FPDFPage_CountObjects', page)
  for (let nth = 0; nth < count && left > 0; nth++)
    look(pdfium.call('FPDFPage_GetObject', page, nth), [1, 0, 0, 1], 0)
  pdfium.call('free', room)
  return found
}

function imageOf(pdfium: Pdfium, object: Pointer, matrix: Matrix, room: Pointer): PageImage[] {
  if (pdfium.call('FPDFImageObj_GetImagePixelSize', object, room, room + 4) === 0) return []
  const [width = 0, height = 0] = pdfium.words(room, 2)
  const [a, b, c, d] = matrix
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)]
  const area = Math.abs(a * d - b * c)
  if (width === 0 || height === 0 || !(area > 0)) return []
  const dpi = 72 * Math.max(width / across, height / down)
  return [{ width, height, dpi, area, filters: filtersOf(pdfium, object) }]
}

function filtersOf(pdfium: Pdfium, object: Pointer): readonly string[] {
  const longest = 64
  const room = pdfium.allocated(longest)
  const count = Math.min(pdfium.call('FPDFImageObj_GetImageFilterCount', object), 8)
  const names = Array.from({ length: count }, (_, nth) => {
    const length = pdfium.call('FPDFImageObj_GetImageFilter', object, nth, room, longest)
    return Buffer.from(pdfium.bytes(room, Math.max(0, Math.min(length, longest) - 1))).toString('latin1') // prettier-ignore
  })
  pdfium.call('free', room)
  return names
}
