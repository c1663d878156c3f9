import { styles } from './assets.js'
import { canonicalAddress, languageLinks } from './chosen-language.js'
import { attributes, dataBlock, html, type Html } from './html.js'
import type { WebPage } from './web-page.js'
import { plainly } from './said.js'
import type { ShareImage } from './share-image.js'
import type { Site } from './site.js'
import { interfaceLanguage, type InterfaceLanguage } from './words.js'

/** The `<head>` of a page: what it is called, where it stands, how it is shared, and what it loads. */
export function head(page: WebPage, site: Site): Html {
  const archive = plainly(site.title, site)
  const title = page.title === archive ? archive : `${page.title} · ${archive}`
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#1b1a18" media="(prefers-color-scheme: dark)" />
    <title>${title}</title>
    ${page.description !== undefined && html`<meta name="description" content="${shortened(page.description)}" /> `}${
      page.canonical === undefined
        ? html`<meta name="robots" content="noindex" /> `
        : found(page.canonical, page, site)
    }
    ${icons(site)}
    ${styles.map((name) => html`<link rel="stylesheet" href="${site.assets(name)}" /> `)}${
      site.look?.colours !== undefined &&
      html`<link rel="stylesheet" href="${site.look.colours}" /> `
    }${page.links?.map(({ rel, href, type, title: name }) => html`<link ${attributes({ rel, href, type, title: name })} /> `)}${page.islands?.map((name) => html`<script type="module" src="${site.assets(name)}"></script> `)}
    ${page.structured && dataBlock('application/ld+json', page.structured)}
  </head>`
}

/** What those need who find a page, or show a card of it where its address is shared. https://ogp.me/ */
function found(address: string, page: WebPage, site: Site): Html {
  const canonical = canonicalAddress(address, site)
  const language = interfaceLanguage(site.languages)
  const others = (site.offered ?? []).filter((one) => one !== language)
  return html`<link rel="canonical" href="${canonical}" />
    ${languageLinks(address, site).map(({ rel, hreflang, href }) => html`<link ${attributes({ rel, hreflang, href })} /> `)}${[
      property('og:type', page.kind ?? 'website'),
      property('og:url', canonical),
      property('og:title', page.title),
      property('og:site_name', plainly(site.title, site)),
      property('og:description', page.description && shortened(page.description)),
      property('og:locale', locales[language]),
      others.map((one) => property('og:locale:alternate', locales[one])),
      pictured(page.image),
    ]}`
}

const locales: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'en_GB',
  fr: 'fr_FR',
  de: 'de_DE',
}

/** The large card is for what is as wide as one; https://developer.x.com/en/docs/x-for-websites/cards reads `og:` for the rest. */
function pictured(image: string | ShareImage | undefined): readonly (Html | false)[] {
  if (image === undefined) return [named('twitter:card', 'summary')]
  const large = named('twitter:card', 'summary_large_image')
  if (typeof image === 'string') return [property('og:image', image), large]
  return [
    property('og:image', image.address),
    property('og:image:type', 'image/jpeg'),
    property('og:image:width', image.width),
    property('og:image:height', image.height),
    property('og:image:alt', image.alt),
    large,
  ]
}

function property(name: string, content: string | number | undefined): Html | false {
  return content !== undefined && html`<meta property="${name}" content="${content}" /> `
}

function named(name: string, content: string): Html {
  return html`<meta name="${name}" content="${content}" /> `
}

function icons({ look, assets }: Site): Html {
  if (!look) return html`<link rel="icon" href="${assets('favicon.svg')}" type="image/svg+xml" />`
  return html`<link rel="icon" href="${look.icon.address}" type="${look.icon.mediaType}" />
    <link rel="apple-touch-icon" href="${look.touch}" />
    <link rel="manifest" href="${look.manifest}" />`
}

/** The first 300 letters of a text, cut between words: what search engines show at most. */
function shortened(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300).replace(/\s+\S*$/u, '')} …`
}
