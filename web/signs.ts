import { isLanguageTag } from '../data/model/language.js'
import type { Mark, MarkKind } from '../data/model/text-line.js'
import { attributes, html, type Html } from './html.js'
import type { NestedSpan } from './nested.js'
import { htmlDate, spokenAs } from './said.js'
import type { Words } from './words.js'

/** What a piece of a line is shown as: what an editor marked it as, or a word that a machine was not sure of. */
export type Sign = MarkKind | 'unsure'

/** A piece of a line that is shown in its own way. */
export interface Piece extends Omit<Mark, 'kind'> {
  readonly kind: Sign
  /** Of a note. */
  readonly number?: number
}

/** Whether a mark names somebody or something that an authority file may know. */
export function isName(kind: Sign): boolean {
  return kind === 'person' || kind === 'place' || kind === 'organisation' || kind === 'work'
}

/** What a piece becomes, given the markup of what is within it. */
type Dress = (inner: Html, one: NestedSpan<Piece>, words: Words) => Html

const bare: Dress = (inner) => inner
const sign = (shown: boolean, text: string) => shown && html`<span class="sign">${text}</span>`
/** For those who do not see the style, and for what is copied. */
const unseen = (shown: boolean, text: string) => shown && html`<span class="hidden">${text}</span>`
const told = ({ kind, says }: Piece, { marks }: Words) =>
  says === undefined ? marks[kind] : `${marks[kind]}: ${says}`

/** How each kind is shown; a name without an address of its authority is only words. */
export const dresses: Readonly<Record<Sign, Dress>> = {
  deletion: (inner, { span }, words) => html`<del title="${told(span, words)}">${inner}</del>`,
  addition: (inner, { span, begins, ends }, words) =>
    html`<ins title="${told(span, words)}">${sign(begins, '\\')}${inner}${sign(ends, '/')}</ins>`,
  unclear: (inner, { span, ends }, words) =>
    html`<span class="unclear" title="${`? ${told(span, words)}`}">${inner}</span
      >${unseen(ends, '[?]')}`,
  gap: (inner, { span, begins, ends }, words) => {
    const says = span.says === undefined ? '' : html` <i>${span.says}</i>`
    const opening = begins && html`<span class="sign">[…${says}${span.from < span.to && ' '}</span>`
    return html`<span class="gap" title="${told(span, words)}"
      >${opening}${inner}${sign(ends, ']')}</span
    >`
  },
  supplied: (inner, { span, begins, ends }, words) =>
    html`<span class="supplied" title="${told(span, words)}"
      >${sign(begins, '[')}${inner}${sign(ends, ']')}</span
    >`,
  abbreviation: (inner, { span }) =>
    html`<abbr ${attributes({ title: span.says })}>${inner}</abbr>`,
  error: (inner, { span, ends }, words) => {
    const read = span.says === undefined ? '' : `; ${words.readAs(span.says)}`
    return html`<span class="error" title="${`[sic] ${words.marks.error}${read}`}">${inner}</span
      >${unseen(ends, ' [sic]')}`
  },
  note: bare,
  person: bare,
  place: bare,
  organisation: bare,
  work: bare,
  date: (inner, { span }) => {
    const datetime = htmlDate(span.names)
    return datetime === undefined ? inner : html`<time datetime="${datetime}">${inner}</time>`
  },
  emphasis: (inner) => html`<em>${inner}</em>`,
  underlined: (inner) => html`<u>${inner}</u>`,
  handwritten: (inner, { span }, words) =>
    html`<span class="handwritten" title="${told(span, words)}">${inner}</span>`,
  foreign: (inner, { span }) => {
    const language = [span.names, span.says].find((one) => one !== undefined && isLanguageTag(one))
    return html`<i ${spokenAs(language)}>${inner}</i>`
  },
  unsure: (inner, { span }, words) =>
    html`<span class="unsure" title="${words.unsure(span.says ?? '')}">${inner}</span>`,
}
