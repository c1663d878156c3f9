import { attributes, html, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** A switch between scan, both and text. The style sheet reads it (`:has(:checked)`); it needs no script, and is not there in a browser too old for it. */
export function viewSwitch(site: Site): Html {
  const words = wordsIn(site.languages)
  const choices = [
    ['scan', words.viewScan],
    ['both', words.viewBoth],
    ['text', words.viewText],
  ] as const
  return html`<fieldset class="views">
    <legend>${words.view}</legend>
    ${choices.map(
      ([value, name]) =>
        html`<label
          ><input
            type="radio"
            name="view"
            value="${value}"
            id="view-${value}"
            ${attributes({ checked: value === 'both' })}
          />${name}</label
        >`,
    )}
  </fieldset>`
}
