const startOfImage = 0xd8
const app0 = 0xe0
const app14 = 0xee

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Pixels an inch as JFIF writes it: a whole number of 16 bits. */
const density = (dpi: number) => Math.max(1, Math.min(65_535, Math.round(dpi)))

/** The JFIF segment: what comes first in a JPEG of grey or YCbCr. https://www.w3.org/Graphics/JPEG/jfif3.pdf */
function jfif(dpi: number | undefined): Buffer {
  const body = Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')
  if (dpi !== undefined) {
    body[7] = 1
    body.writeUInt16BE(density(dpi), 8)
    body.writeUInt16BE(density(dpi), 10)
  }
  return segment(app0, body)
}

/** Says that three samples are red, green and blue, which a decoder would take for YCbCr. https://www.itu.int/rec/T-REC-T.872 */
const plainRgb = segment(app14, Buffer.from('Adobe\0\x64\0\0\0\0\0', 'latin1'))

/**
 * What goes before the tiles of a TIFF to make each a JPEG of its own: the start, what its colours mean, and the tables that
 * the tiles share. https://www.awaresystems.be/imaging/tiff/specification/TIFFTechNote2.txt
 * @param tables the TIFF's JPEGTables, a stream from start to end of image; may be empty
 */
export function tileHead(
  tables: Uint8Array,
  { rgb, dpi }: { readonly rgb: boolean; readonly dpi?: number | undefined },
): Buffer {
  const start = Buffer.from([0xff, startOfImage])
  return Buffer.concat([start, rgb ? plainRgb : jfif(dpi), tables.subarray(2, -2)])
}

/** A tile's bytes, behind the head of its level: without the start of image that stands there already. */
export function spliced(head: Uint8Array, tile: Uint8Array): Buffer {
  return Buffer.concat([head, tile.subarray(2)])
}

/**
 * A JPEG of grey or YCbCr with the pixels an inch written at its beginning, in place of what stood there; where the resolution
 * is not known, as it came.
 */
export function withDensity(jpeg: Buffer, dpi: number | undefined): Buffer {
  if (dpi === undefined) return jpeg
  const isJfif = jpeg[3] === app0 && jpeg.toString('latin1', 6, 10) === 'JFIF'
  const rest = jpeg.subarray(isJfif ? 4 + jpeg.readUInt16BE(4) : 2)
  return Buffer.concat([jpeg.subarray(0, 2), jfif(dpi), rest])
}
