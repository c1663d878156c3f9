import sharp, { type Sharp } from 'sharp'
import { rasterLength } from '../../images/registration/registration.js'
import { rasterOf, type Raster } from '../../images/registration/raster.js'

/** Pixels in memory, and where the scan they were made from lies on them. */
export interface Scan {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
  /** Where a point of the first scan is on this one, edges counted from 0. */
  readonly place: (x: number, y: number) => readonly [number, number]
}

/** Something that a second scan does otherwise. */
export type Otherwise = (scan: Scan) => Promise<Scan>

const opened = ({ data, width, height, channels }: Scan) =>
  sharp(data, { raw: { width, height, channels } })

type Place = Scan['place']

async function after(scan: Scan, picture: Sharp, place: Place = (x, y) => [x, y]): Promise<Scan> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { data, width, height, channels, place: (x, y) => place(...scan.place(x, y)) }
}

/** A scan of the disk; larger ones are taken smaller. */
export async function scanned(path: string): Promise<Scan> {
  const picture = sharp(path, { limitInputPixels: 400e6 })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize(2400, 2400, { fit: 'inside', withoutEnlargement: true })
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels, place: (x, y) => [x, y] } // prettier-ignore
}

export const scaled =
  (factor: number): Otherwise =>
  async (scan) => {
    const [width, height] = [Math.round(scan.width * factor), Math.round(scan.height * factor)]
    return after(scan, opened(scan).resize(width, height, { fit: 'fill' }), (x, y) => [
      (x * width) / scan.width,
      (y * height) / scan.height,
    ])
  }

/** @param degrees clockwise */
export const turned =
  (degrees: number, background = '#222'): Otherwise =>
  async (scan) => {
    const made = await after(scan, opened(scan).rotate(degrees, { background }))
    const angle = (degrees * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const place: Place = (x, y) => {
      const [px, py] = scan.place(x, y)
      const [u, v] = [px - scan.width / 2, py - scan.height / 2]
      return [u * cos - v * sin + made.width / 2, u * sin + v * cos + made.height / 2]
    }
    return { ...made, place }
  }

/** @param shares what is cut off on the left, at the top, on the right and at the bottom, in parts of the side */
export const cropped =
  (...[left, top, right, bottom]: readonly [number, number, number, number]): Otherwise =>
  async (scan) => {
    const [x, y] = [Math.round(scan.width * left), Math.round(scan.height * top)]
    const width = Math.round(scan.width * (1 - right)) - x
    const height = Math.round(scan.height * (1 - bottom)) - y
    return after(scan, opened(scan).extract({ left: x, top: y, width, height }), (px, py) => [
      px - x,
      py - y,
    ])
  }

export const bordered =
  (share: number, background: string): Otherwise =>
  async (scan) => {
    const [x, y] = [Math.round(scan.width * share), Math.round(scan.height * share)]
    const [left, top, right, bottom] = [x, y, Math.round(x / 2), Math.round(y / 3)]
    return after(scan, opened(scan).extend({ left, top, right, bottom, background }), (px, py) => [
      px + left,
      py + top,
    ])
  }

/** Brighter or darker, and with more or less contrast. */
export const lit =
  (contrast: number, brightness: number): Otherwise =>
  (scan) =>
    after(scan, opened(scan).linear(contrast, brightness))

export const curved =
  (gamma: number): Otherwise =>
  (scan) => {
    const table = Uint8Array.from({ length: 256 }, (_, at) => Math.round(255 * (at / 255) ** gamma))
    const data = Buffer.from(scan.data.map((value) => table[value] ?? 0))
    return Promise.resolve({ ...scan, data })
  }

export const grey: Otherwise = (scan) => after(scan, opened(scan).greyscale())

export const asJpeg =
  (quality: number): Otherwise =>
  async (scan) =>
    after(scan, sharp(await opened(scan).jpeg({ quality }).toBuffer()))

/** Noise of so many steps of grey, the same every time. */
export const noisy =
  (steps: number, random: () => number): Otherwise =>
  (scan) => {
    // Bound once: this is done for each of some million samples.
    const { max, min } = Math
    const noise = () => (random() + random() + random() - 1.5) * 2 * steps
    const data = Buffer.from(scan.data)
    for (let at = 0; at < data.length; at++) data[at] = max(0, min(255, (data[at] ?? 0) + noise()))
    return Promise.resolve({ ...scan, data })
  }

/** One after the other. */
export const all =
  (...steps: readonly Otherwise[]): Otherwise =>
  async (scan) => {
    let now = scan
    for (const step of steps) now = await step(now)
    return now
  }

/** As the registration looks at it. */
export async function little(scan: Scan): Promise<Raster> {
  const { data, info } = await opened(scan)
    .greyscale()
    .resize(rasterLength, rasterLength, { fit: 'inside' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return rasterOf(data, info)
}
