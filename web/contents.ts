import type { Page, Section } from '../data/model/item.js'
import { pageLabel } from './film-strip.js'
import { attributes, html, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import { said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

interface Entry {
  readonly section: Section
  readonly below: Entry[]
}

/** Where the headings lead. */
interface Leading {
  readonly to: (page: Page) => string
  /** Index of the page that is shown: the first heading on it is marked, or the last one before. */
  readonly current?: number
}

/** The headings within the document, each below the one it belongs to, with the pages they begin on; nothing where there are none. */
export function contents(view: ItemView, leading: Leading, site: Site): Html | undefined {
  const { sections } = view.item
  if (sections.length === 0) return undefined
  const { current = -1 } = leading
  const before = new Set(view.item.pages.slice(0, current + 1).map(({ id }) => id))
  const here = view.item.pages[current]?.id
  const marked =
    sections.find(({ from }) => from === here) ?? sections.findLast(({ from }) => before.has(from))
  return html`<details class="contents">
    <summary>${wordsIn(site.languages).contents}</summary>
    ${list(outline(sections), { ...leading, marked }, view, site)}
  </details>`
}

/** Headings as a tree; a heading that skips a level stands right below the last one above it. */
function outline(sections: readonly Section[]): readonly Entry[] {
  const top: Entry[] = []
  const path: Entry[] = []
  for (const section of sections) {
    const entry = { section, below: [] }
    const { level = 1 } = section
    while (path.length > 0 && (path.at(-1)?.section.level ?? 1) >= level) path.pop()
    const into = path.at(-1)?.below ?? top
    into.push(entry)
    path.push(entry)
  }
  return top
}

function list(
  entries: readonly Entry[],
  leading: Leading & { readonly marked: Section | undefined },
  view: ItemView,
  site: Site,
): Html {
  const { item } = view
  const line = ({ section, below }: Entry) => {
    const { label, from } = section
    const at = item.pages.findIndex(({ id }) => id === from)
    const page = item.pages[at]
    const here = attributes({ 'aria-current': section === leading.marked ? 'true' : undefined })
    return html`<li>
      ${
        page
          ? html`<a href="${leading.to(page)}" ${here}>${said(label, site)}</a>
              <span class="soft">${pageLabel(page, at, site)}</span>`
          : said(label, site)
      }${below.length > 0 && list(below, leading, view, site)}
    </li>`
  }
  return html`<ol>
    ${entries.map(line)}
  </ol>`
}
