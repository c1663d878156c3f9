import { create, type Command, type Font } from 'fontkit'
import type { OutlinePoint, Shape } from './true-type.js'

/** How far the letters of the fonts reach above and below their line, in thousandths. */
export const reach = { ascent: 1000, descent: -300 } as const

function contoursOf(commands: readonly Command[], scale: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = []
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([])
    const contour = contours.at(-1)
    for (let at = 0; at + 1 < args.length; at += 2) {
      // Of a curve the last point lies on the line.
      const on = at + 2 === args.length
      const [x = 0, y = 0] = [args[at], args[at + 1]]
      contour?.push({ x: Math.round(x * scale), y: Math.round(y * scale), on })
    }
  }
  return contours.filter((contour) => contour.length > 2)
}

const rectangle = (left: number, bottom: number, right: number, top: number) =>
  [[left, bottom], [left, top], [right, top], [right, bottom]] as const // prettier-ignore

/** An empty frame, for a character of a script that there is no font for here; it can be searched and copied all the same. */
function frame(): Shape {
  const inner = rectangle(90, 20, 510, 680).toReversed()
  const contours = [rectangle(60, -10, 540, 710), inner]
  const points = contours.map((contour) => contour.map(([x, y]) => ({ x, y, on: true })))
  return { advance: 600, contours: points }
}

/** Marks over letters, joiners and the like: what has no width of its own. */
const widthless = /^[\p{M}\p{Cf}]$/u

/**
 * What a character looks like, in the first of some fonts that has it.
 * @param files fonts, in any form that is used on the web; each is opened when it is needed
 */
export function letters(files: readonly Uint8Array[]): (character: string) => Shape {
  const fonts: Font[] = []
  const font = (at: number, bytes: Uint8Array) => (fonts[at] ??= create(bytes))
  return (character) => {
    const point = character.codePointAt(0) ?? 0
    for (const [at, bytes] of files.entries()) {
      const one = font(at, bytes)
      if (!one.hasGlyphForCodePoint(point)) continue
      const { advanceWidth, path } = one.glyphForCodePoint(point)
      const scale = 1000 / one.unitsPerEm
      return { advance: Math.round(advanceWidth * scale), contours: contoursOf(path.commands, scale) } // prettier-ignore
    }
    if (/^\s$/u.test(character)) return { advance: 250, contours: [] }
    return widthless.test(character) ? { advance: 0, contours: [] } : frame()
  }
}
