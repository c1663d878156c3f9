import { randomFrom } from './random.js'

/** What the bench reads of an `info.json`. https://iiif.io/api/image/3.0/#5-image-information */
export interface Info {
  readonly width: number
  readonly height: number
  readonly sizes?: readonly Extent[]
  readonly tiles: readonly {
    readonly width: number
    readonly height?: number
    readonly scaleFactors: readonly number[]
  }[]
}

/** Width and height in pixels. */
export interface Extent {
  readonly width: number
  readonly height: number
}

/** What is asked of an image: region, size, rotation, quality and format, as they stand behind its base URI. */
export type Request = string

const jpeg = '0/default.jpg'

function tileRequests(
  image: Extent,
  x: number,
  y: number,
  tile: Extent,
  factor: number,
): Request[] {
  const width = Math.min(tile.width * factor, image.width - x)
  const height = Math.min(tile.height * factor, image.height - y)
  const whole = width === image.width && height === image.height
  const region = whole ? 'full' : [x, y, width, height].join(',')
  const sizes = [`${Math.ceil(width / factor)},${Math.ceil(height / factor)}`]
  // The canonical spelling of an unscaled tile, which viewers write with its width and height all the same.
  if (factor === 1) sizes.unshift('max')
  return sizes.map((size) => `${region}/${size}/${jpeg}`)
}

/**
 * Every tile of an image, those at the edges included, in its canonical spelling and, where viewers write it otherwise, in
 * theirs too. https://iiif.io/api/image/3.0/#54-tiles https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation
 */
export function allTiles(info: Info): readonly Request[] {
  const found: Request[] = []
  for (const { width, height = width, scaleFactors } of info.tiles)
    for (const factor of scaleFactors)
      for (let y = 0; y < info.height; y += height * factor)
        for (let x = 0; x < info.width; x += width * factor)
          found.push(...tileRequests(info, x, y, { width, height }, factor))
  return found
}

/** The whole image at every listed size. https://iiif.io/api/image/3.0/#53-sizes */
export function listedSizes({ width, height, sizes = [] }: Info): readonly Request[] {
  return sizes.map((size) =>
    size.width === width && size.height === height
      ? `full/max/${jpeg}`
      : `full/${size.width},${size.height}/${jpeg}`,
  )
}

const [shortest, longest] = [300, 3000]
const [narrowest, widest] = [200, 1200]

/** So many different regions that are no tiles, from 300 to 3,000 pixels a side, 200 to 1,200 wide when they are scaled. */
export function oddRegions(image: Extent, count: number, seed: number): readonly Request[] {
  const random = randomFrom(seed)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const found = new Set<Request>()
  while (found.size < count) {
    const width = between(shortest, Math.min(longest, image.width))
    const height = between(shortest, Math.min(longest, image.height))
    const [x, y] = [between(0, image.width - width), between(0, image.height - height)]
    const size = between(narrowest, Math.min(widest, width))
    found.add(`${[x, y, width, height].join(',')}/${size},/${jpeg}`)
  }
  return [...found]
}

/** In a hundred requests: so many tiles and listed sizes, documents, and regions that come only once. */
export const mixture = { tiles: 70, sizes: 10, documents: 10, odd: 10 } as const

/** Requests as they come when many people read at once, in no order; `info.json` and the regions of {@link oddRegions} among them. */
export function mixed(info: Info, count: number, seed: number): readonly Request[] {
  const random = randomFrom(seed)
  const kinds = [allTiles(info), listedSizes(info), ['info.json']]
  const odd = oddRegions(info, count, seed + 1).values()
  const bounds = [mixture.tiles, mixture.tiles + mixture.sizes, 100 - mixture.odd]
  return Array.from({ length: count }, () => {
    const drawn = random() * 100
    const kind = kinds[bounds.findIndex((bound) => drawn < bound)] ?? []
    return kind[Math.floor(random() * kind.length)] ?? odd.next().value ?? ''
  })
}
