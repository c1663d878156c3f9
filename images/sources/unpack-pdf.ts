import type { Extent } from '../sizes.js'
import type { Pdfium, Pointer } from './pdfium.js'
import { unpacked, type Unpacked } from './unpacked.js'

/** FPDF_ANNOT, so that stamps and notes are seen, and FPDF_REVERSE_BYTE_ORDER. https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h */
const flags = 0x01 | 0x10
/** FPDFBitmap_BGRx: four bytes a pixel, the last unused. */
const format = 3
const white = 0xffffffff

/** Bytes of a page that are drawn at once. Images are decoded on from band to band, so more would not be faster. */
const bandBytes = 32_000_000

/** Whether all pixels of a band, of four bytes each, are grey. */
function isGrey(band: Uint8Array): boolean {
  for (let at = 0; at < band.length; at += 4)
    if (band[at] !== band[at + 1] || band[at] !== band[at + 2]) return false
  return true
}

/** The first bytes of each pixel, of four. */
function narrowed(band: Uint8Array, channels: 1 | 3): Uint8Array {
  const pixels = new Uint8Array((band.length / 4) * channels)
  for (let from = 0, to = 0; from < band.length; from += 4)
    for (let channel = 0; channel < channels; channel++) pixels[to++] = band[from + channel] ?? 0
  return pixels
}

/** Draws bands of a page one below the other, as long as `take` wants more. */
function drawn(
  pdfium: Pdfium,
  page: Pointer,
  { width, height }: Extent,
  take: (top: number, rows: number, band: Uint8Array) => boolean,
): boolean {
  const rows = Math.min(height, Math.max(1, Math.floor(bandBytes / (4 * width))))
  const buffer = pdfium.allocated(4 * width * rows)
  const bitmap = pdfium.call('FPDFBitmap_CreateEx', width, rows, format, buffer, 4 * width)
  try {
    for (let top = 0; top < height; top += rows) {
      pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, rows, white)
      pdfium.call('FPDF_RenderPageBitmap', bitmap, page, 0, -top, width, height, 0, flags)
      const here = Math.min(rows, height - top)
      if (!take(top, here, pdfium.bytes(buffer, 4 * width * here))) return false
    }
    return true
  } finally {
    pdfium.call('FPDFBitmap_Destroy', bitmap)
    pdfium.call('free', buffer)
  }
}

function unpackAs(
  channels: 1 | 3,
  pdfium: Pdfium,
  page: Pointer,
  { width, height }: Extent,
  file: Unpacked,
): boolean {
  return drawn(pdfium, page, { width, height }, (y, rows, band) => {
    if (channels === 1 && !isGrey(band)) return false
    file.put({ x: 0, y, width, height: rows }, narrowed(band, channels))
    return true
  })
}

/** Draws a page of a PDF, band by band, into a TIFF that can be read strip by strip: in grey where nothing on it has a colour. */
export function unpackPdfPage(
  pdfium: Pdfium,
  page: Pointer,
  { width, height }: Extent,
  target: string,
): void {
  for (const channels of [1, 3] as const) {
    const file = unpacked(target, { width, height, channels })
    try {
      if (unpackAs(channels, pdfium, page, { width, height }, file)) return
    } finally {
      file.close()
    }
  }
}
