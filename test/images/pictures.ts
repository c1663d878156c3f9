import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import sharp from 'sharp'
import { cutout, type Cutout } from '../../images/cutout.js'
import { plan, type Plan } from '../../images/plan.js'
import { render } from '../../images/render.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import type { Extent } from '../../images/sizes.js'
import type { Limits } from '../../images/limits.js'
import { descriptor } from '../../images/tile.js'

export type Colour = readonly [number, number, number]

/** A folder for the tests of one file, gone when they are done; gives the path of a file in it. */
export function scratch(): (name: string) => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fonds-images-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}

/** A colour for each of 10 × 10 squares, no two alike, none near grey in all rows. */
export const squareColour = (column: number, row: number): Colour => [
  20 + 23 * column,
  230 - 21 * row,
  20 + ((37 * column + 71 * row) % 216),
]

/** Pixels painted by a rule, as sharp takes them. */
export function painted({ width, height }: Extent, colour: (x: number, y: number) => Colour) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    const [r, g, b] = colour(at % width, Math.floor(at / width))
    pixels[at * 3] = r
    pixels[at * 3 + 1] = g
    pixels[at * 3 + 2] = b
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** The picture in which every colour says where it is: 10 × 10 squares of 100 pixels each. */
export const squares = () =>
  painted({ width: 10, height: 10 }, squareColour).resize(1000, 1000, { kernel: 'nearest' })

/** An encoded picture's size in pixels, its format, and the colour at any point of it. */
export async function look(encoded: Uint8Array | string) {
  const { format } = await sharp(encoded).metadata()
  const { data, info } = await sharp(encoded)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): Colour => {
    const from = (Math.floor(y) * info.width + Math.floor(x)) * info.channels
    return [data[from] ?? -1, data[from + 1] ?? -1, data[from + 2] ?? -1]
  }
  /** The mean colour around a point that is named in shares of width and height. */
  const around = (across: number, down: number): Colour => {
    const reach = Math.floor(Math.min(info.width, info.height) / 40)
    const [x, y] = [Math.floor(across * info.width), Math.floor(down * info.height)]
    const sum = [0, 0, 0]
    for (let u = x - reach; u <= x + reach; u++)
      for (let v = y - reach; v <= y + reach; v++)
        at(u, v).forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value))
    const [r = 0, g = 0, b = 0] = sum.map((total) => Math.round(total / (2 * reach + 1) ** 2))
    return [r, g, b]
  }
  const alphaAt = (x: number, y: number) =>
    info.channels === 4 ? data[(y * info.width + x) * 4 + 3] : 255
  return { width: info.width, height: info.height, format, at, around, alphaAt }
}

/** The largest difference in any channel. */
export const apart = (one: Colour, other: Colour): number =>
  Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))))

/** Settles what `region/size/rotation/quality.format` asks of an image. */
export function planned(image: Extent, version: 2 | 3, path: string, limits?: Limits): Plan {
  const [region = '', size = '', rotation = '', last = ''] = path.split('/')
  const request = parseRequest(version, { region, size, rotation, ...lastSegment(last) })
  return plan(image, request, limits)
}

/** The tiles of a pyramid's file that a plan reads. */
export async function cutFrom(pyramid: string, wanted: Plan): Promise<Cutout> {
  const file = await open(pyramid)
  try {
    const { size } = await file.stat()
    const read = async (offset: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }
    return await cutout(read, await descriptor({ read, size }), wanted)
  } finally {
    await file.close()
  }
}

/** Answers `region/size/rotation/quality.format` as a server would, every pixel made from the tiles. */
export async function answer(
  pyramid: string,
  image: Extent,
  version: 2 | 3,
  path: string,
  limits?: Limits,
): Promise<Uint8Array> {
  const settled = planned(image, version, path, limits)
  return render(await cutFrom(pyramid, settled), settled)
}
