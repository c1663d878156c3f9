import { direction, spoken, spokenIn, type LanguageMap } from '../data/model/language.js'
import { attributes, html, type Html } from './html.js'
import { layout } from './layout.js'
import { plainly, said } from './said.js'
import { prose } from './prose.js'
import type { Site } from './site.js'

/** One of the archive's texts about itself. */
export interface AboutView {
  /** As its address names it: `'imprint'`. */
  readonly name: string
  readonly title: LanguageMap
  /** Markdown, in each language it was written in. */
  readonly text: LanguageMap
}

/** A text of the archive's own: its history, its imprint, its rules. */
export function aboutPage({ name, title, text }: AboutView, site: Site): Html {
  const address = site.addresses.aboutPage(name)
  return layout(
    {
      title: plainly(title, site),
      canonical: address,
      body: html`<div class="about-page">
        <h1>${said(title, site)}</h1>
        ${ownProse(text, site)}
      </div>`,
    },
    site,
  )
}

/** A text in Markdown in the language a reader wants most, marked with that language. */
export function ownProse(text: LanguageMap, site: Site): Html {
  const language = spokenIn(text, site.languages)
  return html`<div
    class="own"
    ${attributes({ lang: language, dir: language && direction(language) })}
  >
    ${prose(spoken(text, site.languages)).body}
  </div>`
}
