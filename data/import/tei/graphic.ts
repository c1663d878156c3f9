import type { Attributes } from '../xml.js'

/** A picture of a surface. */
export interface Graphic {
  readonly url: string
  /** Its file's name, without folders; `''` where the address has none. */
  readonly image: string
  /** Pixels. */
  readonly size?: { readonly width: number; readonly height: number }
}

/** https://iiif.io/api/image/3.0/#4-image-requests: identifier, region, size, rotation, quality. */
const iiifRequest =
  /(?:^|\/)([^/]+)\/(?:full|square|(?:pct:)?[\d.,]+)\/[^/]+\/!?[\d.]+\/(?:default|native|color|gray|bitonal)\.\w+$/
const iiifInfo = /(?:^|\/)([^/]+)\/info\.json$/

/** The picture that a `graphic` shows. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-graphic.html */
export function graphicOf({ url = '', width, height }: Attributes): Graphic {
  const [across, down] = [pixels(width), pixels(height)]
  return {
    url,
    image: imageName(url),
    ...(across && down && { size: { width: across, height: down } }),
  }
}

/** The name of the image's file: the last of its address, or the identifier of a IIIF image. */
function imageName(url: string): string {
  const path = url
    .trim()
    .slice(0, 2000)
    .replace(/[?#].*$/s, '')
  const said = (iiifRequest.exec(path) ?? iiifInfo.exec(path))?.[1] ?? path
  return unescaped(said).split(/[\\/]/).at(-1) ?? ''
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `'1265'`, `'1265px'`, also with the quotation marks that tools leave in; centimetres are no pixels. */
function pixels(text = ''): number | undefined {
  const [, digits] = /^\s*['"]?\s*(\d{1,6})(?:\.0*)?\s*(?:px)?\s*['"]?\s*$/.exec(text) ?? []
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits)
}
