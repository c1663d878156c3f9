import type { CitedChange, Standing } from '../data/model/citation.js'
import { html, type Html } from './html.js'
import { day } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What has changed since a citation was made, in sentences; nothing where nothing has. */
export function changes(standing: Standing, site: Site): Html | undefined {
  const says = wordsIn(site.languages).changes
  if (standing.state === 'same' || standing.state === 'withdrawn') return undefined
  const sentences = standing.changes.map((change) => sentence(change, site))
  if (sentences.length === 0 && standing.state === 'found') return undefined
  return html`<div class="note" role="note">
    ${sentences.map((one) => html`<p>${one}</p> `)}
    ${standing.state === 'lost' && html`<p><strong>${says.lost}</strong></p>`}
  </div>`
}

function sentence(change: CitedChange, site: Site): Html {
  const says = wordsIn(site.languages).changes
  const on = (before: string, at: string, after: string) => html`${before} ${day(at, site)}${after}`
  switch (change.what) {
    case 'scan-replaced':
      return html`${on(says.scanReplaced, change.at, says.stop)}
      ${change.words === 'same' && says.wordsSame}
      ${change.words === 'changed' && says.wordsChanged} ${change.by === 'image' && says.byImage}`
    case 'text-corrected':
      return html`${on(says.textCorrected, change.at, says.stop)}
      ${change.now.trim() !== '' && html`${says.now} <q>${change.now.replace(/\s+/g, ' ')}</q>`}`
    case 'text-gone':
      return on(says.textGone, change.at, says.stop)
    case 'page-moved':
      return html`${says.pageMoved(change.from, change.to)}`
    case 'page-gone':
      return html`${says.pageGone}`
  }
}
