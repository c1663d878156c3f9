import { attributes, html, type Html } from './html.js'
import { marked, notesOf } from './marks.js'
import { spokenAs } from './said.js'
import { isMachine, lineId, lineNumber, runs, type LineAt, type ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { hasLightWords, wordPlaces } from './word-places.js'
import { interfaceLanguage, wordsIn } from './words.js'

/** Every so many lines one has its number beside it. */
const numbered = 5

/** What a text is shown with. */
export interface TextLook {
  /** Of the headings that are in the text, as of HTML's `h1` to `h6`. */
  readonly level: number
  /** Whether the places of its words go with it, where they are not too many. */
  readonly words?: boolean | undefined
}

/**
 * A text line by line, as it stands on the page; every line can be linked to. A line of the text itself that runs over
 * several lines of the scan flows on, and each of these can be linked to.
 */
export function lines(shown: ShownText, given: TextLook, site: Site): Html {
  const { layer } = shown
  const dress = dresser(shown, site)
  const levels = headingLevels(shown, given.level)
  const withWords = given.words === true && hasLightWords(shown.text)
  const named = (one: LineAt, also?: string | false) => ({
    id: lineId(shown, one),
    'data-line': lineNumber(one),
    class: classes(one, also),
    'data-words': withWords ? wordPlaces(one.line) : undefined,
  })
  const item = (run: readonly LineAt[]) => {
    const [first] = run
    if (!first) return html``
    const opens = first.line.opensParagraph && first.at > 0 && 'opens'
    const heading = levels.get(first.at)
    // Nothing but the line's own words stands in its element: the script counts them.
    if (run.length === 1) {
      const [own, content] = [attributes(named(first, opens)), headed(dress(first), heading)]
      return html`<li ${own}>${content}</li>`
    }
    const flowing = run.map((one, place) => {
      const joint = place > 0 && spaced(run[place - 1]?.line.text, one.line.text) && ' '
      return html`${joint}<span ${attributes(named(one))}>${dress(one)}</span>`
    })
    const flow = attributes({ class: ['flow', opens].filter(Boolean).join(' ') })
    return html`<li ${flow}>${headed(html`${flowing}`, heading)}</li>`
  }
  const spoken =
    layer.language === undefined ? attributes({ dir: 'auto' }) : spokenAs(layer.language)
  // The role keeps it a list for VoiceOver, which drops lists that show no marker.
  // What is said of a whole document's text is on no page of its own, so it is not cited with one.
  const text = attributes({ 'data-text': layer.extent === 'by-page' ? layer.id : undefined })
  return html`<ol class="lines" role="list" ${spoken} ${text}>
    ${runs(shown.text).map(item)}
  </ol>`
}

function classes({ line, at }: LineAt, also?: string | false): string | undefined {
  const fifth = at % numbered === numbered - 1 && 'fifth'
  const given = [also, fifth, line.notOnPage && 'apart'].filter(Boolean)
  return given.length > 0 ? given.join(' ') : undefined
}

/** What stands in a line, its notes numbered through the whole text. */
function dresser(shown: ShownText, site: Site): (one: LineAt) => Html {
  const { layer, text, prefix } = shown
  const says = wordsIn(site.languages).notOnScan
  const tag = html` <small class="tag" ${spokenAs(interfaceLanguage(site.languages))}
    >${says}</small
  >`
  let next = 1
  const firstNotes = text.lines.map((line) => {
    const first = next
    next += notesOf(line).length
    return first
  })
  return ({ line, at }) => {
    const marking = { prefix, firstNote: firstNotes[at] ?? 1, machine: isMachine(layer) }
    return html`${marked(line, marking, site)}${line.notOnPage && tag}`
  }
}

/** The level of each heading, by its line: the text's own, but never more than one step down, as readers of headings expect. */
function headingLevels({ text }: ShownText, level: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  let last = 0
  for (const { line, at } of runs(text).flatMap((run) => run.slice(0, 1))) {
    if (line.heading === undefined) continue
    last = Math.min(Math.max(1, line.heading), last + 1)
    found.set(at, Math.min(6, level + last - 1))
  }
  return found
}

function headed(inner: Html, level: number | undefined): Html {
  if (level === undefined) return inner
  if (level <= 2) return html`<h2>${inner}</h2>`
  if (level === 3) return html`<h3>${inner}</h3>`
  if (level === 4) return html`<h4>${inner}</h4>`
  return level === 5 ? html`<h5>${inner}</h5>` : html`<h6>${inner}</h6>`
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** Whether a space stands between two lines that run on: not in Chinese and Japanese. */
function spaced(before = '', after: string): boolean {
  return !unspaced.test(before.at(-1) ?? '') || !unspaced.test(after.at(0) ?? '')
}
