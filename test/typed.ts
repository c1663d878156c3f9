import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import sharp from 'sharp'

const file = createRequire(import.meta.url).resolve(
  '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
)
const font = create(readFileSync(file))

/** A line as outlines of its letters, so that no font of the machine is needed: their sizes differ from place to place, or there are none. */
function outlines(text: string, left: number, baseline: number, size: number): string {
  const scale = size / font.unitsPerEm
  let x = left
  return Array.from(text, (letter) => {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 32)
    const steps = glyph.path.commands.map(({ command, args }) => letters[command] + args.join(' '))
    const placed = `<path transform="translate(${x.toFixed(1)} ${String(baseline)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${steps.join('')}"/>`
    x += glyph.advanceWidth * scale
    return steps.length > 0 ? placed : ''
  }).join('')
}

const letters = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const

/** A page of typed lines, as PNG: 1,200 pixels wide, 60 pixels from line to line, letters 36 pixels high. */
export async function typedPage(
  lines: readonly string[],
): Promise<{ readonly bytes: Buffer; readonly width: number; readonly height: number }> {
  const [width, height] = [1200, Math.max(800, 240 + lines.length * 60)]
  const typed = lines.map((line, at) => outlines(line, 100, 140 + at * 60, 36))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="#fff"/>${typed.join('')}</svg>`
  const bytes = await sharp(Buffer.from(svg)).toColourspace('b-w').png().toBuffer()
  return { bytes, width, height }
}
