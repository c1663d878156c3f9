import type { Box } from '../model/region.js'
import type { TextLine, TextWord } from '../model/text-line.js'
import { spans } from './words.js'

/** The way in which a line's words follow one another on the page. */
export type Way = 'right' | 'left' | 'down'

/** A word that stands somewhere on a page, as a machine read it: what a word of the text may be matched with. */
export interface Spot {
  /** Which of the lines it stands on, from 0. */
  readonly line: number
  /** As it is compared; empty for what has neither letter nor digit. */
  readonly key: string
  /** Absent where only the line has a place. */
  readonly box?: Box
  /** Pixels along the line; 0 without a box. */
  readonly extent: number
  /** Whether it ends in a hyphen. */
  readonly isDivided: boolean
}

/** The words that a machine read, and what their lines look like. */
export interface Reading {
  readonly spots: readonly Spot[]
  readonly lines: readonly LineLook[]
}

/** What a line looks like. */
export interface LineLook {
  readonly way: Way
  /** Pixels that a character takes along it, spaces left out; 0 where it is not known. */
  readonly pitch: number
}

/** A line must have so many characters for its pitch to be its own; shorter ones take the page's. */
const enoughForPitch = 12

/** The words of the lines of one page with their places, in order. */
export function readingOf(lines: readonly TextLine[]): Reading {
  const ways = lines.map(wayOf)
  const spots = lines.flatMap((line, at) => spotsOf(line, at, ways[at] ?? 'right'))
  const pitches = lines.map((line, at) => pitchOf(line, ways[at] ?? 'right'))
  const known = pitches.flatMap(({ pitch }) => (pitch > 0 ? [pitch] : [])).sort((a, b) => a - b)
  const usual = known[known.length >> 1] ?? 0
  const looks = pitches.map(({ pitch, characters }, at) => ({
    way: ways[at] ?? 'right',
    pitch: characters >= enoughForPitch ? pitch : usual,
  }))
  return { spots, lines: looks }
}

function spotsOf(line: TextLine, at: number, way: Way): readonly Spot[] {
  const words = placedWords(line)
  if (words.length === 0)
    return spans(line.text).map(({ from, to, key }) => ({
      line: at,
      key,
      extent: 0,
      isDivided: endsInHyphen(line.text.slice(from, to)),
    }))
  return words.flatMap(({ from, to, box }) => {
    const text = line.text.slice(from, to)
    const found = spans(text)
    return found.map((span) => {
      const own = found.length === 1 ? box : share(box, span.from, span.to, text.length, way)
      const isDivided = endsInHyphen(text.slice(span.from, span.to))
      return { line: at, key: span.key, box: own, extent: extentOf(own, way), isDivided }
    })
  })
}

/** Words with boxes; one that holds spaces is a line by another name, and tells no places of words. */
function placedWords({
  text,
  words = [],
}: TextLine): readonly (TextWord & { readonly box: Box })[] {
  return words.flatMap((word) => {
    const { box } = word
    return box && !/\S\s+\S/u.test(text.slice(word.from, word.to)) ? [{ ...word, box }] : []
  })
}

const extentOf = ({ width, height }: Box, way: Way) => (way === 'down' ? height : width)

const endsInHyphen = (word: string) => /\S[-‐‑¬=⸗\u00AD]$/u.test(word)

/** The share of a box that some of its characters take, if all are of one size. */
export function share(box: Box, from: number, to: number, of: number, way: Way): Box {
  const length = extentOf(box, way)
  const begin = Math.round((from / of) * length)
  const extent = Math.max(1, Math.round((to / of) * length) - begin)
  if (way === 'down') return { ...box, y: box.y + begin, height: extent }
  const x = way === 'right' ? box.x + begin : box.x + Math.max(0, length - begin - extent)
  return { ...box, x, width: extent }
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

function wayOf(line: TextLine): Way {
  const words = placedWords(line)
  const [first, last] = [words[0]?.box, words.at(-1)?.box]
  if (!first || !last || words.length < 2) return wayOfShape(line, line.box ?? first)
  const dx = last.x + last.width / 2 - first.x - first.width / 2
  const dy = last.y + last.height / 2 - first.y - first.height / 2
  if (Math.abs(dy) > Math.abs(dx)) return 'down'
  return dx < 0 ? 'left' : 'right'
}

/** The way of a line of which no two words have places: as its script is written, and down where it is high and narrow. */
function wayOfShape({ text }: TextLine, box: Box | undefined): Way {
  if (box && box.height > 2 * box.width && text.trim().length > 2) return 'down'
  return rightToLeft.test(text) ? 'left' : 'right'
}

function pitchOf(
  line: TextLine,
  way: Way,
): { readonly pitch: number; readonly characters: number } {
  let [extent, characters] = [0, 0]
  for (const { from, to, box } of placedWords(line)) {
    extent += extentOf(box, way)
    characters += to - from
  }
  return { pitch: characters > 0 ? extent / characters : 0, characters }
}
