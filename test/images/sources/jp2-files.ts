import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A bare codestream of 100 × 70 pixels: red, green, blue and pale yellow in its quarters. They were made by `opj_compress` with these
 * words: tiles `-t 32,32`; offset `-d 33,17 -T 11,7 -t 41,29 -n 3`; parts `-t 64,64 -TP R -p RLCP -r 20,10,1`; precincts
 * `-t 50,70 -c [32,32],[32,32],[64,64] -b 16,16 -p RPCL -PLT -TLM`; four and two have an alpha channel, clear in the right half.
 */
export function fixture(name: string): Promise<Buffer> {
  return readFile(join(process.cwd(), 'test/fixtures/jp2', `${name}.j2k`))
}

/** A box: its type, and what is in it, as bytes or as values of one. */
export function box(type: string, ...content: readonly (Uint8Array | readonly number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Uint8Array.from(part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A colour specification box of an enumerated colour space. */
export const enumerated = (space: number) => box('colr', [1, 0, 0, 0, 0, 0, space])

/** A JP2 file around a codestream. */
export function jp2File(codestream: Uint8Array, ...header: readonly Buffer[]): Buffer {
  return Buffer.concat([
    box('jP  ', [13, 10, 0x87, 10]),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ')),
    box('jp2h', ...header),
    box('jp2c', codestream),
  ])
}

/** A picture in which the only tile of another, of 1024 × 1024 pixels, is repeated. */
export function repeated(codestream: Buffer, columns: number, rows: number): Buffer {
  const sot = codestream.indexOf(Buffer.from([0xff, 0x90, 0, 10]))
  const header = Buffer.from(codestream.subarray(0, sot))
  header.writeUInt32BE(columns * 1024, 8)
  header.writeUInt32BE(rows * 1024, 12)
  const part = codestream.subarray(sot, -2)
  const parts = Array.from({ length: columns * rows }, (_, tile) => {
    const copy = Buffer.from(part)
    copy.writeUInt16BE(tile, 4)
    copy.writeUInt32BE(part.length, 6)
    return copy
  })
  return Buffer.concat([header, ...parts, codestream.subarray(-2)])
}
