import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { TextLine } from '../../data/model/text-line.js'
import type { Box } from '../../data/model/region.js'

/** A scan, in the pixels that places are in. */
interface Scan {
  readonly picture: Uint8Array
  readonly width: number
  readonly height: number
}

/** Pixels that an overlay is wide. */
const across = 1200

/** Draws the places of lines (blue), of words (green) and of what lines stand on (red) over a scan, to be looked at: `artefacts/{name}.png`. */
export async function keepOverlay(
  name: string,
  { picture, width, height }: Scan,
  lines: readonly TextLine[],
): Promise<void> {
  const folder = join(process.cwd(), 'artefacts')
  mkdirSync(folder, { recursive: true })
  const thick = (width / across) * 1.5
  const drawn = (box: Box | undefined, colour: string) =>
    box
      ? `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" stroke="${colour}"/>`
      : ''
  const shapes = lines.map(({ box, outline, baseline, words = [] }) => {
    const points = (all: readonly { x: number; y: number }[]) => all.map(({ x, y }) => `${x},${y}`).join(' ') // prettier-ignore
    return [
      words.map((word) => drawn(word.box, '#080')).join(''),
      outline ? `<polygon points="${points(outline)}" stroke="#00f"/>` : drawn(box, '#00f'),
      baseline ? `<polyline points="${points(baseline)}" stroke="#e00"/>` : '',
    ].join('')
  })
  const down = Math.round((height * across) / width)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${across}" height="${down}" fill="none" stroke-width="${thick}">${shapes.join('')}</svg>`
  await sharp(picture)
    .resize(across, down, { fit: 'fill' })
    .composite([{ input: Buffer.from(svg) }])
    .png({ palette: true })
    .toFile(join(folder, `${name}.png`))
}

/**
 * How much more ink a page has under its lines' boxes than elsewhere inside of the rectangle around all of them, from 1: strokes, which are darker than what
 * is around them; neither shadows nor stains.
 */
export async function inkUnder(
  { picture, width, height }: Scan,
  lines: readonly TextLine[],
): Promise<number> {
  const down = Math.round((height * across) / width)
  const grey = sharp(picture).resize(across, down, { fit: 'fill' }).flatten().greyscale()
  const sharpened = await grey.clone().raw().toBuffer()
  const around = await grey.clone().blur(12).raw().toBuffer()
  const boxes = lines.flatMap(({ box }) => box ?? [])
  const scale = across / width
  const under = covered(boxes, scale, down)
  const left = Math.min(...boxes.map(({ x }) => x)) * scale
  const right = Math.max(...boxes.map((box) => box.x + box.width)) * scale
  const [top, bottom] = [Math.min(...boxes.map(({ y }) => y)) * scale, Math.max(...boxes.map((box) => box.y + box.height)) * scale] // prettier-ignore
  const counts = [{ ink: 0, all: 0 }, { ink: 0, all: 0 }] // prettier-ignore
  for (let y = Math.ceil(top); y < bottom; y++)
    for (let x = Math.ceil(left); x < right; x++) {
      const at = y * across + x
      const count = counts[under[at] ?? 0]
      if (!count) continue
      count.all++
      if ((around[at] ?? 0) - (sharpened[at] ?? 0) > 30) count.ink++
    }
  const [elsewhere = 0, there = 0] = counts.map(({ ink, all }) => (ink + 1) / (all + 1))
  return there / elsewhere
}

/** 1 where a box lies, 0 elsewhere. */
function covered(boxes: readonly Box[], scale: number, down: number): Uint8Array {
  const under = new Uint8Array(across * down)
  for (const box of boxes) {
    const [left, right] = [Math.round(box.x * scale), Math.round((box.x + box.width) * scale)]
    const bottom = Math.min(Math.round((box.y + box.height) * scale), down)
    for (let y = Math.max(0, Math.round(box.y * scale)); y < bottom; y++)
      under.fill(1, y * across + left, y * across + Math.min(right, across))
  }
  return under
}
