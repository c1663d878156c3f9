import { html, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** The button that shows what the keys do; hidden until a script listens to them. */
export function keysButton(site: Site): Html {
  const says = wordsIn(site.languages).alive
  return html`<button
    type="button"
    class="plain"
    data-do="keys"
    title="${`${says.keys} (?)`}"
    hidden
  >
    ${says.keyboard}
  </button>`
}

/**
 * What the keys do, and the way to turn off those of a single letter: who speaks to a computer, or presses keys
 * by mistake, needs that. https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function keysDialog(site: Site): Html {
  const says = wordsIn(site.languages).alive
  const rows: readonly (readonly [keys: readonly string[], what: string])[] = [
    [['←', '↑', '→', '↓'], says.keyPan],
    [['+', '−'], says.keyZoom],
    [['0'], says.keyFit],
    [['R'], says.keyRotate],
    [['F'], says.keyFull],
    [['S'], says.keyRegion],
    [['N', 'PgDn'], says.keyNext],
    [['P', 'PgUp'], says.keyPrevious],
    [['T'], says.keyText],
    [['↑', '↓'], says.keyLines],
    [['Enter'], says.keyTake],
    [['/'], says.keySearch],
    [['?'], says.keyHelp],
    [['Esc'], says.keyLeave],
  ]
  return html`<dialog class="keys" aria-labelledby="keys-are">
    <h2 id="keys-are">${says.keys}</h2>
    <dl>
      ${rows.map(
        ([keys, what]) =>
          html`<div>
            <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${what}</dd>
          </div>`,
      )}
    </dl>
    <form method="dialog">
      <label><input type="checkbox" id="single-keys" checked />${says.singleKeys}</label>
      <button>${says.close}</button>
    </form>
  </dialog>`
}
