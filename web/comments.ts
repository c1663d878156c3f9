import { isTag, type Comment, type CommentBody, type Motivation } from '../data/model/comment.js'
import type { TextLine } from '../data/model/text-line.js'
import { attributes, html, type Html } from './html.js'
import { marked } from './marks.js'
import { day, spokenAs } from './said.js'
import { lineId, lineNumber, type LineAt, type ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What readers and the archive said of a page, one by one: who, when, why, and their words; each can be linked to and lights up at its place. */
export function comments(shown: ShownText, site: Site): Html {
  const { text } = shown
  const isPlaced = text.lines.some(({ box }) => box !== undefined)
  const all = text.lines.map((line, at) => ({ line, at })).filter((one) => one.line.text.trim() !== '') // prettier-ignore
  return html`<ol class="lines comments" role="list">
    ${all.map((one) => comment(shown, one, isPlaced, site))}
  </ol>`
}

function comment(shown: ShownText, one: LineAt, isPlaced: boolean, site: Site): Html {
  const { line } = one
  const { text, comment } = line
  const words = wordsIn(site.languages).comments
  const bodies: readonly CommentBody[] = comment?.bodies.length ? comment.bodies : [{ from: 0, to: text.length }] // prettier-ignore
  const tags = bodies.filter(isTag)
  const own = attributes({ id: lineId(shown, one), 'data-line': lineNumber(one) })
  const placeless = isPlaced && line.box === undefined && words.ofPage
  return html`<li ${own}>
    ${byline(comment, placeless, site)}${bodies
      .filter((body) => !isTag(body))
      .map((body) => said(shown, line, body, site))}${
      tags.length > 0 &&
      html`<p class="tags">
        <span class="hidden">${words.tags}:</span>
        ${tags.map(({ from, to, language }) => html`<span class="tag" ${spokenAs(language)}>${text.slice(from, to)}</span> `)}
      </p>`
    }
  </li>`
}

/** Who made it, when, why where that is more than to comment, and whether it is about all of the page. */
function byline(comment: Comment | undefined, placeless: string | false, site: Site): Html | false {
  const words = wordsIn(site.languages).comments
  const reasons: Partial<Record<Motivation, string>> = words.why
  const why = (comment?.motivations ?? []).flatMap((one) => reasons[one] ?? [])
  const { by, made, changed } = comment ?? {}
  const parts = [
    by !== undefined && html`<b>${by}</b>`,
    made !== undefined && day(made, site),
    changed !== undefined && html`${words.changed} ${day(changed, site)}`,
    why.length > 0 && html`${why.join(', ')}`,
    placeless !== false && html`${placeless}`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return false
  return html`<p class="who">${parts.map((part, at) => html`${at > 0 && ' · '}${part}`)}</p>`
}

/** One body: its words, and where it is somebody else's, whose. */
function said(shown: ShownText, line: TextLine, body: CommentBody, site: Site): Html {
  const { by, made, language } = body
  const isOther = by !== undefined
  const spoken = language === undefined ? attributes({ dir: 'auto' }) : spokenAs(language)
  const whose = html`<p class="who">
    <b>${by}</b>${made !== undefined && html` · ${day(made, site)}`}
  </p>`
  const dress = attributes({ class: isOther ? 'said answer' : 'said' })
  // Nothing but the words stands in it: where they are written in lines they are shown in lines.
  const words = wordsOf(shown, line, body, site)
  return html`${isOther && whose}
    <p ${dress} ${spoken}>${words}</p>`
}

const address = /https?:\/\/[^\s<>()"“”]+[^\s<>()"“”.,;:!?]/g

/** The words of a body, with what is set apart in them; addresses are links, which search engines are asked not to count as ours. */
function wordsOf(
  { prefix }: ShownText,
  line: TextLine,
  { from, to }: CommentBody,
  site: Site,
): Html {
  // prettier-ignore
  const marking = { prefix, firstNote: 1, machine: false }
  const piece = (start: number, end: number) => marked(within(line, start, end), marking, site)
  let at = from
  const pieces: Html[] = []
  for (const { 0: href, index } of line.text.slice(from, to).matchAll(address)) {
    const start = from + index
    pieces.push(piece(at, start), html`<a href="${href}" rel="nofollow ugc">${href}</a>`)
    at = start + href.length
  }
  return html`${pieces}${piece(at, to)}`
}

/** A piece of a line as a line of its own. */
function within({ text, marks = [] }: TextLine, from: number, to: number): TextLine {
  const inside = (at: number) => Math.min(Math.max(at, from), to) - from
  const own = marks
    .filter((mark) => mark.kind !== 'note' && mark.from < to && mark.to > from)
    .map((mark) => ({ ...mark, from: inside(mark.from), to: inside(mark.to) }))
  return { text: text.slice(from, to), opensParagraph: true, marks: own }
}
