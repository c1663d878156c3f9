/** Bytes of one number, by TIFF field type. */
const widths: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 7: 1, 8: 2, 12: 8, 13: 4, 16: 8, 18: 8 } // prettier-ignore

/** The same TIFF, classic or BigTIFF, with all numbers of its directories in the other byte order. */
export function bigEndian(little: Buffer): Buffer {
  const bytes = Buffer.from(little)
  const wide = bytes.readUInt16LE(2) === 43
  const swap = (at: number, width: number) => bytes.subarray(at, at + width).reverse()
  const offsetAt = (at: number) => (wide ? Number(little.readBigUInt64LE(at)) : little.readUInt32LE(at)) // prettier-ignore
  const word = wide ? 8 : 4
  bytes.write('MM', 'latin1')
  swap(2, 2)
  if (wide) swap(4, 2)
  const first = wide ? 8 : 4
  swap(first, word)
  for (let at = offsetAt(first); at !== 0;) {
    const counted = wide ? 8 : 2
    const entries = wide ? Number(little.readBigUInt64LE(at)) : little.readUInt16LE(at)
    swap(at, counted)
    for (let nth = 0; nth < entries; nth++) {
      const entry = at + counted + nth * (4 + 2 * word)
      const type = little.readUInt16LE(entry + 2)
      const width = widths[type] ?? 1
      const numbers = offsetAt(entry + 4) * (type === 5 ? 2 : 1)
      const inline = entry + 4 + word
      const values = numbers * width <= word ? inline : offsetAt(inline)
      swap(entry, 2)
      swap(entry + 2, 2)
      swap(entry + 4, word)
      if (values !== inline) swap(inline, word)
      for (let value = 0; value < numbers; value++) swap(values + value * width, width)
    }
    const next = at + counted + entries * (4 + 2 * word)
    at = offsetAt(next)
    swap(next, word)
  }
  return bytes
}
