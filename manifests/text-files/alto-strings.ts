import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import { closePieces, type LinePiece } from './line-pieces.js'
import { element, type AttributeValues, type Markup } from './xml.js'

/** The end of a word that stands on the next line of the scan, and not in the text of that. */
export interface Rest {
  readonly whole: string
  readonly box: Box
}

/** What a `TextLine` holds, and what of its last word is still to come on the next line. */
export interface Strings {
  readonly content: readonly Markup[]
  /** The word that the line's end divides, where the text divides it too. */
  readonly divided: string | undefined
  readonly rest: Rest | undefined
}

type Part = 'HypPart1' | 'HypPart2' | undefined

/** A box as ALTO has it; nothing without one, for none is required. */
export function place(box: Box | undefined): AttributeValues {
  return box ? { HPOS: box.x, VPOS: box.y, WIDTH: box.width, HEIGHT: box.height } : {}
}

/**
 * The words of a line as `String`, `SP` and `HYP`; one `String` for all of it where no words are known apart. Words
 * that stand close are one `String`, for "Strings are separated by white spaces or hyphenation chars".
 * @param divided the word that the end of the line before divides, of which this line has the second part
 */
export function strings(line: TextLine, divided: string | undefined): Strings {
  const pieces = closePieces(line)
  const last = pieces.at(-1)
  const goesOn = last && wholeAhead(line, last, pieces.length === 1 ? divided : undefined)
  const content = pieces.flatMap((piece, at) => {
    const isFirst = piece === last && goesOn !== undefined
    const written = isFirst
      ? firstPart(line, piece)
      : [string(line, piece, at === 0 && wholeOf(piece) !== undefined ? 'HypPart2' : undefined)]
    return at > 0 && (pieces[at - 1]?.to ?? 0) < piece.from
      ? [element('SP', {}), ...written]
      : written
  })
  return { content, divided: goesOn, rest: restOf(line, last) }
}

/** The second part of a word that only the scan divides: a place without letters, for these are in the first part. */
export function restString({ whole, box }: Rest): Markup {
  const about = { SUBS_TYPE: 'HypPart2', SUBS_CONTENT: whole }
  return element('String', { CONTENT: '', ...place(box), ...about })
}

const hyphen = /^(.+)([-\u00ad\u2010\u2011¬⸗=])$/su

/** The whole word that the last piece begins, where it is not itself the second part of that. */
function wholeAhead({ text }: TextLine, last: LinePiece, divided: string | undefined) {
  const whole = last.words.at(-1)?.whole
  if (whole === undefined || whole === divided) return undefined
  const part = text.slice(last.words.at(-1)?.from, last.to)
  // A word that stands alone on its line may be the second part, its first being on the page before.
  return last.from > 0 || whole.startsWith(hyphen.exec(part)?.[1] ?? part) ? whole : undefined
}

function wholeOf({ words }: LinePiece): string | undefined {
  return words.find(({ whole }) => whole !== undefined)?.whole
}

function restOf({ text }: TextLine, last: LinePiece | undefined): Rest | undefined {
  const word = last?.words.at(-1)
  return word?.rest && { whole: text.slice(word.from, word.to), box: word.rest }
}

function firstPart(line: TextLine, piece: LinePiece): readonly Markup[] {
  const [, stem, sign] = hyphen.exec(line.text.slice(piece.from, piece.to)) ?? []
  if (stem === undefined || sign === undefined) return [string(line, piece, 'HypPart1')]
  return [string(line, piece, 'HypPart1', stem), element('HYP', { CONTENT: sign })]
}

function string(line: TextLine, piece: LinePiece, part: Part, content?: string): Markup {
  const text = line.text.slice(piece.from, piece.to)
  const sure = piece.words.flatMap(({ confidence }) => confidence ?? [])
  const short = line.marks?.find(
    ({ kind, from, to }) => kind === 'abbreviation' && from === piece.from && to === piece.to,
  )?.says
  return element('String', {
    CONTENT: content ?? text,
    ...place(piece.box),
    ...(sure.length > 0 && { WC: Math.round(Math.min(...sure) * 10_000) / 10_000 }),
    ...substitution(piece, part, text, short),
  })
}

/** https://www.loc.gov/standards/alto/v4/alto-4-4.xsd (SUBS_TYPE) */
function substitution(
  piece: LinePiece,
  part: Part,
  text: string,
  short: string | undefined,
): AttributeValues {
  if (piece.words.at(-1)?.rest) return { SUBS_TYPE: 'HypPart1', SUBS_CONTENT: text }
  if (part) return { SUBS_TYPE: part, SUBS_CONTENT: wholeOf(piece) }
  return short === undefined ? {} : { SUBS_TYPE: 'Abbreviation', SUBS_CONTENT: short }
}
