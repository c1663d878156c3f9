/** A word of the text and a word of the reading that are the same, by their places among the words. */
export interface Anchor {
  readonly word: number
  readonly spot: number
}

/** A part of the text and the part of the reading that belongs to it. */
export interface Stretch {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSpot: number
  readonly toSpot: number
}

/** Fewer places than these in a sheet are not worth an anchor. */
const smallSheet = 2500
/** Sheets with more places are divided by weaker anchors too: first two words, then a long one. */
const largeSheet = 60_000
/** A single word must have so many letters to be an anchor, two so many together. */
const [longWord, longPair] = [7, 8]

/**
 * Places where a text and a reading are sure to be at the same: sequences of words that both have just once, in the order that most
 * of them agree on. What lies between two of them is looked at again on its own, where more is rare.
 * @param text folded words
 * @param read folded words
 */
export function anchorsOf(text: readonly string[], read: readonly string[]): readonly Anchor[] {
  const whole = { fromWord: 0, toWord: text.length, fromSpot: 0, toSpot: read.length }
  return within(whole, text, read, 3)
}

function within(
  stretch: Stretch,
  text: readonly string[],
  read: readonly string[],
  size: number,
): readonly Anchor[] {
  const places = (stretch.toWord - stretch.fromWord) * (stretch.toSpot - stretch.fromSpot)
  if (size === 0 || places < (size === 3 ? smallSheet : largeSheet)) return []
  const anchors = increasing(inOrder(common(stretch, text, read, size)).map(inner(text, size)))
  return between(anchors, stretch).flatMap((gap, at) => {
    const next = anchors[at]
    const own = within(gap, text, read, anchors.length > 0 && size === 3 ? 3 : size - 1)
    return next ? [...own, next] : own
  })
}

/** Of a sequence the word that is surest not to be there twice: the middle one, which has the same neighbours on both sides, or the longer one. */
function inner(text: readonly string[], size: number) {
  return ({ word, spot }: Anchor): Anchor => {
    const isSecond = (text[word + 1]?.length ?? 0) > (text[word]?.length ?? 0)
    const at = size === 3 || (size === 2 && isSecond) ? 1 : 0
    return { word: word + at, spot: spot + at }
  }
}

/** What lies before, between and after anchors. */
export function between(anchors: readonly Anchor[], whole: Stretch): readonly Stretch[] {
  let [fromWord, fromSpot] = [whole.fromWord, whole.fromSpot]
  const gaps = anchors.map(({ word, spot }) => {
    const gap = { fromWord, toWord: word, fromSpot, toSpot: spot }
    fromWord = word + 1
    fromSpot = spot + 1
    return gap
  })
  return [...gaps, { fromWord, toWord: whole.toWord, fromSpot, toSpot: whole.toSpot }]
}

/** Sequences that both have just once. */
function common(
  { fromWord, toWord, fromSpot, toSpot }: Stretch,
  text: readonly string[],
  read: readonly string[],
  size: number,
): readonly Anchor[] {
  const inText = once(text, fromWord, toWord, size)
  const inReading = once(read, fromSpot, toSpot, size)
  const found: Anchor[] = []
  for (const [sequence, word] of inText) {
    const spot = inReading.get(sequence)
    if (word >= 0 && spot !== undefined && spot >= 0) found.push({ word, spot })
  }
  return found
}

/** Where each sequence of so many words begins; -1 for those that come again. */
function once(
  keys: readonly string[],
  from: number,
  to: number,
  size: number,
): ReadonlyMap<string, number> {
  const least = size === 1 ? longWord : size === 2 ? longPair + 1 : 0
  const found = new Map<string, number>()
  for (let at = from; at + size <= to; at++) {
    const sequence = size === 1 ? (keys[at] ?? '') : keys.slice(at, at + size).join(' ')
    if (sequence.length >= least) found.set(sequence, found.has(sequence) ? -1 : at)
  }
  return found
}

/** The most anchors that can be had in the order of both: a longest increasing subsequence. https://doi.org/10.1016/0012-365X(75)90103-X */
export function inOrder(anchors: readonly Anchor[]): readonly Anchor[] {
  const piles: number[] = []
  const before = new Int32Array(anchors.length).fill(-1)
  anchors.forEach(({ spot }, at) => {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[piles[middle] ?? 0]?.spot ?? 0) < spot) low = middle + 1
      else high = middle
    }
    before[at] = piles[low - 1] ?? -1
    piles[low] = at
  })
  const found: Anchor[] = []
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor) found.push(anchor)
  }
  return found.reverse()
}

/** Without those that are behind the one before in either. */
function increasing(anchors: readonly Anchor[]): readonly Anchor[] {
  let [word, spot] = [-1, -1]
  return anchors.filter((anchor) => {
    if (anchor.word <= word || anchor.spot <= spot) return false
    word = anchor.word
    spot = anchor.spot
    return true
  })
}
