import type { Colour } from './pictures.js'

/*
 * What the specification says of a request, worked out once more and differently: no rounding rules, no levels, no tiles, only where each point of
 * the image must come to lie, and what colour it has there. https://iiif.io/api/image/3.0/#46-order-of-implementation
 */

/** A picture of cells, each of one colour. */
export const cell = 60
export const picture = { width: 11 * cell, height: 7 * cell }

/** Colours far enough apart that no neighbours are mistaken, half of them dark and half light. */
export const cellColour = (column: number, row: number): Colour => {
  const light = (column + row) % 2 === 0
  const tint = [(column * 83) % 61, (row * 47) % 61, ((column + 3 * row) * 29) % 61] as const
  const [r, g, b] = tint.map((value) => (light ? 255 - value : value + 20)) as [number, number, number] // prettier-ignore
  return [r, g, b]
}

/** Regions by their spelling, and where their edges lie in pixels, fractions and all. */
export const regions: Readonly<Record<string, readonly [number, number, number, number]>> = {
  full: [0, 0, 660, 420],
  square: [120, 0, 540, 420],
  '75,35,300,250': [75, 35, 375, 285],
  '400,200,900,900': [400, 200, 660, 420],
  'pct:10,20,50.5,40': [66, 84, 399.3, 252],
  'pct:50,.5,80,100': [330, 2.1, 660, 420],
}

/** The most that is given out in these tests. */
export const limits = { maxWidth: 700, maxHeight: 600, maxArea: 300_000 }

/** What a size of 3.0 makes of a region that measures so much; sides that follow from the other are not rounded. */
type Sizing = (width: number, height: number) => readonly [number, number]

const scaled = (width: number, height: number, scale: number) =>
  [width * scale, height * scale] as const
const most = (w: number, h: number) => Math.min(700 / w, 600 / h, Math.sqrt(300_000 / (w * h)))
const largest: Sizing = (w, h) => scaled(w, h, most(w, h))

/** Sizes by their spelling, for both versions. */
export const sizes: Readonly<Record<2 | 3, Readonly<Record<string, Sizing>>>> = {
  3: {
    max: (w, h) => [w, h],
    '^max': largest,
    '150,': (w, h) => scaled(w, h, 150 / w),
    '^450,': (w, h) => scaled(w, h, 450 / w),
    ',140': (w, h) => scaled(w, h, 140 / h),
    '^,300': (w, h) => scaled(w, h, 300 / h),
    'pct:61.5': (w, h) => scaled(w, h, 0.615),
    '^pct:104': (w, h) => scaled(w, h, 1.04),
    '200,120': () => [200, 120],
    '^400,310': () => [400, 310],
    '!210,190': (w, h) => scaled(w, h, Math.min(210 / w, 190 / h)),
    '!5000,5000': (w, h) => [w, h],
    '^!440,430': (w, h) => scaled(w, h, Math.min(440 / w, 430 / h)),
    '^!5000,5000': largest,
  },
  2: {
    full: (w, h) => [w, h],
    max: (w, h) => [w, h],
    '150,': (w, h) => scaled(w, h, 150 / w),
    '450,': (w, h) => scaled(w, h, 450 / w),
    ',140': (w, h) => scaled(w, h, 140 / h),
    'pct:104': (w, h) => scaled(w, h, 1.04),
    '200,120': () => [200, 120],
    '400,310': () => [400, 310],
    '!210,190': (w, h) => scaled(w, h, Math.min(210 / w, 190 / h)),
  },
}

/** A rotation as it is written, and its meaning. */
export const rotations = [0, 90, 180, 270, 22.5, 360].flatMap((degrees) =>
  [false, true].map((mirror) => ({ text: `${mirror ? '!' : ''}${degrees}`, mirror, degrees })),
)
export type Rotation = (typeof rotations)[number]

/** The size of a picture around one that was turned. */
export function around(width: number, height: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180
  const [c, s] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return [width * c + height * s, width * s + height * c]
}

/** Where a point of the image comes to lie: in the region, scaled, mirrored left to right, then turned clockwise about the middle. */
export function placeOf(
  point: readonly [number, number],
  [left, top, right, bottom]: readonly [number, number, number, number],
  [width, height]: readonly [number, number],
  { mirror, degrees }: Rotation,
): readonly [number, number] {
  const x = ((point[0] - left) / (right - left) - 0.5) * width * (mirror ? -1 : 1)
  const y = ((point[1] - top) / (bottom - top) - 0.5) * height
  const angle = (degrees * Math.PI) / 180
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  const [w, h] = around(width, height, degrees)
  return [w / 2 + x * c - y * s, h / 2 + x * s + y * c]
}

const linear = (value: number) =>
  value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4

/** The grey of equal luminance. https://www.w3.org/Graphics/Color/sRGB */
export function greyOf([r, g, b]: Colour): number {
  const light = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  return light <= 0.0031308 ? light * 3294.6 : 255 * (1.055 * light ** (1 / 2.4) - 0.055)
}
