/** What Windows-1252 has at 0x80 to 0x9F (Node 20's own decoder gives control characters there). https://encoding.spec.whatwg.org/index-windows-1252.txt */
const at80 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/**
 * Bytes as Windows-1252.
 * Piece by piece: a string that is made longer letter by letter takes thirty times its length in memory.
 */
export function windows1252(bytes: Uint8Array): string {
  const codes = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte >= 0x80 && byte <= 0x9f ? at80.charCodeAt(byte - 0x80) : byte,
  )
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) {
    const piece = new Uint16Array(bytes.subarray(start, start + 8192))
    for (let at = 0; at < piece.length; at++) piece[at] = codes[piece[at] ?? 0] ?? 0
    pieces.push(String.fromCharCode(...piece))
  }
  return pieces.join('')
}

/** First bytes of the sequences of UTF-8, how long they are, and what their second byte may be. RFC 3629, section 4. */
const sequences = [
  { from: 0xc2, to: 0xdf, length: 2, low: 0x80, high: 0xbf },
  { from: 0xe0, to: 0xe0, length: 3, low: 0xa0, high: 0xbf },
  { from: 0xe1, to: 0xec, length: 3, low: 0x80, high: 0xbf },
  { from: 0xed, to: 0xed, length: 3, low: 0x80, high: 0x9f },
  { from: 0xee, to: 0xef, length: 3, low: 0x80, high: 0xbf },
  { from: 0xf0, to: 0xf0, length: 4, low: 0x90, high: 0xbf },
  { from: 0xf1, to: 0xf3, length: 4, low: 0x80, high: 0xbf },
  { from: 0xf4, to: 0xf4, length: 4, low: 0x80, high: 0x8f },
]

const byLead = Array.from({ length: 256 }, (_, lead) =>
  sequences.find(({ from, to }) => lead >= from && lead <= to),
)

/** Length of the UTF-8 sequence that begins at an index, or 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const row = byLead[lead]
  const second = bytes[at + 1] ?? 0
  if (!row || second < row.low || second > row.high) return 0
  for (let next = 2; next < row.length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return row.length
}

/** How many characters beyond ASCII show what a file is. */
const enough = 10_000

/** Where bytes stop being UTF-8 first, how many do not fit, and how many characters of several bytes do. */
export function utf8Faults(bytes: Uint8Array): { first: number; bad: number; good: number } {
  let [first, bad, good] = [-1, 0, 0]
  for (let at = 0; at < bytes.length && (first < 0 || bad + good < enough);) {
    const length = sequenceLength(bytes, at)
    if (length === 0 && first < 0) first = at
    if (length === 0) bad++
    if (length > 1) good++
    at += Math.max(length, 1)
  }
  return { first: Math.max(first, 0), bad, good }
}

/** The line a byte is on, from 1. */
export function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1
  for (let at = 0; at < index; at++) if (bytes[at] === 0x0a) line++
  return line
}
