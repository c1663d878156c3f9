import { html, type Html } from './html.js'
import { layout } from './layout.js'
import type { Site } from './site.js'
import { wordsIn, type Words } from './words.js'

/** What went wrong, as far as a person should know. */
export interface ProblemView {
  /** The HTTP status it is sent with. */
  readonly status: number
  /** A sentence of the archive's own: why something was withdrawn, what an address lacked. */
  readonly detail?: string | undefined
  /** Names the request in the log. */
  readonly request?: string | undefined
}

/** A page for people whose address led nowhere: what happened, and where to go from here. */
export function problemPage(view: ProblemView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { title, help } = explained(view.status, words.problem)
  const body = html`<div class="problem">
    <p class="crumb">${view.status}</p>
    <h1>${title}</h1>
    <p class="lead">${help}</p>
    ${view.detail !== undefined && html`<p class="note">${view.detail}</p>`}
    ${view.request !== undefined && html`<p class="soft">${words.requestId} <code>${view.request}</code></p>`}
    <h2>${words.whereNow}</h2>
    <ul>
      <li><a href="${site.addresses.root}">${words.toAll}</a></li>
    </ul>
  </div>`
  return layout({ title, body }, site)
}

function explained(
  status: number,
  says: Words['problem'],
): { readonly title: string; readonly help: string } {
  if (status === 404) return { title: says.missing, help: says.missingHelp }
  if (status === 410) return { title: says.withdrawn, help: says.withdrawnHelp }
  if (status >= 500) return { title: says.broken, help: says.brokenHelp }
  return { title: says.other, help: says.otherHelp }
}
