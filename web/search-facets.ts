import { buckets, histogram, type Bucket, type YearCount } from './histogram.js'
import { attributes, html, type Html } from './html.js'
import { languageName } from './said.js'
import {
  narrowings, pairsOf, searchAddress, toggled, type Asked, type NarrowingName, type SearchedKind,
} from './search-asked.js' // prettier-ignore
import type { Site } from './site.js'
import { yearInWords } from './spoken-date.js'
import { wordsIn, type Words } from './words.js'

/** Something that a search can be narrowed down to, with how many documents are then left. */
export interface FacetValue {
  readonly value: string
  /** What it is called; its value where it has no name of its own. */
  readonly name?: Html | undefined
  readonly documents: number
}

/** What a search can be narrowed down by. */
export interface Facets {
  readonly years: readonly YearCount[]
  readonly values: Readonly<Record<NarrowingName, readonly FacetValue[]>>
}

/**
 * The column that narrows a search down: each value is a link to the same search with it, or without it where it was chosen. On a phone it is
 * folded: the switch stands before what it unfolds, so that a wide screen, which hides the switch, shows it always, and no script is needed.
 */
export function facetColumn(facets: Facets, asked: Asked, site: Site): Html {
  const words = wordsIn(site.languages).finding
  const chosen = chosenValues(facets, asked, site)
  return html`<details class="unfold">
      <summary>
        ${words.narrow}${chosen.length > 0 && html` <span>${words.chosen(chosen.length)}</span>`}
      </summary>
    </details>
    <nav class="facets" aria-label="${words.narrow}">
      ${dates(facets.years, asked, site)}${narrowings.map((name) => facet(name, facets.values[name], asked, site))}
    </nav>`
}

