import type { Extent } from '../sizes.js'
import { damaged } from './fault.js'
import { pageImages, type PageImage } from './page-images.js'
import type { Pdfium, Pointer } from './pdfium.js'

/** A page of a PDF as it is going to be drawn. */
export interface PdfPage extends Extent {
  /** Pixels an inch: those of the scan on it. */
  readonly dpi: number
  /** Bytes that decoding its images holds at once, at most. */
  readonly held: number
}

/** Pixels an inch of a page that is no scan. */
const drawnDpi = 300

/**
 * Pixels an inch of the scan that a page is: of the finest images that together cover half of it. So a page in strips is understood,
 * and one that keeps its writing finer than its paper; a page of type with a picture on it is no scan.
 */
export function scanDpi(images: readonly PageImage[], area: number): number {
  let covered = 0
  for (const { dpi, area: own } of images.toSorted((a, b) => b.dpi - a.dpi)) {
    covered += Math.min(own, area)
    if (covered >= area / 2) return dpi
  }
  return drawnDpi
}

/** Bytes a pixel that PDFium holds of an image; measured: JPEG 2000 whole, a progressive JPEG's coefficients, others line by line. */
const heldOf: Readonly<Record<string, number>> = { JPXDecode: 19, DCTDecode: 4, JBIG2Decode: 0.25 }

function held(images: readonly PageImage[]): number {
  return images.reduce((most, { width, height, filters }) => {
    const bytes = Math.max(0, ...filters.map((name) => heldOf[name] ?? 0))
    return Math.max(most, Math.round(width * height * bytes))
  }, 0)
}

/** Measures a page, upright and cut as it says itself, in the pixels of the scan on it; nothing is drawn. */
export function pdfPage(pdfium: Pdfium, page: Pointer): PdfPage {
  const images = pageImages(pdfium, page)
  const across = pdfium.call('FPDF_GetPageWidthF', page)
  const down = pdfium.call('FPDF_GetPageHeightF', page)
  if (!(across > 0 && down > 0)) throw damaged('a page of it has no size')
  const dpi = scanDpi(images, across * down)
  const [width, height] = [across, down].map((points) =>
    Math.max(1, Math.round((points * dpi) / 72)),
  ) as [number, number]
  return { width, height, dpi: Math.round(dpi * 100) / 100, held: held(images) }
}
