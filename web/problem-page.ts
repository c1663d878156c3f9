import type { Withdrawal } from '../data/model/problem.js'
import { attributes, html, type Html } from './html.js'
import { layout } from './layout.js'
import { day } from './said.js'
import { searchField } from './search-field.js'
import type { Site } from './site.js'
import { interfaceLanguage, wordsIn, type Words } from './words.js'

/** What went wrong, as far as a person should know. */
export interface ProblemView {
  /** The HTTP status it is sent with. */
  readonly status: number
  /** A sentence of the archive's own, in English: what an address lacked. */
  readonly detail?: string | undefined
  /** Of what was withdrawn: when, and why. */
  readonly withdrawal?: Withdrawal | undefined
  /** Names the request in the log. */
  readonly request?: string | undefined
}

/** A page for people whose address led nowhere: what happened, and where to go from here. */
export function problemPage(view: ProblemView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { title, help } = explained(view.status, words)
  const { addresses } = site
  const body = html`<div class="problem">
    <p class="crumb">${view.status}</p>
    <h1>${title}</h1>
    <p class="lead">${help}</p>
    ${view.withdrawal ? withdrawn(view.withdrawal, site) : told(view, site)}
    ${view.request !== undefined && html`<p class="soft">${words.requestId} <code>${view.request}</code></p>`}
    <h2>${words.whereNow}</h2>
    ${isLost(view.status) && searchField('search-instead', site, wordsOfAddress(site.here))}
    <ul>
      <li><a href="${addresses.root}">${words.toAll}</a></li>
      <li><a href="${addresses.collectionsPage}">${words.toCollections}</a></li>
      ${view.status === 429 && html`<li><a href="${addresses.dumps}">${words.dumps.title}</a></li>`}
    </ul>
  </div>`
  return layout({ title, body, searches: isLost(view.status) }, site)
}

/** Whether something was looked for that may stand elsewhere. */
function isLost(status: number): boolean {
  return status === 404 || status === 410
}

function withdrawn({ at, why }: Withdrawal, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<div class="note">
    <p>${words.withdrawnOn} ${day(at, site)}</p>
    ${why !== '' && html`<p>${words.withdrawnWhy} ${why}</p>`}
  </div>`
}

function told({ status, detail }: ProblemView, site: Site): Html | false {
  const lang = interfaceLanguage(site.languages) === 'en' ? undefined : 'en'
  // That there is nothing is said above, in the reader's own language.
  if (lang !== undefined && status === 404) return false
  return detail !== undefined && html`<p class="note" ${attributes({ lang })}>${detail}</p>`
}

/** Parts of addresses that say where something is, not what it is. */
const places = new Set(['items', 'collections', 'iiif', 'presentation', 'image', 'manifest', 'canvas', 'texts', 'text', 'source', 'cite', 'about', 'html', 'htm', 'php', 'index', 'mirador', 'uv', 'www']) // prettier-ignore

/** What somebody may have looked for, from the words of the address that led nowhere: `/items/north-mole.html` gives `north mole`. */
export function wordsOfAddress(address: string | undefined): string {
  if (address === undefined || !URL.canParse(address)) return ''
  const words = decoded(new URL(address).pathname).split(/[^\p{L}\p{M}\p{N}'’]+/u)
  // Ids, numbers of versions and parts of file names are no words.
  const meant = words.filter(
    (word) => word.length > 1 && !places.has(word.toLowerCase()) && !isCode(word),
  )
  return meant.slice(0, 8).join(' ').slice(0, 100)
}

function isCode(word: string): boolean {
  const isYear = /^\d{4}$/.test(word)
  return /\d/.test(word) && !isYear
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

interface Explained {
  readonly title: string
  readonly help: string
}

function explained(status: number, { problem: says, help, dumps }: Words): Explained {
  const known: Readonly<Record<number, Explained>> = {
    404: { title: says.missing, help: says.missingHelp },
    405: { title: help.method, help: help.methodHelp },
    406: { title: help.form, help: help.formHelp },
    410: { title: says.withdrawn, help: says.withdrawnHelp },
    429: { title: dumps.tooMuch, help: dumps.tooMuchHelp },
    503: { title: help.busy, help: help.busyHelp },
  }
  const broken = { title: says.broken, help: says.brokenHelp }
  return known[status] ?? (status >= 500 ? broken : { title: says.other, help: says.otherHelp })
}