/** What was chosen, each as a link to the search without it. */
export function chosenList(facets: Facets, asked: Asked, site: Site): Html | undefined {
  const words = wordsIn(site.languages).finding
  const chosen = chosenValues(facets, asked, site)
  if (chosen.length === 0) return undefined
  const all = searchAddress({ q: asked.q, sort: asked.sort }, site)
  return html`<ul class="chosen" role="list" aria-label="${words.narrow}">
    ${chosen.map(
      ({ name, without }) =>
        html`<li>
          <a href="${searchAddress(without, site)}" rel="nofollow"
            ><span class="hidden">${words.remove('')}</span>${name}
            <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}${
      chosen.length > 1 &&
      html`<li><a class="all" href="${all}" rel="nofollow">${words.removeAll}</a></li>`
    }
  </ul>`
}

function chosenValues({ values }: Facets, asked: Asked, site: Site) {
  const words = wordsIn(site.languages)
  const { from, to } = asked
  const range = from !== '' || to !== ''
  return [
    ...(range
      ? [
          {
            name: html`${rangeName(from, to, words)}`,
            without: { ...asked, from: '', to: '', page: 1 },
          },
        ]
      : []),
    ...narrowings.flatMap((name) =>
      asked[name].map((value) => {
        const known = values[name].find((one) => one.value === value)
        return {
          name: nameOf(name, known ?? { value, documents: 0 }, site),
          without: toggled(asked, name, value),
        }
      }),
    ),
  ]
}

function rangeName(from: string, to: string, { finding }: Words): string {
  if (from === to) return from
  if (from === '') return finding.until(to)
  return to === '' ? finding.since(from) : finding.between(from, to)
}

function nameOf(facet: NarrowingName, { value, name }: FacetValue, site: Site): Html {
  if (name) return name
  if (facet === 'language') return html`${languageName(value, site)}`
  if (facet === 'kind') return html`${wordsIn(site.languages).finding.kinds[value as SearchedKind]}`
  return html`<bdi>${value}</bdi>`
}

function facet(
  facetName: NarrowingName,
  values: readonly FacetValue[],
  asked: Asked,
  site: Site,
): Html | undefined {
  const words = wordsIn(site.languages).finding
  const chosen: readonly string[] = asked[facetName]
  const missing = chosen.filter((value) => !values.some((one) => one.value === value))
  const shown = [...values, ...missing.map((value) => ({ value, documents: 0 }))].filter(
    ({ value, documents }) => documents > 0 || chosen.includes(value),
  )
  if (shown.length === 0) return undefined
  const id = `facet-${facetName}`
  return html`<section class="facet" aria-labelledby="${id}">
    <h2 id="${id}">${words.facets[facetName]}</h2>
    <ul role="list">
      ${shown.map((one) => {
        const isOn = chosen.includes(one.value)
        const name = nameOf(facetName, one, site)
        const address = searchAddress(toggled(asked, facetName, one.value), site)
        return html`<li>
          <a
            ${attributes({ class: isOn ? 'on' : undefined, href: address, rel: 'nofollow', 'aria-current': isOn ? 'true' : undefined })}
            ><span class="box" aria-hidden="true"></span
            ><span>${isOn && html`<span class="hidden">${words.remove('')}</span>`}${name}</span>
            <i
              >${one.documents}<span class="hidden"> ${words.inDocuments(one.documents)}</span></i
            ></a
          >
        </li>`
      })}
    </ul>
  </section>`
}

function dates(years: readonly YearCount[], asked: Asked, site: Site): Html {
  const words = wordsIn(site.languages)
  const { finding } = words
  const all = buckets(years)
  const [first, last] = [all[0], all.at(-1)]
  const isIn = ({ from, to }: Bucket) =>
    (asked.from !== '' || asked.to !== '') &&
    (asked.from === '' || to >= yearIn(asked.from)) &&
    (asked.to === '' || from <= yearIn(asked.to))
  const address = ({ from, to }: Bucket) =>
    searchAddress({ ...asked, from: written(from), to: written(to), page: 1 }, site)
  const look = { says: (one: Bucket) => bucketName(one, site), address, isOn: isIn }
  const field = (name: 'from' | 'to', label: string) =>
    html`<label
      >${label}
      <input
        ${attributes({ name, value: asked[name], size: 10, maxlength: 40, autocomplete: 'off', inputmode: 'numeric', 'aria-describedby': 'date-hint' })}
    /></label>`
  return html`<section class="facet" aria-labelledby="facet-date">
    <h2 id="facet-date">${finding.date}</h2>
    ${
      first &&
      last &&
      all.length > 1 &&
      html`${histogram(all, look)}
        <p class="ends" aria-hidden="true">
          <span>${yearInWords(first.from, words)}</span><span>${yearInWords(last.to, words)}</span>
        </p>`
    }
    <form class="range" action="${site.addresses.searchPage}">
      ${kept({ ...asked, from: '', to: '', page: 1 })}${field('from', finding.from)}${field('to', finding.to)}<button>
        ${finding.apply}
      </button>
      <span class="hidden" id="date-hint">${finding.dateHint}</span>
    </form>
  </section>`
}

/** What a bar says: its years and how many documents they have. */
export function bucketName({ from, to, documents }: Bucket, site: Site): string {
  const words = wordsIn(site.languages)
  const years =
    from === to ? yearInWords(from, words) : `${yearInWords(from, words)}–${yearInWords(to, words)}`
  return `${years}: ${words.items(documents)}`
}

/** A year as EDTF writes it. */
export function written(year: number): string {
  const figures = String(Math.abs(year)).padStart(4, '0')
  return year < 0 ? `-${figures}` : figures
}

const yearIn = (date: string) => Number(/^-?\d+/.exec(date)?.[0] ?? NaN)

/** What a form keeps of a search beside its own fields. */
export function kept(asked: Asked): readonly Html[] {
  return pairsOf(asked).map(([name, value]) => html`<input ${attributes({ type: 'hidden', name, value })} />`) // prettier-ignore
}
