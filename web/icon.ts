import { html, type Html } from './html.js'

/** A sign drawn in lines, 20 by 20 pixels, in the colour of the text around it. What it means has to be said beside it. */
export function icon(path: string): Html {
  return html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path
      d="${path}"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`
}
