import type { ReadBytes } from '../bytes.js'
import { damaged, truncated } from './fault.js'

/** A box of a JP2 file: what it is, and where its content lies, in bytes. */
export interface Box {
  /** Four letters: `'jp2c'`. */
  readonly type: string
  readonly from: number
  readonly end: number
}

/** More boxes than any program writes; a longer row is a trap. */
const mostBoxes = 10_000

/** Where a box's content begins and ends, from its first bytes; a length of 0 reaches to the end of what it is in. */
function extent(head: Buffer, at: number, end: number): { from: number; end: number } {
  const length = head.readUInt32BE(0)
  if (length === 0) return { from: at + 8, end }
  if (length !== 1) return { from: at + 8, end: at + length }
  if (head.length < 16) throw truncated()
  return { from: at + 16, end: at + Number(head.readBigUInt64BE(8)) }
}

/**
 * The boxes in a part of a file, one after the other, none of them opened; throws a fault where one is no box or ends
 * beyond `end`. ISO/IEC 15444-1 (ITU-T T.800) annex I.4, https://www.itu.int/rec/T-REC-T.800
 */
export async function* boxes(read: ReadBytes, at: number, end: number): AsyncGenerator<Box> {
  for (let count = 0; at + 8 <= end; count++) {
    if (count === mostBoxes) throw damaged('it has more boxes than can be')
    const head = await read(at, 16)
    if (head.length < 8) throw truncated()
    const found = extent(head, at, end)
    if (found.end < found.from) throw damaged('one of its boxes has an impossible length')
    if (found.end > end) throw truncated()
    yield { type: head.toString('latin1', 4, 8), ...found }
    at = found.end
  }
}

/** The boxes in a box that is held in memory. */
export async function inner(content: Buffer): Promise<Map<string, Buffer[]>> {
  const found = new Map<string, Buffer[]>()
  const read: ReadBytes = (offset, length) =>
    Promise.resolve(content.subarray(offset, offset + length))
  for await (const { type, from, end } of boxes(read, 0, content.length))
    found.set(type, [...(found.get(type) ?? []), content.subarray(from, end)])
  return found
}
