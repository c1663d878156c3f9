import type { Mark, TextLine } from '../data/model/text-line.js'
import { html, webAddress, type Html } from './html.js'
import { nested, type Nested, type NestedSpan } from './nested.js'
import { dresses, isName, type Piece } from './signs.js'
import type { Site } from './site.js'
import { wordsIn, type Words } from './words.js'

/** How a line's marks are shown. */
export interface Marking {
  /** What the ids of the text begin with: `'line-'`. */
  readonly prefix: string
  /** The number of the line's first note. */
  readonly firstNote: number
  /** Whether to show which words the machine was not sure of. */
  readonly machine: boolean
}

/** Below this, from 0 to 1, a machine's reading of a word is shown as not sure. */
const sure = 0.6

interface Scene {
  readonly words: Words
  readonly prefix: string
  /** Within a link: what no link may hold, to be put after it. */
  readonly afterLink?: Html[]
}

/** A line's notes, in the order in which they are numbered. */
export function notesOf({ marks = [] }: TextLine): readonly Mark[] {
  return marks
    .filter(({ kind, says }) => kind === 'note' && says !== undefined)
    .toSorted((a, b) => a.to - b.to)
}

/** The words of a line that its machine was not sure of. */
export function unsureWords({ words = [] }: TextLine): readonly Piece[] {
  return words.flatMap(({ from, to, confidence = 1 }) =>
    confidence < sure && from < to
      ? [{ kind: 'unsure' as const, from, to, says: String(Math.round(confidence * 100)) }]
      : [],
  )
}

/**
 * The words of a line, with what an editor marked in them as editions show it: deletions struck, gaps and supplied words in
 * brackets, notes by their numbers, names as links to their authority. Signs that stand for what a style shows (`[?]`,
 * `[sic]`) are there for those who do not see the style, and in what is copied.
 */
export function marked(line: TextLine, marking: Marking, site: Site): Html {
  const numbers = new Map(notesOf(line).map((note, at) => [note, marking.firstNote + at]))
  const pieces = (line.marks ?? []).flatMap((mark): Piece[] => {
    const number = numbers.get(mark)
    if (number !== undefined) return [{ ...mark, from: mark.to, number }]
    return mark.from < mark.to || mark.kind === 'gap' ? [mark] : []
  })
  const all = marking.machine ? [...pieces, ...unsureWords(line)] : pieces
  const scene = { words: wordsIn(site.languages), prefix: marking.prefix }
  return dressed(nested(line.text, all), scene)
}

function dressed(tree: readonly Nested<Piece>[], scene: Scene): Html {
  return html`${tree.map((one) => (typeof one === 'string' ? one : piece(one, scene)))}`
}

function piece(one: NestedSpan<Piece>, scene: Scene): Html {
  const { span, within } = one
  if (span.number !== undefined) return noteLink(span.number, scene)
  const address = isName(span.kind) ? webAddress(span.names) : undefined
  if (address !== undefined && !scene.afterLink) {
    const afterLink: Html[] = []
    const inner = dressed(within, { ...scene, afterLink })
    const title = scene.words.marks[span.kind]
    return html`<a class="named" href="${address}" title="${title}">${inner}</a>${afterLink}`
  }
  return dresses[span.kind](dressed(within, scene), one, scene.words)
}

/** Links within a link are none, so a note in a name stands after the name. */
function noteLink(number: number, { prefix, words, afterLink }: Scene): Html {
  const link = html`<sup class="ref"
    ><a
      id="${prefix}ref-${number}"
      href="#${prefix}note-${number}"
      aria-label="${words.note(number)}"
      aria-describedby="${prefix}note-${number}"
      >${number}</a
    ></sup
  >`
  if (!afterLink) return link
  afterLink.push(link)
  return html``
}
