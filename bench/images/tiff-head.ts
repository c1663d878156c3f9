/** Numbers of a TIFF's fields. https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf */
const [short, long, rational] = [3, 4, 5]

interface Field {
  readonly tag: number
  readonly type: number
  readonly values: readonly number[]
}

const size = ({ type, values }: Field) => values.length * (type === short ? 2 : 4)

function write(bytes: Buffer, { type, values }: Field, from: number): void {
  for (const [at, value] of values.entries())
    if (type === short) bytes.writeUInt16LE(value, from + at * 2)
    else bytes.writeUInt32LE(value, from + at * 4)
}

/**
 * Everything of an uncompressed RGB TIFF (little-endian, 600 dpi) that comes before its pixels, which follow strip by
 * strip without gaps; up to 4 GiB in all.
 */
export function tiffHead(
  { width, height }: { readonly width: number; readonly height: number },
  rowsAStrip: number,
): Buffer {
  const strips = Math.ceil(height / rowsAStrip)
  const bytesOf = (strip: number) => Math.min(rowsAStrip, height - strip * rowsAStrip) * width * 3
  const fields = (first: number): Field[] => [
    { tag: 256, type: long, values: [width] },
    { tag: 257, type: long, values: [height] },
    { tag: 258, type: short, values: [8, 8, 8] },
    { tag: 259, type: short, values: [1] },
    { tag: 262, type: short, values: [2] },
    { tag: 273, type: long, values: Array.from({ length: strips }, (_, strip) => first + strip * rowsAStrip * width * 3) },
    { tag: 277, type: short, values: [3] },
    { tag: 278, type: long, values: [rowsAStrip] },
    { tag: 279, type: long, values: Array.from({ length: strips }, (_, strip) => bytesOf(strip)) },
    { tag: 282, type: rational, values: [600, 1] },
    { tag: 283, type: rational, values: [600, 1] },
    { tag: 284, type: short, values: [1] },
    { tag: 296, type: short, values: [2] },
  ] // prettier-ignore
  const count = fields(0).length
  const directory = 8 + 2 + count * 12 + 4
  const length = fields(0).reduce((sum, field) => sum + (size(field) > 4 ? size(field) + 2 : 0), directory) // prettier-ignore
  const first = length + (length % 2)
  const bytes = Buffer.alloc(first)
  bytes.write('II')
  bytes.writeUInt16LE(42, 2)
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(count, 8)
  let free = directory
  for (const [at, field] of fields(first).entries()) {
    const entry = 10 + at * 12
    bytes.writeUInt16LE(field.tag, entry)
    bytes.writeUInt16LE(field.type, entry + 2)
    bytes.writeUInt32LE(field.type === rational ? 1 : field.values.length, entry + 4)
    if (size(field) <= 4) write(bytes, field, entry + 8)
    else {
      bytes.writeUInt32LE(free, entry + 8)
      write(bytes, field, free)
      free += size(field) + (size(field) % 4 === 0 ? 0 : 2)
    }
  }
  return bytes
}
