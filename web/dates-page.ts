import { buckets, histogram, type Bucket, type YearCount } from './histogram.js'
import { attributes, html, type Html } from './html.js'
import { layout } from './layout.js'
import { nothingAsked, searchAddress } from './search-asked.js'
import { bucketName, written } from './search-facets.js'
import type { Site } from './site.js'
import { yearInWords } from './spoken-date.js'
import { wordsIn } from './words.js'

/** What the page of dates shows. */
export interface DatesView {
  readonly years: readonly YearCount[]
  /** Documents whose date is not understood, or who have none. */
  readonly undated: number
}

/** All documents by the years they are dated with: one drawing of all, and beneath it the decades with their years, in words and figures. */
export function datesPage({ years, undated }: DatesView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { browsing } = words
  const all = buckets(years)
  const look = {
    says: (one: Bucket) => bucketName(one, site),
    address: (one: Bucket) => ofYears(one, site),
    isOn: () => false,
  }
  const [first, last] = [all[0], all.at(-1)]
  const body = html`<div class="head">
      <h1>${browsing.dates}</h1>
      <p class="sub">${first ? browsing.datesLead : browsing.noDates}</p>
    </div>
    <div class="lists years">
      ${
        first &&
        last &&
        all.length > 1 &&
        html`<div class="wide">
          ${histogram(all, look)}
          <p class="ends" aria-hidden="true">
            <span>${yearInWords(first.from, words)}</span
            ><span>${yearInWords(last.to, words)}</span>
          </p>
        </div>`
      }
      ${decades(years, site)}${undated > 0 && html`<p class="none">${browsing.undated(undated)}</p>`}
    </div>`
  return layout({ title: browsing.dates, canonical: site.addresses.datesPage, body }, site)
}

/** An archive of more decades is told by its centuries. */
const mostDecades = 60

function decades(years: readonly YearCount[], site: Site): Html {
  const tens = buckets(years, 10)
  const isLong = tens.length > mostDecades
  const large = (isLong ? buckets(years, 100) : tens).filter(({ documents }) => documents > 0)
  const small = (isLong ? tens : buckets(years, 1)).filter(({ documents }) => documents > 0)
  return html`<ul class="decades" role="list">
    ${large.map((one) => {
      const inside = small.filter(({ from }) => from >= one.from && from <= one.to)
      return html`<li>
        <h2><a href="${ofYears(one, site)}">${spanName(one, site)}</a> ${count(one, site)}</h2>
        <ul role="list">
          ${inside.map((part) => html`<li><a href="${ofYears(part, site)}">${spanName(part, site)}</a> ${count(part, site)}</li>`)}
        </ul>
      </li>`
    })}
  </ul>`
}

function count({ documents }: Bucket, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<i ${attributes({ title: words.items(documents) })}
    >${documents.toLocaleString('en').replaceAll(',', '\u202f')}</i
  >`
}

function spanName({ from, to }: Bucket, site: Site): string {
  const words = wordsIn(site.languages)
  if (from === to) return yearInWords(from, words)
  if (from > 0 && to - from === 9) return words.browsing.decade(from)
  return `${yearInWords(from, words)}–${yearInWords(to, words)}`
}

function ofYears({ from, to }: Bucket, site: Site): string {
  return searchAddress({ ...nothingAsked, from: written(from), to: written(to) }, site)
}
