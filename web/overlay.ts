import type { TextLine } from '../data/model/text-line.js'
import { attributes, html, type Html } from './html.js'
import type { Shown } from './scan.js'
import { lineId, type ShownText } from './shown-text.js'

/** An outline of more points than this is drawn as its box: it would weigh more than it shows. */
const mostPoints = 60

/**
 * The places of the lines on a scan, to be laid over it, each with the id of its line; lines without a place are left out,
 * nothing where none has one.
 * @param texts those that stand beside the scan
 */
export function overlay(page: Shown, texts: readonly ShownText[]): Html | undefined {
  const places = texts.flatMap((shown) =>
    shown.text.lines.flatMap((line, at) => place(line, lineId(shown, { line, at }), shown) ?? []),
  )
  if (places.length === 0) return undefined
  const { width, height } = page.image
  return html`<svg
    class="overlay"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${places}
  </svg>`
}

function place(
  { box, outline = [] }: TextLine,
  id: string,
  { layer }: ShownText,
): Html | undefined {
  // prettier-ignore
  const given = { 'data-for': id, class: layer.kind === 'commentary' && 'comment' }
  if (outline.length >= 3 && outline.length <= mostPoints) {
    const points = outline.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ')
    return html`<polygon ${attributes({ ...given, points })} />`
  }
  return box && html`<rect ${attributes({ ...given, ...box })} />`
}
