import type { PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { AssetName } from './assets.js'
import { attributes, html, type Html } from './html.js'
import { plainly, said } from './said.js'
import type { Site } from './site.js'
import { interfaceLanguage, wordsIn } from './words.js'

/** What a bundled viewer is opened on. The item has pages. */
export interface ViewerView {
  readonly item: Item
  /** `?canvas=`: the page to open on, as the id of its Canvas or of the page itself. */
  readonly canvas?: string | undefined
  /** `?xywh=`: the region of it to show, as `x,y,width,height` in pixels. */
  readonly region?: string | undefined
}

/** What the pages of the bundled viewers load from `/viewers/`; the names of files stand as their packages' `dist` has them. */
interface Viewer {
  readonly name: string
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  readonly island: AssetName
  /** The class of the element the viewer fills: Universal Viewer's style sheet is written for `uv`. */
  readonly container: string
}

const mirador: Viewer = {
  name: 'Mirador',
  scripts: ['mirador/mirador.min.js'],
  styles: [],
  island: 'mirador.js',
  container: 'mirador',
}

const universalViewer: Viewer = {
  name: 'Universal Viewer',
  scripts: ['universalviewer/umd/UV.js'],
  styles: ['universalviewer/uv.css'],
  island: 'uv.js',
  container: 'uv',
}

/** `/items/{item}/mirador`: an item in Mirador, which fills the window; its texts are shown beside the scan. */
export function miradorPage(view: ViewerView, site: Site): Html {
  return viewerPage(view, mirador, site)
}

/** `/items/{item}/uv`: an item in Universal Viewer, which fills the window; its texts are in the panel on the right. */
export function universalViewerPage(view: ViewerView, site: Site): Html {
  return viewerPage(view, universalViewer, site)
}

function viewerPage(view: ViewerView, viewer: Viewer, site: Site): Html {
  const words = wordsIn(site.languages)
  const { item } = view
  const { addresses } = site
  const back = addresses.item(item.id)
  const title = said(item.title, site)
  const file = (name: string) => `${new URL(addresses.root).pathname}viewers/${name}`
  const start = canvas(view, site)
  return html`<!doctype html>
    <html lang="${interfaceLanguage(site.languages)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${plainly(item.title, site)} · ${viewer.name}</title>
        <meta name="robots" content="noindex" />
        <link rel="canonical" href="${back}" />
        <link rel="icon" href="${site.assets('favicon.svg')}" type="image/svg+xml" />
        ${viewer.styles.map((name) => html`<link rel="stylesheet" href="${file(name)}" />`)}
        <link rel="stylesheet" href="${site.assets('viewer.css')}" />
        ${viewer.scripts.map((name) => html`<script defer src="${file(name)}"></script>`)}
        <script type="module" src="${site.assets(viewer.island)}"></script>
      </head>
      <body>
        <header class="back">
          <a href="${back}"><span aria-hidden="true">←</span> ${words.backToDocument}</a>
          <h1>${title}</h1>
        </header>
        <main
          id="viewer"
          class="${viewer.container}"
          data-manifest="${addresses.manifest(item.id, 3)}"
          ${attributes({ 'data-canvas': start?.id, 'data-index': start?.index, 'data-xywh': start && view.region, 'data-panel': panel(item) })}
        >
          <p class="failed" hidden>${words.viewerFailed} <a href="${back}">${title}</a></p>
          <noscript
            ><p class="failed">${words.needsScript} <a href="${back}">${title}</a></p></noscript
          >
        </main>
      </body>
    </html> `
}

/** What Mirador shows beside the scan: the texts of its pages, or the record where no page has one. */
function panel({ texts }: Item): string {
  return texts.some(({ extent }) => extent === 'by-page') ? 'annotations' : 'info'
}

/** The Canvas to open on, and its place in the item from 0: what was asked for, else where the item is to be opened. */
function canvas(
  { item, canvas: asked }: ViewerView,
  site: Site,
): { readonly id: string; readonly index: number } | undefined {
  const address = (page: PageId, version: 2 | 3 = 3) =>
    site.addresses.canvas(item.id, page, version)
  const index = item.pages.findIndex(({ id }) =>
    asked === undefined
      ? id === item.viewing.start
      : asked === id || asked === address(id) || asked === address(id, 2),
  )
  const page = item.pages[index]
  return page && { id: address(page.id), index }
}
