import { plainPieces, shownPieces } from './cite/pieces.js'
import type { Reference } from './cite/reference.js'
import { styles, type StyleName } from './cite/styles.js'
import { attributes, html, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/**
 * A citation in every style, of which one is shown: chosen by buttons that work without a script. The first is shown at
 * first; a browser that is too old to hide the others shows them all.
 */
export function citeStyles(cited: Reference, site: Site): Html {
  const words = wordsIn(site.languages)
  const names = Object.keys(styles) as StyleName[]
  return html`<div class="styles" data-styles>
    <fieldset>
      <legend class="hidden">${words.citeStyle}</legend>
      ${names.map(
        (name, at) =>
          html`<label
            ><input
              type="radio"
              id="style-${name}"
              name="citation-style"
              value="${name}"
              autocomplete="off"
              ${attributes({ checked: at === 0 })}
            /><span>${words.styleNames[name]}</span></label
          >`,
      )}
    </fieldset>
    ${names.map((name) => panel(name, cited, site))}
  </div>`
}

function panel(name: StyleName, cited: Reference, site: Site): Html {
  const words = wordsIn(site.languages)
  const { entry, inText } = styles[name](cited, words)
  const id = `citation-${name}`
  return html`<div class="style" data-style="${name}">
    <p class="cite" id="${id}">${shownPieces(entry)}</p>
    ${copyButton(id, words.copyStyle(words.styleNames[name]), site)}${
      inText !== undefined &&
      html`<p class="intext">${words.inTheText} <span id="${id}-short">${inText}</span></p>`
    }
  </div>`
}

/** A button that copies the text of an element; it is hidden where there is no script. */
export function copyButton(of: string, label: string, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<button
    type="button"
    class="copy"
    hidden
    data-copy="${of}"
    data-done="${words.copied}"
    aria-label="${label}"
  >
    ${words.copy}
  </button>`
}

/** A citation as archives ask for it, as plain text. */
export function plainCitation(cited: Reference, site: Site): string {
  return plainPieces(styles.archival(cited, wordsIn(site.languages)).entry)
}

/**
 * Links to files for programs that keep bibliographies.
 * @param state the place as a IIIF content state, which belongs beside them
 */
export function bibliographyLinks(
  address: (form: 'csl.json' | 'ris' | 'bib') => string,
  site: Site,
  state?: string,
): Html {
  const words = wordsIn(site.languages)
  return html`<ul class="forms" aria-label="${words.forPrograms}">
    <li><a href="${address('bib')}">BibTeX</a></li>
    <li><a href="${address('ris')}">RIS</a></li>
    <li><a href="${address('csl.json')}">CSL-JSON</a></li>
    ${state !== undefined && html`<li><a href="${state}">${words.contentState}</a></li>`}
  </ul>`
}
