import type { PageLink } from './web-page.js'
import { attributes, html, readdressed, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn, type InterfaceLanguage } from './words.js'

/** What the languages of the interface call themselves. */
const names: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
}

/** Where there are documents for machines and files, which have no language of the interface. */
const forMachines =
  /^(iiif|assets|look|viewers|health|oai|metrics)([/?#]|$)|^items\/[^/]+\/texts\/|[.](txt|html|pdf|xml|zip|json|ris|bib|hocr|atom)([?#]|$)/

/** The address of a page in a language of the interface; the main language needs no word of it, so that every page has one address in each. */
function addressIn(address: string, language: InterfaceLanguage, { offered }: Site): string {
  const url = new URL(address)
  url.searchParams.delete('lang')
  const [path = '', hash] = url.href.split('#')
  const asked = language === offered?.[0] ? path : withLanguage(path, language)
  return hash === undefined ? asked : `${asked}#${hash}`
}

function withLanguage(address: string, language: string): string {
  const [path = '', hash] = address.split('#')
  const asked = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`
  return hash === undefined ? asked : `${asked}#${hash}`
}

/** The canonical address in the language that is shown. */
export function canonicalAddress(address: string, site: Site): string {
  return site.chosen ? addressIn(address, site.chosen, site) : address
}

/** Markup whose links and forms keep the language a reader chose; as it is where none was chosen. */
export function keepingLanguage(markup: Html, site: Site): Html {
  const { chosen } = site
  if (!chosen) return markup
  const field = html`<input type="hidden" name="lang" value="${chosen}" />`
  return readdressed(
    markup,
    (address) => (isPage(address, site) ? withLanguage(address, chosen) : address),
    field,
  )
}

/** Whether an address is that of a page for people here, without a language of its own. */
function isPage(address: string, { addresses: { root } }: Site): boolean {
  if (/[?&]lang=/.test(address)) return false
  if (address.startsWith('?')) return true
  return address.startsWith(root) && !forMachines.test(address.slice(root.length))
}

/** The same page in each language it is offered in. https://html.spec.whatwg.org/#attr-link-hreflang */
export function languageLinks(
  canonical: string,
  site: Site,
): readonly (PageLink & { readonly hreflang: string })[] {
  const { offered = [] } = site
  if (offered.length < 2) return []
  const link = (hreflang: string, language: InterfaceLanguage) => ({
    rel: 'alternate',
    hreflang,
    href: addressIn(canonical, language, site),
  })
  const [main = 'en'] = offered
  return [...offered.map((language) => link(language, language)), link('x-default', main)]
}

/** The way to this very page in the other languages; nothing where there is only one. */
export function languageSwitch(canonical: string | undefined, site: Site): Html | false {
  const { offered = [], languages, chosen } = site
  const here = site.here ?? canonical
  if (offered.length < 2 || here === undefined) return false
  const current = chosen ?? offered[0]
  const choice = (language: InterfaceLanguage) =>
    html`<li>
      <a
        href="${addressIn(here, language, site)}"
        ${attributes({
          lang: language,
          hreflang: language,
          'aria-current': language === current ? 'true' : undefined,
        })}
        >${names[language]}</a
      >
    </li>`
  return html`<nav class="languages" aria-label="${wordsIn(languages).interfaceLanguage}">
    <ul>
      ${offered.map(choice)}
    </ul>
  </nav>`
}
