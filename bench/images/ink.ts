/** How much ink lies on each pixel of a row, from 0 to 255; the array is used again for the next row. */
export type Ink = (row: number) => Uint8Array

interface Glyph {
  readonly left: number
  readonly letter: Uint8Array
}

/** Pixels of a typed letter, at some 600 dpi; its lines stand two letters apart. */
const [letterWidth, letterHeight, pitch, lineHeight] = [44, 66, 52, 140]
const letters = 30
const margin = 0.1

/** How far a point lies from a stroke, in pixels. */
function distance(x: number, y: number, [ax, ay, bx, by]: readonly number[]): number {
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = [ax, ay, bx, by]
  const [across, down] = [toX - fromX, toY - fromY]
  const length = across * across + down * down || 1
  const along = Math.max(0, Math.min(1, ((x - fromX) * across + (y - fromY) * down) / length))
  return Math.hypot(x - fromX - along * across, y - fromY - along * down)
}

/** A letter of an alphabet of its own: some strokes between the points of a grid, soft at their edges. */
function letter(random: () => number): Uint8Array {
  const point = () => [
    6 + Math.floor(random() * 3) * ((letterWidth - 12) / 2),
    6 + Math.floor(random() * 4) * ((letterHeight - 12) / 3),
  ]
  const strokes = Array.from({ length: 3 + Math.floor(random() * 2) }, () => [...point(), ...point()]) // prettier-ignore
  return Uint8Array.from({ length: letterWidth * letterHeight }, (_, at) => {
    const [x, y] = [at % letterWidth, Math.floor(at / letterWidth)]
    const nearest = Math.min(...strokes.map((stroke) => distance(x, y, stroke)))
    return Math.max(0, Math.min(1, 4.5 - nearest)) * 235
  })
}

/** One typed line: words of two to eleven letters, ragged at the right; some lines stay empty. */
function line(width: number, alphabet: readonly Uint8Array[], random: () => number): Glyph[] {
  const glyphs: Glyph[] = []
  if (random() < 0.12) return glyphs
  const end = width * (1 - margin) - random() * width * 0.12
  for (let left = Math.floor(width * margin); left < end; left += pitch) {
    for (let count = 2 + Math.floor(random() * 10); count > 0 && left < end; count--) {
      const chosen = alphabet[Math.floor(random() * alphabet.length)]
      if (chosen) glyphs.push({ left, letter: chosen })
      left += pitch
    }
  }
  return glyphs
}

/** What is typed on a sheet of so many pixels. */
export function inkOf(
  { width, height }: { readonly width: number; readonly height: number },
  random: () => number,
): Ink {
  const alphabet = Array.from({ length: letters }, () => letter(random))
  const top = Math.floor(height * margin)
  const count = Math.floor((height * (1 - 2 * margin)) / lineHeight)
  const lines = Array.from({ length: count }, () => line(width, alphabet, random))
  const row = new Uint8Array(width)
  return (y) => {
    row.fill(0)
    const within = (y - top) % lineHeight
    if (y < top || within >= letterHeight) return row
    for (const { left, letter } of lines[Math.floor((y - top) / lineHeight)] ?? [])
      row.set(letter.subarray(within * letterWidth, (within + 1) * letterWidth), left)
    return row
  }
}
