import type { Section } from '../data/model/item.js'
import { withQuery } from './address.js'
import { pageLabel } from './film-strip.js'
import { html, type Html } from './html.js'
import { textChoice, type ItemView } from './item-view.js'
import { said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

interface Entry {
  readonly section: Section
  readonly below: Entry[]
}

/** The headings within the document, each below the one it belongs to, with the pages they begin on; nothing where there are none. */
export function contents(view: ItemView, site: Site): Html | undefined {
  const { sections } = view.item
  if (sections.length === 0) return undefined
  return html`<details class="contents">
    <summary>${wordsIn(site.languages).contents}</summary>
    ${list(outline(sections), view, site)}
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

function list(entries: readonly Entry[], view: ItemView, site: Site): Html {
  const { item } = view
  const line = ({ section: { label, from }, below }: Entry) => {
    const at = item.pages.findIndex(({ id }) => id === from)
    const page = item.pages[at]
    const address = withQuery(
      site.addresses.item(item.id),
      { from, ...textChoice(view) },
      `p-${from}`,
    )
    return html`<li>
      ${
        page
          ? html`<a href="${address}">${said(label, site)}</a>
              <span class="soft">${pageLabel(page, at, site)}</span>`
          : said(label, site)
      }${below.length > 0 && list(below, view, site)}
    </li>`
  }
  return html`<ol>
    ${entries.map(line)}
  </ol>`
}
