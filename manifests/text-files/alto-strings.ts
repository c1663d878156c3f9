import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import { closePieces, type LinePiece } from './line-pieces.js'
import { element, type AttributeValues, type Markup } from './xml.js'

/** The end of a word that stands on the next line of the scan, and not in the text of that. */
interface Rest {
  readonly whole: string
  readonly box: Box
}

/** What a line holds, and what of its last word is still to come. */
interface Strings {
  readonly content: readonly Markup[]
  /** The whole word, where the text divides it at the line's end. */
  readonly divided: string | undefined
  readonly rest: Rest | undefined
}

/** A box as ALTO has it; nothing without one, for none is required. */
export function place(box: Box | undefined): AttributeValues {
  return box ? { HPOS: box.x, VPOS: box.y, WIDTH: box.width, HEIGHT: box.height } : {}
}

/**
 * The words of lines as `String`, `SP` and `HYP`; one `String` for all of a line where no words are known apart. Words
 * that stand close are one `String`, for "Strings are separated by white spaces or hyphenation chars". A word that only
 * the scan divides has its letters in its first part; the second, on the next line, is a place without letters.
 */
export function stringsOf(all: readonly TextLine[]): readonly (readonly Markup[])[] {
  let divided: string | undefined
  let rest: Rest | undefined
  return all.map((line, at) => {
    const before = rest ? [restString(rest), element('SP', {})] : []
    const found = strings(line, divided)
    divided = found.divided
    rest = found.rest
    const after = rest && at === all.length - 1 ? [restString(rest)] : []
    return [...before, ...found.content, ...after]
  })
}

/** @param divided the word that the end of the line before divides, of which this line has the second part */
function strings(line: TextLine, divided: string | undefined): Strings {
  const pieces = closePieces(line)
  const last = pieces.at(-1)
  const goesOn = last && wholeAhead(line, last, pieces.length === 1 ? divided : undefined)
  const content = pieces.flatMap((piece, at) => {
    const before = pieces[at - 1]
    const isFirst = piece === last && goesOn !== undefined
    const isSecond = at === 0 && wholeOf(piece) !== undefined
    const written = isFirst
      ? firstPart(line, piece)
      : [string(line, piece, isSecond ? 'HypPart2' : undefined)]
    return before && before.to < piece.from ? [space(before.box, piece.box), ...written] : written
  })
  return { content, divided: goesOn, rest: restOf(line, last) }
}

/** Where a space lies between two pieces, viewers let it be marked and copied; to the left of the first from right to left. */
function space(before: Box | undefined, after: Box | undefined): Markup {
  if (!before || !after) return element('SP', {})
  const [left, right] = before.x <= after.x ? [before, after] : [after, before]
  const from = left.x + left.width
  if (right.x < from) return element('SP', {})
  return element('SP', { HPOS: from, VPOS: before.y, WIDTH: right.x - from })
}

function restString({ whole, box }: Rest): Markup {
  const about = { SUBS_TYPE: 'HypPart2', SUBS_CONTENT: whole }
  return element('String', { CONTENT: '', ...place(box), ...about })
}

type Part = 'HypPart1' | 'HypPart2' | undefined

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
