/** A point of an outline, in thousandths of the letter's height, upwards; between points off the line lie curves. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

/** What a letter looks like. */
export interface Shape {
  /** How far the next letter stands from this one, in thousandths of the letters' height. */
  readonly advance: number
  readonly contours: readonly (readonly OutlinePoint[])[]
}

/** Two bytes for each number, the higher first. */
function shorts(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [at, number] of numbers.entries()) bytes.writeUInt16BE(number & 0xffff, at * 2)
  return bytes
}

/** Four bytes for each number. */
function longs(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, at * 4)
  return bytes
}

/** Filled up with zeros to whole longs. */
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])

/** Left, bottom, right and top of some points, in one turn: there may be too many to hand on as parameters. */
function extent(points: readonly OutlinePoint[]): readonly [number, number, number, number] {
  let [left, bottom, right, top] = points.length > 0 ? [9999, 9999, -9999, -9999] : [0, 0, 0, 0]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    bottom = Math.min(bottom, y)
    right = Math.max(right, x)
    top = Math.max(top, y)
  }
  return [left, bottom, right, top]
}

function largest<Thing>(things: readonly Thing[], of: (thing: Thing) => number): number {
  return things.reduce((most, thing) => Math.max(most, of(thing)), 0)
}

/** https://learn.microsoft.com/en-us/typography/opentype/spec/glyf: each step from point to point in two bytes. */
function glyph({ contours }: Shape): Buffer {
  const points = contours.flat()
  if (points.length === 0) return Buffer.alloc(0)
  let last = -1
  const ends = contours.map((contour) => (last += contour.length))
  const steps = (values: readonly number[]) =>
    shorts(values.map((value, at) => value - (values[at - 1] ?? 0)))
  return padded(
    Buffer.concat([
      shorts([contours.length, ...extent(points), ...ends, 0]),
      Buffer.from(points.map(({ on }) => (on ? 1 : 0))),
      steps(points.map(({ x }) => x)),
      steps(points.map(({ y }) => y)),
    ]),
  )
}

/** https://learn.microsoft.com/en-us/typography/opentype/spec/head */
function head(box: readonly number[]): Buffer {
  const magic = 0x5f0f3cf5
  const baseAtZero = 0b11
  return Buffer.concat([
    longs([0x10000, 0x10000, 0, magic]),
    shorts([baseAtZero, 1000]),
    // No dates: the same letters give the same font.
    Buffer.alloc(16),
    shorts([...box, 0, 8, 2, 1, 0]),
  ])
}

/** https://learn.microsoft.com/en-us/typography/opentype/spec/hhea */
function hhea(shapes: readonly Shape[], ascent: number, descent: number): Buffer {
  const widest = largest(shapes, ({ advance }) => advance)
  return Buffer.concat([
    longs([0x10000]),
    shorts([ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, shapes.length]),
  ])
}

/** https://learn.microsoft.com/en-us/typography/opentype/spec/maxp */
function maxp(shapes: readonly Shape[]): Buffer {
  const points = largest(shapes, ({ contours }) => contours.flat().length)
  const contours = largest(shapes, (shape) => shape.contours.length)
  return Buffer.concat([
    longs([0x10000]),
    shorts([shapes.length, points, contours, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
  ])
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

/** https://learn.microsoft.com/en-us/typography/opentype/spec/otff#table-directory */
function file(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables).sort()
  const power = Math.floor(Math.log2(names.length))
  const range = 16 * 2 ** power
  const directory = [
    longs([0x10000]),
    shorts([names.length, range, power, names.length * 16 - range]),
  ]
  const bodies: Buffer[] = []
  let offset = 12 + 16 * names.length
  for (const name of names) {
    const table = tables[name] ?? Buffer.alloc(0)
    const body = padded(table)
    directory.push(Buffer.from(name, 'latin1'), longs([checksum(body), offset, table.length]))
    bodies.push(body)
    offset += body.length
  }
  return Buffer.concat([...directory, ...bodies])
}

/**
 * A TrueType font of these letters, as a PDF embeds one: it has the tables that ISO 32000-1, 9.9 asks of a font whose letters
 * are known by number, and no others. The first is shown where there is none.
 * @param ascent how far letters reach above their line, in thousandths; `descent`, below it, is negative
 */
export function trueType(shapes: readonly Shape[], ascent: number, descent: number): Buffer {
  const glyphs = shapes.map(glyph)
  let end = 0
  const ends = glyphs.map((bytes) => (end += bytes.length))
  return file({
    glyf: Buffer.concat([...glyphs, Buffer.alloc(4)]),
    head: head(extent(shapes.flatMap(({ contours }) => contours.flat()))),
    hhea: hhea(shapes, ascent, descent),
    hmtx: shorts(shapes.flatMap((shape) => [shape.advance, extent(shape.contours.flat())[0]])),
    loca: longs([0, ...ends]),
    maxp: maxp(shapes),
  })
}
