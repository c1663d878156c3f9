import type { Point } from '../../model/text-line.js'
import { arc } from './arc.js'

/** How many pieces a curve is drawn with. */
const pieces = 8
/** Commands of a path that is drawn by hand are some thousands. */
const most = 20_000

/** Reads the numbers of a path: they may touch where a sign or a second point parts them, and a flag is one digit. */
class Numbers {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next command, or nothing where a number or the end is next. */
  command(): string | undefined {
    return this.#next(/[\s,]*([MLHVCSQTAZ])/iy)
  }

  number(): number | undefined {
    const found = this.#next(/[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy)
    return found === undefined ? undefined : Number(found)
  }

  flag(): number | undefined {
    const found = this.#next(/[\s,]*([01])/y)
    return found === undefined ? undefined : Number(found)
  }

  #next(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found?.[1]
  }
}

/** How many numbers a command has; `f` stands for a flag. */
const shapes: Readonly<Record<string, string>> = {
  M: 'nn', L: 'nn', H: 'n', V: 'n', C: 'nnnnnn', S: 'nnnn', Q: 'nnnn', T: 'nn', A: 'nnnffnn',
} // prettier-ignore

/** Points along an SVG path, curves in some pieces; what stands after a fault is left out, as browsers do. https://www.w3.org/TR/SVG11/paths.html */
export function pathPoints(path: string): readonly Point[] {
  const pen = new Pen()
  const numbers = new Numbers(path)
  let command = numbers.command()
  for (let times = 0; command !== undefined && times < most; times++) {
    const shape = shapes[command.toUpperCase()]
    if (shape === undefined) pen.close()
    else {
      const values = argumentsOf(numbers, shape)
      if (!values) break
      pen.draw(command, values)
    }
    const repeated = command === 'M' ? 'L' : command === 'm' ? 'l' : command
    const next = numbers.command()
    if (next === undefined && shape === undefined) break
    command = next ?? repeated
  }
  return pen.points
}

function argumentsOf(numbers: Numbers, shape: string): readonly number[] | undefined {
  const values: number[] = []
  for (const kind of shape) {
    const value = kind === 'f' ? numbers.flag() : numbers.number()
    if (value === undefined || !Number.isFinite(value)) return undefined
    values.push(value)
  }
  return values
}

class Pen {
  readonly points: Point[] = []
  #here: Point = { x: 0, y: 0 }
  #start: Point = { x: 0, y: 0 }
  /** The last control point, which a smooth curve mirrors. */
  #handle: Point | undefined

  close(): void {
    this.#here = this.#start
    this.#handle = undefined
  }

  draw(command: string, values: readonly number[]): void {
    const kind = command.toUpperCase()
    const points = this.#absolute(kind, command !== kind, values)
    const end = points.at(-1) ?? this.#here
    const [first = end, second = end] = points
    const mirrored = this.#mirrored()
    if (kind === 'A') this.points.push(...arc(this.#here, values, end))
    else if (kind === 'C') this.#curve([first, second, end])
    else if (kind === 'S') this.#curve([mirrored, first, end])
    else if (kind === 'Q') this.#curve([first, end])
    else if (kind === 'T') this.#curve([mirrored, end])
    else this.points.push(end)
    if (kind === 'M') this.#start = end
    this.#handle = { C: second, S: first, Q: first, T: mirrored }[kind]
    this.#here = end
  }

  #mirrored(): Point {
    const { x, y } = this.#here
    return this.#handle ? { x: 2 * x - this.#handle.x, y: 2 * y - this.#handle.y } : this.#here
  }

  #absolute(kind: string, isRelative: boolean, values: readonly number[]): readonly Point[] {
    const { x, y } = isRelative ? this.#here : { x: 0, y: 0 }
    const [first = 0] = values
    if (kind === 'H') return [{ x: x + first, y: this.#here.y }]
    if (kind === 'V') return [{ x: this.#here.x, y: y + first }]
    const pairs = kind === 'A' ? values.slice(5) : values
    return pairs.flatMap((value, at) => at % 2 === 0 ? [{ x: x + value, y: y + (pairs[at + 1] ?? 0) }] : []) // prettier-ignore
  }

  /** By de Casteljau's way, for two handles or one. */
  #curve(to: readonly Point[]): void {
    for (let piece = 1; piece <= pieces; piece++) {
      const share = piece / pieces
      let row: readonly Point[] = [this.#here, ...to]
      while (row.length > 1) row = row.slice(1).map((point, at) => between(row[at] ?? point, point, share)) // prettier-ignore
      this.points.push(...row)
    }
  }
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}
