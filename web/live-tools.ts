import { html, type Html } from './html.js'
import { icon } from './icon.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/**
 * The buttons over a scan that a script has made alive (`deep-zoom.js`, `region.js`). They take the place of the links of
 * {@link zoomTools}, and are hidden until then.
 * @param full the address of the whole scan
 */
export function liveTools(full: string, site: Site): Html {
  const words = wordsIn(site.languages)
  const says = words.alive
  const button = (does: string, name: string, key: string, sign: string) =>
    html`<button
      type="button"
      data-do="${does}"
      title="${key === '' ? name : `${name} (${key})`}"
      aria-label="${name}"
    >
      ${icon(sign)}
    </button>`
  return html`<div class="tools live" role="group" aria-label="${words.zoomTools}" hidden>
    ${button('larger', words.zoomIn, '+', 'M10 4v12M4 10h12')}
    ${button('smaller', words.zoomOut, '−', 'M4 10h12')}
    ${button('whole', words.zoomFit, '0', 'M5.5 3h9v14h-9zM8 7h4M8 10h4')}
    ${button('rotate', says.rotate, 'R', 'M15.5 7.5A6 6 0 1 0 16 11M16 3.5v4h-4')}
    ${button('fill', says.fullScreen, 'F', 'M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13')}
    ${button('region', says.region, 'S', 'M4 4h2M9 4h2M14 4h2v2M16 9v2M16 14v2h-2M11 16H9M6 16H4v-2M4 11V9M4 6V4')}
    ${button('view-link', says.viewLink, '', 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3L10 14.3')}
    <a href="${full}" title="${words.fullImage}" aria-label="${words.fullImage}"
      >${icon('M12 4h4v4M16 4l-6 6M8 16H4v-4M4 16l6-6')}</a
    >
  </div>`
}
