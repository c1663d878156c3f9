import sharp from 'sharp'
import type { Picture } from '../../../server/ocr/page-reader.js'

/** Milliseconds that a test of reading may take on a slow machine. */
export const patient = 300_000
/** Memory for so many threads that read English. */
export const memoryFor = (threads: number) => threads * 350e6

/** A page typed on a typewriter, 1,200 pixels wide, with 60 pixels from line to line, as PNG. */
export async function typedPage(lines: readonly string[]): Promise<Picture> {
  const [width, height] = [1200, 200 + lines.length * 60]
  const texts = lines.map(
    (line, at) =>
      `<text x="100" y="${String(120 + at * 60)}" font-family="DejaVu Sans Mono, monospace" font-size="32">${line}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`
  const bytes = await sharp(Buffer.from(svg)).toColourspace('b-w').png().toBuffer()
  return { bytes, width, height }
}

/** The number of equal letters is what counts: how many of the first have to be changed to have the second somewhere in it. */
export function mistakes(truth: string, read: string): number {
  let before = new Uint32Array(read.length + 1)
  for (const [row, letter] of Array.from(truth).entries()) {
    const now = new Uint32Array(read.length + 1)
    now[0] = row + 1
    for (let at = 1; at <= read.length; at++) {
      const change = (before[at - 1] ?? 0) + (letter === read[at - 1] ? 0 : 1)
      now[at] = Math.min((before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, change)
    }
    before = now
  }
  return Math.min(...before)
}
