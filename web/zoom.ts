import { withQuery } from './address.js'
import { html, type Html } from './html.js'
import { icon } from './icon.js'
import type { TextChoice } from './item-view.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** How large a scan is shown on its page: the name in the address and in the style sheet, and its width as of HTML's `sizes`. */
export interface Zoom {
  readonly name: string
  readonly sizes: string
}

/** From the smallest: the whole page, the width of its place, and larger. The second is what is shown unasked. */
const zooms: readonly [Zoom, Zoom, ...Zoom[]] = [
  { name: 'page', sizes: '(min-width: 60rem) 35vw, 70vw' },
  { name: 'width', sizes: '(min-width: 60rem) 50vw, 100vw' },
  { name: '150', sizes: '(min-width: 60rem) 75vw, 150vw' },
  { name: '225', sizes: '(min-width: 60rem) 112vw, 225vw' },
  { name: '350', sizes: '(min-width: 60rem) 175vw, 350vw' },
]

/** The zoom that an address asks for with `?zoom=`: `page`, `width`, `150`, `225` or `350` (percent of the width); `width` for anything else. */
export function zoomOf(name: string | undefined): Zoom {
  return zooms.find((zoom) => zoom.name === name) ?? zooms[1]
}

/** Links that show the scan larger, smaller, whole, and alone. They work without a script. */
export function zoomTools(
  name: string | undefined,
  to: { readonly here: string; readonly choice: TextChoice; readonly full: string },
  site: Site,
): Html {
  const words = wordsIn(site.languages)
  const at = zooms.indexOf(zoomOf(name))
  const tool = (zoom: Zoom | undefined, says: string, sign: string) =>
    zoom
      ? html`<li>
          <a
            href="${withQuery(to.here, { ...to.choice, zoom: zoom.name }, 'reader')}"
            title="${says}"
            >${icon(sign)}<span class="hidden">${says}</span></a
          >
        </li>`
      : html`<li><span class="off" aria-hidden="true">${icon(sign)}</span></li>`
  return html`<nav class="tools" aria-label="${words.zoomTools}">
    <ul role="list">
      ${tool(zooms[at + 1], words.zoomIn, 'M10 4v12M4 10h12')}
      ${tool(zooms[at - 1], words.zoomOut, 'M4 10h12')}
      ${tool(at === 0 ? undefined : zooms[0], words.zoomFit, 'M5.5 3h9v14h-9zM8 7h4M8 10h4')}
      <li>
        <a href="${to.full}" title="${words.fullImage}"
          >${icon('M12 4h4v4M16 4l-6 6M8 16H4v-4M4 16l6-6')}<span class="hidden"
            >${words.fullImage}</span
          ></a
        >
      </li>
    </ul>
  </nav>`
}
