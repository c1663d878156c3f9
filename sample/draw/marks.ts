import type { Mark } from './document.js'

/** Inks that are not the typewriter's. */
export const inks = {
  red: '#9c2f2c',
  violet: '#57427e',
  blue: '#2c3f73',
  black: '#26242a',
  pencil: '#55545c',
  bluePencil: '#3d5a8f',
  letterhead: '#2a3b52',
} as const

interface At {
  readonly x: number
  readonly y: number
  /** Degrees, clockwise. */
  readonly turn: number
  readonly colour: string
}

const group = ({ x, y, turn }: At, inner: string) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${inner}</g>`

/** A word in a frame, from a rubber stamp; `width` in pixels. */
export function frameStamp(at: At & { readonly width: number }, word: string): Mark {
  const svg = group(
    at,
    `<rect width="${at.width}" height="66" fill="none" stroke="${at.colour}" stroke-width="5"/>` +
      `<text x="${at.width / 2}" y="48" text-anchor="middle" font-family="Courier Prime" font-weight="700" font-size="44" textLength="${at.width - 44}" lengthAdjust="spacing" fill="${at.colour}" stroke="${at.colour}" stroke-width="1.2">${word}</text>`,
  )
  return { ink: 'stamp', svg }
}

/** An office's round-ended date stamp: its name above, the date in the middle, a word below. */
export function dateStamp(at: At, office: string, date: string, word: string): Mark {
  const line = (text: string, y: number, size: number, weight: number) =>
    `<text x="0" y="${y}" text-anchor="middle" font-family="'Source Sans 3 Variable'" font-weight="${weight}" font-size="${size}" letter-spacing="2" fill="${at.colour}">${text}</text>`
  const svg = group(
    at,
    `<rect x="-180" y="-84" width="360" height="168" rx="84" fill="none" stroke="${at.colour}" stroke-width="4.5"/>` +
      `<path d="M-160 -30H160M-160 30H160" stroke="${at.colour}" stroke-width="2.5"/>` +
      line(office, -42, 25, 600) +
      line(date, 16, 45, 700) +
      line(word, 57, 24, 600),
  )
  return { ink: 'stamp', svg }
}

/** A number from a numbering machine, as archives stamp on leaves. */
export function leafNumber(at: At, number: string): Mark {
  const svg = group(
    at,
    `<text font-family="'Source Serif 4 Variable'" font-weight="600" font-size="46" letter-spacing="5" fill="${at.colour}">${number}</text>`,
  )
  return { ink: 'stamp', svg }
}

/** Handwriting, a text for each line; `size` in pixels. */
export function handwriting(
  at: At & { readonly size: number; readonly font: string; readonly weight?: number },
  lines: readonly string[],
): Mark {
  const words = lines.map((text, index) => {
    const slip = [0, 6, -4, 9, 2][index % 5] ?? 0
    return `<text x="${slip}" y="${(index * at.size * 0.98).toFixed(1)}">${text}</text>`
  })
  const weight = at.weight ?? 0.6
  const svg = group(
    at,
    `<g font-family="${at.font}" font-size="${at.size}" fill="${at.colour}" stroke="${at.colour}" stroke-width="${weight}">${words.join('')}</g>`,
  )
  return { ink: 'hand', svg }
}

/** A stroke of the pen along an SVG path. */
export function stroke(path: string, colour: string, width: number): Mark {
  return {
    ink: 'hand',
    svg: `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`,
  }
}

/** Printed lines of a letterhead, centred on `x`. */
export function printed(
  x: number,
  lines: readonly {
    readonly y: number
    readonly size: number
    readonly text: string
    readonly spacing: number
  }[],
): Mark {
  const svg = lines
    .map(
      ({ y, size, text, spacing }) =>
        `<text x="${x}" y="${y}" text-anchor="middle" font-family="'Source Serif 4 Variable'" font-weight="${size > 40 ? 600 : 400}" font-size="${size}" letter-spacing="${spacing}" fill="${inks.letterhead}">${text}</text>`,
    )
    .join('')
  return { ink: 'print', svg }
}

/** What a paper clip left at the edge of a sheet: its shape in rust. */
export function rustyClip(at: Omit<At, 'colour'>): Mark {
  const clip = 'M16 24V104a16 16 0 0 0 32 0V18a24 24 0 0 0 -48 0V112a32 32 0 0 0 64 0V34'
  const svg = group(
    { ...at, colour: '' },
    `<path d="${clip}" fill="none" stroke="#9a6a35" stroke-opacity=".5" stroke-width="11"/><path d="${clip}" fill="none" stroke="#7c4a1e" stroke-opacity=".6" stroke-width="4"/>`,
  )
  return { ink: 'stamp', svg }
}

/** A staple and the little shadow beside it; `x`, `y` its middle. */
export function staple(at: Omit<At, 'colour'>): Mark {
  const svg = group(
    { ...at, colour: '' },
    '<path d="M-33 5H33" stroke="#5b4a35" stroke-opacity=".45" stroke-width="7"/><path d="M-33 0H33" stroke="#6d6a66" stroke-width="5" stroke-linecap="round"/><path d="M-30 -1H30" stroke="#a19c94" stroke-width="1.4"/>',
  )
  return { ink: 'print', svg }
}
