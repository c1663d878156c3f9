/** One entry of a TIFF's directory. A rational is two values: numerator and denominator. */
export interface TiffEntry {
  readonly tag: number
  readonly type: keyof typeof types
  readonly values: readonly number[] | Uint8Array
}

/** Number of each field type, and bytes of one number in it. */
const types = {
  short: { code: 3, bytes: 2 },
  long: { code: 4, bytes: 4 },
  rational: { code: 5, bytes: 4 },
  undefined: { code: 7, bytes: 1 },
  long8: { code: 16, bytes: 8 },
} as const

const countOf = ({ type, values }: TiffEntry) => values.length / (type === 'rational' ? 2 : 1)
const bytesOf = ({ type, values }: TiffEntry) => values.length * types[type].bytes
const even = (bytes: number) => bytes + (bytes % 2)

/** Bytes of an offset, of the count of entries, and of what stands before the first directory. */
const classic = { offset: 4, counted: 2, header: 8 } as const
const bigTiff = { offset: 8, counted: 8, header: 16 } as const

function write(into: Buffer, at: number, bytes: number, value: number): void {
  if (bytes === 8) into.writeBigUInt64LE(BigInt(value), at)
  else into.writeUIntLE(value, at, bytes)
}

function header(into: Buffer, big: boolean): void {
  into.write(big ? 'II+\0\x08\0\0\0' : 'II*\0', 'latin1')
  write(into, big ? 8 : 4, big ? 8 : 4, big ? bigTiff.header : classic.header)
}

/**
 * The beginning of a TIFF of one picture, little-endian: header, directory and the values that do not fit in it. The picture's
 * bytes follow. https://www.adobe.io/open/standards/TIFF.html
 * @param entriesFrom the entries in the order of their tags, given where the picture's bytes begin
 * @param big whether to write a BigTIFF, for files of more than 4 GiB
 */
export function tiffHead(
  entriesFrom: (start: number) => readonly TiffEntry[],
  big = false,
): Buffer {
  const layout = big ? bigTiff : classic
  const size = 4 + 2 * layout.offset
  const drafted = entriesFrom(0)
  const behind = layout.header + layout.counted + drafted.length * size + layout.offset
  const beside = drafted.map(bytesOf).filter((bytes) => bytes > layout.offset)
  const head = Buffer.alloc(beside.reduce((sum, bytes) => sum + even(bytes), behind))
  header(head, big)
  write(head, layout.header, layout.counted, drafted.length)
  let free = behind
  for (const [nth, entry] of entriesFrom(head.length).entries()) {
    const place = layout.header + layout.counted + nth * size
    const { code, bytes } = types[entry.type]
    head.writeUInt16LE(entry.tag, place)
    head.writeUInt16LE(code, place + 2)
    write(head, place + 4, layout.offset, countOf(entry))
    let at = place + 4 + layout.offset
    if (bytesOf(entry) > layout.offset) {
      write(head, at, layout.offset, free)
      at = free
      free += even(bytesOf(entry))
    }
    entry.values.forEach((value, index) => {
      write(head, at + index * bytes, bytes, value)
    })
  }
  return head
}
