import { html, type Html } from '../html.js'

/** A citation's text in pieces, of which some are set in italics. */
export type Pieces = readonly (string | { readonly italic: string })[]

/** A citation in a style. */
export interface Citing {
  /** As a note or a list of works has it. */
  readonly entry: Pieces
  /** As the running text refers to that. */
  readonly inText?: string
}

/** Pieces as they are copied: without italics. */
export function plainPieces(pieces: Pieces): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.italic)).join('')
}

/** Pieces as they are read. */
export function shownPieces(pieces: Pieces): Html {
  return html`${pieces.map((piece) => (typeof piece === 'string' ? piece : html`<cite>${piece.italic}</cite>`))}`
}

/** A sentence's end behind a text that may have one already: `'Whose lamps?'`, `'R. Ltd.'`. */
export function ended(text: string): string {
  return /[.?!…]["”’]?$/.test(text) ? text : `${text}.`
}

/** Names one after the other: `listed(['A', 'B', 'C'], 'and')` is `'A, B, and C'`; of more than `most` the first `et al.` */
export function listed(names: readonly string[], and: string, most: number, pair = ` ${and} `) {
  const [first = '', second = ''] = names
  if (names.length <= 1) return first
  if (names.length > most) return `${first} et al.`
  if (names.length === 2) return `${first}${pair}${second}`
  return `${names.slice(0, -1).join(', ')}, ${and} ${names.at(-1) ?? ''}`
}

/** Where in the document: `'p. 1, line 8'`, `'p. 1, lines 8–10'`; a label that is no number stands as it is. */
export function placeIn({
  page,
  lines,
}: {
  readonly page?: string
  readonly lines?: readonly [first: number, last: number]
}): string {
  const sheet = page !== undefined && (/^(\d|[ivxlc]+$)/i.test(page) ? `p. ${page}` : page)
  const rows =
    lines && (lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}–${lines[1]}`)
  return [sheet, rows].filter(Boolean).join(', ')
}

/** A title for the running text: its first words. */
export function shortTitle(title: string): string {
  const words = title.split(' ')
  return words.length <= 5
    ? title
    : words
        .slice(0, 4)
        .join(' ')
        .replace(/[,;:.]$/, '')
}
