import { html, type Html } from './html.js'
import { notesOf } from './marks.js'
import type { ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** An editor's notes under their text, numbered as in it, with the way back; nothing where there are none. */
export function notes({ text, prefix }: ShownText, site: Site): Html | undefined {
  const words = wordsIn(site.languages)
  const found = text.lines.flatMap(notesOf)
  if (found.length === 0) return undefined
  const note = (says: string, number: number) =>
    html`<li id="${prefix}note-${number}">
      <span dir="auto">${says}</span>
      <a class="back" href="#${prefix}ref-${number}" aria-label="${words.backToText(number)}">↩</a>
    </li>`
  return html`<section class="notes" aria-label="${words.notes}">
    <ol>
      ${found.map(({ says = '' }, at) => note(says, at + 1))}
    </ol>
  </section>`
}
