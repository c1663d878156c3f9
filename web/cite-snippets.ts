import type { CitedView } from './cited.js'
import { citedLabel, regionPicture } from './cited.js'
import { copyButton } from './cite-styles.js'
import { html, type Html } from './html.js'
import { plainly } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** Pieces to put a citation into another page: as HTML and as Markdown, to be copied. */
export function snippets(view: CitedView, address: string, citation: string, site: Site): Html {
  const words = wordsIn(site.languages)
  const piece = (id: string, name: string, text: string) =>
    html`<h3>${name}</h3>
      <pre id="${id}" tabindex="0" role="region" aria-label="${name}"><code>${text}</code></pre>
      ${copyButton(id, words.copyStyle(name), site)}`
  return html`<details class="snippets">
    <summary>${words.embed}</summary>
    ${piece('snippet-html', 'HTML', embedded(view, address, citation, site).toString())}
    ${piece('snippet-markdown', 'Markdown', markdown(view, address, citation, site))}
  </details>`
}

/** The text that describes the picture of a citation to those who do not see it. */
function pictured({ item, cited, place }: CitedView, site: Site): string {
  const label = place.page ? citedLabel(item, place.page, site) : ''
  const words = wordsIn(site.languages)
  return cited.quote?.exact.replace(/\s+/g, ' ') ?? words.citedOnScan(plainly(item.title, site), label) // prettier-ignore
}

/** Plain HTML, which needs nothing of ours. */
function embedded(view: CitedView, address: string, citation: string, site: Site): Html {
  const picture = regionPicture(view.place, site)
  const { quote } = view.cited
  return html`<figure>
${picture !== undefined && html`  <a href="${address}"><img src="${picture}" alt="${pictured(view, site)}"></a>
`}${quote && html`  <blockquote cite="${address}">${quote.exact}</blockquote>
`}  <figcaption>${citation}</figcaption>
</figure>` // prettier-ignore
}

/** https://spec.commonmark.org/0.31.2/: what has a meaning in it is escaped, so that a title stays a title. */
export function markdown(view: CitedView, address: string, citation: string, site: Site): string {
  const plain = (text: string) => text.replace(/([\\`*_[\]<>#|~!&])/g, '\\$1')
  const picture = regionPicture(view.place, site)
  const { quote } = view.cited
  const quoted = quote?.exact.split('\n').map((line) => `> ${plain(line.trim())}  `) ?? []
  const [before = '', after = ''] = citation.split(address)
  return [
    ...(picture === undefined
      ? []
      : [`[![${plain(pictured(view, site))}](${picture})](${address})`, '']),
    ...quoted,
    ...(quote ? ['>', `> — ${plain(before)}<${address}>${plain(after)}`] : [`${plain(before)}<${address}>${plain(after)}`]), // prettier-ignore
  ].join('\n')
}
