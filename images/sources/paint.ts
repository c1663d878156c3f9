import type { Channel, Painting } from './jp2-colour.js'

/** Where a channel's samples are: the first, and how many apart. */
export interface Plane {
  readonly values: Uint8ClampedArray | Uint16Array
  readonly first: number
  readonly step: number
}

/** The planes of a tile by component. */
export type Planes = ReadonlyMap<number, Plane>

function fill(
  pixels: Uint8Array,
  planes: Planes,
  { component, values }: Channel,
  at: number,
  step: number,
) {
  const plane = planes.get(component)
  if (!plane) return
  for (let to = at, from = plane.first; to < pixels.length; to += step, from += plane.step)
    pixels[to] = values[plane.values[from] ?? 0] ?? 0
}

const clamped = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

/** From luminance and colour differences to red, green and blue. IEC 61966-2-1 amendment 1 (sYCC) */
function toRgb(pixels: Uint8Array): void {
  for (let at = 0; at < pixels.length; at += 3) {
    const y = pixels[at] ?? 0
    const [cb, cr] = [(pixels[at + 1] ?? 0) - 128, (pixels[at + 2] ?? 0) - 128]
    pixels[at] = clamped(y + 1.402 * cr)
    pixels[at + 1] = clamped(y - 0.344136 * cb - 0.714136 * cr)
    pixels[at + 2] = clamped(y + 1.772 * cb)
  }
}

/** Lays what is clear on white. */
function flatten(pixels: Uint8Array, alpha: Uint8Array, channels: number, premultiplied: boolean) {
  for (let at = 0; at < pixels.length; at++) {
    const share = alpha[Math.floor(at / channels)] ?? 255
    const value = pixels[at] ?? 0
    pixels[at] = clamped((premultiplied ? value : (value * share) / 255) + 255 - share)
  }
}

const isUnchanged = ({ values }: Channel) =>
  values.length === 256 && values.every((value, index) => value === index)

/** The decoded samples themselves, where they are the pixels already: most often they are, and a copy would take as much again. */
function unchanged(planes: Planes, { colour, channels, alpha }: Painting): Uint8Array | undefined {
  const [first] = planes.values()
  const inOrder = channels.every(({ component }, at) => {
    const plane = planes.get(component)
    return plane?.values === first?.values && plane?.first === at && plane.step === channels.length
  })
  if (!inOrder || alpha || colour === 'ycc' || !channels.every(isUnchanged)) return undefined
  if (!(first?.values instanceof Uint8ClampedArray)) return undefined
  return new Uint8Array(first.values.buffer, 0, first.values.length)
}

/** The pixels of a tile in grey, RGB or CMYK, 8 bits a sample, opaque. @param count pixels of the tile */
export function painted(planes: Planes, painting: Painting, count: number): Uint8Array {
  const { colour, channels, alpha } = painting
  const ready = unchanged(planes, painting)
  if (ready) return ready
  const pixels = new Uint8Array(count * channels.length)
  for (const [at, channel] of channels.entries()) fill(pixels, planes, channel, at, channels.length)
  if (colour === 'ycc') toRgb(pixels)
  if (alpha && colour !== 'cmyk') {
    const opacity = new Uint8Array(count)
    fill(opacity, planes, alpha, 0, 1)
    flatten(pixels, opacity, channels.length, alpha.premultiplied)
  }
  return pixels
}
