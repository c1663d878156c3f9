/** For each UTF-16 unit the places where the pattern has it, as bits; all zero between two calls. */
const places = new Int32Array(0x10000)

/** How many letters must be put in, left out or changed to make one word the other. */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return long.length
  return short.length <= 31 ? byBits(short, long) : byTable(short, long)
}

/**
 * A column of the table of distances kept in the bits of two numbers, for up to 31 letters: G. Myers, A fast bit-vector algorithm for approximate string
 * matching, 1999, https://doi.org/10.1145/316542.316550; in the form of H. Hyyrö, 2003.
 */
function byBits(pattern: string, text: string): number {
  for (let at = 0; at < pattern.length; at++) mark(pattern.charCodeAt(at), 1 << at)
  const last = 1 << (pattern.length - 1)
  let [more, less, distance] = [-1, 0, pattern.length]
  for (let at = 0; at < text.length; at++) {
    const equal = (places[text.charCodeAt(at)] ?? 0) | less
    const same = (((equal & more) + more) ^ more) | equal
    let up = less | ~(same | more)
    let down = more & same
    if (up & last) distance++
    if (down & last) distance--
    up = (up << 1) | 1
    down <<= 1
    more = down | ~(same | up)
    less = same & up
  }
  for (let at = 0; at < pattern.length; at++) places[pattern.charCodeAt(at)] = 0
  return distance
}

function mark(letter: number, bit: number): void {
  places[letter] = (places[letter] ?? 0) | bit
}

function byTable(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const changed = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
