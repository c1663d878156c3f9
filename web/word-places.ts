import type { ReadText } from '../data/model/text.js'
import type { TextLine } from '../data/model/text-line.js'

/** A page of more words than this, a newspaper's, is shown without the places of its words: they would weigh more than its text. */
const mostWords = 3000

/** Whether the places of a text's words go with it. */
export function hasLightWords({ lines }: ReadText): boolean {
  return lines.reduce((sum, { words = [] }) => sum + words.length, 0) <= mostWords
}

/**
 * The places of a line's words, for the script that lights up the word under the pointer: of each where it begins and ends in
 * the line's text, and x, y, width and height of its box in pixels of the image; `'0 5 100 150 80 44'`. A word that is divided
 * on the scan is there twice. Nothing where no word has a place.
 */
export function wordPlaces({ words = [] }: TextLine): string | undefined {
  const places = words.flatMap(({ from, to, box, rest }) =>
    [box, rest].flatMap((place) =>
      place ? [from, to, place.x, place.y, place.width, place.height] : [],
    ),
  )
  return places.length > 0 ? places.join(' ') : undefined
}
