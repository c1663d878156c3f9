import type { TextLine } from '../data/model/text-line.js'
import { html, type Html } from './html.js'
import { unsureWords } from './marks.js'
import { isMachine, type ShownText } from './shown-text.js'
import { isName, type Sign } from './signs.js'
import type { Site } from './site.js'
import { wordsIn, type Words } from './words.js'

/** What can be in a legend: a sign, or a name that is a link. */
type Entry = Sign | 'named'

const samples: readonly (readonly [Entry, (words: Words) => Html])[] = [
  ['deletion', (words) => html`<del>${words.sample}</del>`],
  [
    'addition',
    (words) => html`<span class="sign">\\</span>${words.sample}<span class="sign">/</span>`,
  ],
  ['unclear', (words) => html`<span class="unclear">${words.sample}</span>`],
  ['unsure', (words) => html`<span class="unsure">${words.sample}</span>`],
  ['gap', () => html`<span class="gap">[…]</span>`],
  [
    'supplied',
    (words) => html`<span class="sign">[</span>${words.sample}<span class="sign">]</span>`,
  ],
  ['abbreviation', (words) => html`<abbr>${words.sample}</abbr>`],
  ['error', (words) => html`<span class="error">${words.sample}</span>`],
  ['handwritten', (words) => html`<span class="handwritten">${words.sample}</span>`],
  ['underlined', (words) => html`<u>${words.sample}</u>`],
  ['named', (words) => html`<span class="named">${words.sample}</span>`],
]

/** What the signs mean that are in some texts; nothing where there are none. */
export function legend(texts: readonly ShownText[], site: Site): Html | undefined {
  const words = wordsIn(site.languages)
  const there = new Set(
    texts.flatMap(({ layer, text }) =>
      text.lines.flatMap((line) => entries(line, isMachine(layer))),
    ),
  )
  const shown = samples.filter(([entry]) => there.has(entry))
  if (shown.length === 0) return undefined
  return html`<details class="legend">
    <summary>${words.legend}</summary>
    <dl>
      ${shown.map(
        ([entry, sample]) =>
          html`<div>
            <dt>${sample(words)}</dt>
            <dd>${entry === 'named' ? words.named : words.marks[entry]}</dd>
          </div>`,
      )}
    </dl>
  </details>`
}

function entries(line: TextLine, machine: boolean): readonly Entry[] {
  const marks = (line.marks ?? []).map(({ kind, names }): Entry =>
    isName(kind) && names !== undefined ? 'named' : kind,
  )
  return machine && unsureWords(line).length > 0 ? [...marks, 'unsure'] : marks
}
