import type { Point } from '../model/text-line.js'
import { numbers } from './hocr-markup.js'
import type { Edges } from './read-part.js'
import { around, pointsOf } from './shapes.js'

/** What hOCR tells of an element, by name: `bbox`, `image`, `x_wconf`. */
export type Properties = ReadonlyMap<string, string>

/** Longer than any element's title needs to be. */
const longest = 200_000

/** Where writers divide properties by commas. */
const comma = /,\s*(?=(?:bbox|poly|image|cuts|baseline|ppageno|lpageno|x_[a-z]+)\s)/

/**
 * The properties in an element's `title`: `'image "a.png"; bbox 0 0 10 20'`. Semicolons in quotes divide nothing, and a quote
 * that does not end is none. http://kba.github.io/hocr-spec/1.2/#grammar
 */
export function properties(title = ''): Properties {
  const found = new Map<string, string>()
  for (const part of parts(title.slice(0, longest))) {
    const [, name = '', said = ''] = /^\s*([\w-]+)(.*)$/s.exec(part) ?? []
    const value = said.trim()
    const [, , quoted] = /^(["'])(.*)\1$/s.exec(value) ?? []
    if (name !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), quoted ?? value)
  }
  return found
} // prettier-ignore

function parts(title: string): readonly string[] {
  const found: string[] = []
  let from = 0
  let quote = ''
  for (let at = 0; at < title.length; at++) {
    const character = title.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (/["']/.test(character) && /\s/.test(title.charAt(at - 1))) quote = character
    else if (character === ';') {
      found.push(title.slice(from, at))
      from = at + 1
    }
  }
  const all = quote === '' ? [...found, title.slice(from)] : title.split(';')
  return all.flatMap((part) => (/["']/.test(part) ? [part] : part.split(comma)))
}

/** The place of an element: its `bbox`, or else the rectangle around its `poly`; `undefined` without an area. */
export function edgesOf(told: Properties): Edges | undefined {
  const [left, top, right, bottom] = numbers(told.get('bbox')) ?? []
  const box =
    left === undefined || top === undefined || right === undefined || bottom === undefined
      ? undefined
      : around([{ x: left, y: top }, { x: right, y: bottom }]) // prettier-ignore
  return box ?? around(pointsOf(told.get('poly')))
}

/** How sure a machine was: percents, or a share where all numbers are below 1, from 0 to 1 on average. */
export function confidenceOf(told: Properties): number | undefined {
  const all = numbers(told.get('x_wconf') ?? told.get('x_conf') ?? told.get('x_confs'))
  if (!all) return undefined
  const isShare = !told.has('x_wconf') && all.every((one) => one <= 1)
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length / (isShare ? 1 : 100)
  return mean >= 0 && mean <= 1 ? mean : undefined
}

/**
 * What the letters of a line stand on. hOCR gives a polynomial, highest power first, counted from the bottom left of the line's box:
 * http://kba.github.io/hocr-spec/1.2/#propdef-baseline. Those of turned lines mean something else, and are left out.
 */
export function baselineOf(told: Properties, edges: Edges | undefined): readonly Point[] | undefined {
  const terms = numbers(told.get('baseline'))
  if (!terms || terms.length > 8 || !edges || isTurned(told, edges)) return undefined
  const { left, right, bottom } = edges
  const steps = terms.length > 2 ? 8 : 1
  const points = Array.from({ length: steps + 1 }, (_, nth) => {
    const x = ((right - left) * nth) / steps
    return { x: left + x, y: bottom + terms.reduce((sum, term) => sum * x + term, 0) }
  })
  const isNear = ({ y }: Point) => Math.abs(y - bottom) <= right - left + bottom - edges.top
  return points.every(isNear) ? points : undefined
} // prettier-ignore

function isTurned(told: Properties, { left, top, right, bottom }: Edges): boolean {
  const [angle = 0] = numbers(told.get('textangle')) ?? []
  return angle % 360 !== 0 || bottom - top > 2 * (right - left)
}
