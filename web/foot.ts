import { direction, spoken, spokenIn } from '../data/model/language.js'
import { keepingLanguage, languageSwitch } from './chosen-language.js'
import { attributes, html, webAddress, type Html } from './html.js'
import { proseLine } from './prose.js'
import { said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** The foot of every page: who publishes, the archive's texts about itself, the languages of the interface. */
export function foot(canonical: string | undefined, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<footer class="foot" aria-label="${words.footer}">
    ${keepingLanguage(html`${about(site)}${pages(site)}`, site)}${languageSwitch(canonical, site)}
    <p>
      <a href="${site.addresses.rootCollection(3)}">${words.iiifCollection}</a> ·
      <span>${words.publishedWith}</span>
    </p>
  </footer>`
}

function about(site: Site): Html {
  const homepage = webAddress(site.provider?.homepage)
  const name = site.provider && said(site.provider.name, site)
  const footer = site.look?.footer
  const language = footer && spokenIn(footer, site.languages)
  return html`${name && html`<p>${homepage === undefined ? name : html`<a href="${homepage}">${name}</a>`}</p>`}${
    footer &&
    html`<p ${attributes({ lang: language, dir: language && direction(language) })}>
      ${proseLine(spoken(footer, site.languages))}
    </p>`
  }`
}

function pages(site: Site): Html | false {
  const { pages: texts = [] } = site.look ?? {}
  return (
    texts.length > 0 &&
    html`<nav class="about" aria-label="${wordsIn(site.languages).aboutWay}">
      <ul>
        ${texts.map(({ name, title }) => html`<li><a href="${site.addresses.aboutPage(name)}">${said(title, site)}</a></li>`)}
      </ul>
    </nav>`
  )
}
