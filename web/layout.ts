import { styles, type AssetName } from './assets.js'
import { attributes, html, webAddress, type Html } from './html.js'
import { plainly, said } from './said.js'
import type { Site } from './site.js'
import { interfaceLanguage, wordsIn } from './words.js'

/** A `<link>` in the head: another form of this page, the one before, the one after. */
export interface PageLink {
  readonly rel: string
  readonly href: string
  readonly type?: string
  readonly title?: string
}

/** One HTML page, before it is dressed. */
export interface WebPage {
  /** Without the archive's title, which is added. */
  readonly title: string
  readonly description?: string | undefined
  /** The one address of what is shown, without what the reader chose. Left out for a page that is not to be found again (a 404). */
  readonly canonical?: string | undefined
  /** Holds one `h1`. */
  readonly body: Html
  readonly links?: readonly PageLink[]
  /** The small scripts that help here; the page is whole without them. */
  readonly islands?: readonly AssetName[]
  /** An image to show where the page is shared. */
  readonly image?: string | undefined
}

/** A whole HTML page: head, the archive's name, the content, the foot. No style and no script stands in it, so a strict Content-Security-Policy holds. */
export function layout(page: WebPage, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<!doctype html>
    <html lang="${interfaceLanguage(site.languages)}">
      ${head(page, site)}
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        ${banner(page, site)}
        <main id="content" tabindex="-1">${page.body}</main>
        ${foot(site)}
      </body>
    </html> `
}

function head(page: WebPage, site: Site): Html {
  const archive = plainly(site.title, site)
  const title = page.title === archive ? archive : `${page.title} · ${archive}`
  const meta = (property: string, content: string | undefined) =>
    content !== undefined && html`<meta property="${property}" content="${content}" /> `
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    ${page.description !== undefined && html`<meta name="description" content="${shortened(page.description)}" /> `}${meta('og:title', page.title)}${meta('og:site_name', archive)}${meta('og:image', page.image)}${
      page.canonical === undefined
        ? html`<meta name="robots" content="noindex" /> `
        : html`<link rel="canonical" href="${page.canonical}" /> `
    }
    <link rel="icon" href="${site.assets('favicon.svg')}" type="image/svg+xml" />
    ${styles.map((name) => html`<link rel="stylesheet" href="${site.assets(name)}" /> `)}
    ${page.links?.map(({ rel, href, type, title }) => html`<link ${attributes({ rel, href, type, title })} /> `)}${page.islands?.map((name) => html`<script type="module" src="${site.assets(name)}"></script> `)}
  </head>`
}

/** The first 300 letters of a text, cut between words: what search engines show at most. */
function shortened(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300).replace(/\s+\S*$/u, '')} …`
}

function banner(page: WebPage, site: Site): Html {
  const { root } = site.addresses
  const here = page.canonical === root
  const logo = webAddress(site.provider?.logo?.url)
  return html`<header class="bar">
    <a class="name" href="${root}" ${attributes({ 'aria-current': here ? 'page' : undefined })}
      >${logo !== undefined && html`<img src="${logo}" alt="" height="32" />`}<span
        >${said(site.title, site)}</span
      ></a
    >
    <nav aria-label="${plainly(site.title, site)}">
      <a
        href="${root}"
        ${attributes({
          'aria-current': here ? 'page' : undefined,
        })}
        >${wordsIn(site.languages).allDocuments}</a
      >
    </nav>
  </header>`
}

function foot(site: Site): Html {
  const words = wordsIn(site.languages)
  const homepage = webAddress(site.provider?.homepage)
  const name = site.provider && said(site.provider.name, site)
  return html`<footer class="foot" aria-label="${words.footer}">
    ${name && html`<p>${homepage === undefined ? name : html`<a href="${homepage}">${name}</a>`}</p>`}
    <p>
      <a href="${site.addresses.rootCollection(3)}">${words.iiifCollection}</a> ·
      <span>${words.publishedWith}</span>
    </p>
  </footer>`
}

/** Where something is: its collections, outermost first, as links. */
export function breadcrumb(
  steps: readonly { readonly href: string; readonly name: Html }[],
  site: Site,
): Html | undefined {
  if (steps.length === 0) return undefined
  const { breadcrumb: label } = wordsIn(site.languages)
  return html`<nav class="crumb" aria-label="${label}">
    <ol>
      ${steps.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>`)}
    </ol>
  </nav>`
}
