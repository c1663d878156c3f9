import { around, type Box } from '../data/model/region.js'
import { centred, middleOf } from './crop.js'
import { attributes, html, type Html } from './html.js'
import type { Shown } from './scan.js'
import type { Site } from './site.js'

/** How many lines high a piece of the scan is, and how many times as wide as high. */
const [linesHigh, shape] = [3.6, 6.5]
/** Pixels that a piece is asked for across, where the scan has as many: it is shown no wider, and one width for all is kept once. */
const across = 880

/** A piece of the scan around what was found, the words marked upon it, as a link to the page. Its words are in the snippet, so it is hidden from screen readers. */
export function crop(
  { shown, boxes }: { readonly shown: Shown; readonly boxes: readonly Box[] },
  address: string,
  site: Site,
): Html | undefined {
  const region = regionAround(boxes, shown.image)
  if (!region) return undefined
  const { x, y, width, height } = region
  const wide = Math.min(width, across)
  const size = width > across ? `${String(across)},` : 'max'
  const src = `${site.addresses.image(shown.id, 3)}/${[x, y, width, height].join(',')}/${size}/0/default.jpg`
  const marks = boxes.filter((box) => touches(box, region)).map((box) => html`<rect ${attributes({ ...box, rx: 2 })} />`) // prettier-ignore
  return html`<a class="crop" href="${address}" tabindex="-1" aria-hidden="true"
    ><img
      ${attributes({ src, alt: '', width: wide, height: Math.max(1, Math.round((wide * height) / width)), loading: 'lazy', decoding: 'async' })}
    /><svg viewBox="${[x, y, width, height].join(' ')}" aria-hidden="true" focusable="false">
      ${marks}
    </svg></a
  >`
}

/** A piece of a page that shows the first of some places with what stands above and below it; `undefined` where there is none. */
function regionAround(
  boxes: readonly Box[],
  image: { readonly width: number; readonly height: number },
): Box | undefined {
  const [first] = boxes
  if (!first) return undefined
  const line = median(boxes.map(({ height }) => height))
  const near = boxes.filter(({ y, height }) => y >= first.y - 4 * line && y + height <= first.y + 8 * line) // prettier-ignore
  const all = around(near) ?? first
  const high = Math.min(image.height, Math.ceil(Math.max(linesHigh * line, all.height + 2 * line, 24))) // prettier-ignore
  const wide = Math.min(image.width, Math.ceil(Math.max(shape * high, all.width + line)))
  return centred(image, middleOf(all), { width: wide, height: high })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
