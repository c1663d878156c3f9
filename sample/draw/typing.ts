import type { Machine, Page } from './document.js'
import { randomFrom, type Random } from './random.js'
import { struckLetters, type Struck } from './typed-line.js'

/** A word as it stands on the page, in pixels of the page; `top` and `bottom` hold its tallest and deepest letters. */
export interface TypedWord {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A typed line: its words, and the height they stand on. */
export interface TypedLine {
  readonly words: readonly TypedWord[]
  readonly baseline: number
  /** Whether a blank line comes before it. */
  readonly opensParagraph: boolean
}

/** What a page's blank lines measure, as a share of a line. */
const blank = 0.62

interface Placed {
  readonly letters: readonly Struck[]
  readonly baseline: number
  readonly opensParagraph: boolean
}

function placedLines({ typed, top }: Page, { lead }: Machine): Placed[] {
  const lines: Placed[] = []
  let baseline = top
  let opensParagraph = true
  for (const line of typed.split('\n').filter((one) => !one.startsWith('#'))) {
    const isBlank = line.trim() === ''
    if (!isBlank) lines.push({ letters: struckLetters(line), baseline, opensParagraph })
    baseline += isBlank ? lead * blank : lead
    opensParagraph = isBlank
  }
  return lines
}

/** Where every line and word of a page is typed. */
export function typedLines(page: Page, machine: Machine): readonly TypedLine[] {
  return placedLines(page, machine).map(({ letters, baseline, opensParagraph }) => {
    const text = letters.map(({ letter }) => letter).join('')
    const words = [...text.matchAll(/\S+/gu)].map((match): TypedWord => ({
      text: match[0],
      left: page.left + match.index * machine.pitch,
      right: page.left + (match.index + match[0].length) * machine.pitch,
      top: baseline - machine.size * 0.74,
      bottom: baseline + machine.size * 0.27,
    }))
    return { words, baseline, opensParagraph }
  })
}

/** How one machine strikes one letter, every time: too high, leaning, too light. */
interface Habit {
  readonly x: number
  readonly y: number
  readonly lean: number
  readonly strength: number
}

function habits(machine: Machine, random: Random): (letter: string) => Habit {
  const known = new Map<string, Habit>()
  return (letter) => {
    const habit = known.get(letter) ?? {
      x: random.normal() * 0.5 * machine.wear,
      y: random.normal() * 0.75 * machine.wear,
      lean: random.normal() * 0.7 * machine.wear,
      strength: random.normal() * 0.07 * machine.wear,
    }
    known.set(letter, habit)
    return habit
  }
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;')

/**
 * The typing of a page as SVG. A letter's red is how hard it was struck, 0 to 255; where it is, it is opaque.
 */
export function typingSvg(page: Page, machine: Machine): string {
  const random = randomFrom(page.seed)
  // The machine's habits are those of its font and not of the page.
  const habit = habits(machine, randomFrom(machine.font.length * 7919))
  const letters = placedLines(page, machine).flatMap((line) => {
    const drift = random.normal() * 0.6
    return line.letters.flatMap((struck, column) => {
      const x = page.left + (column + 0.5) * machine.pitch
      const keys = [struck.over, struck.letter].filter((key) => key !== undefined && key !== ' ')
      return [
        ...keys.map((key) => strike(key ?? '', x, line.baseline + drift, machine, habit, random)),
        ...(struck.underlined ? [underline(x, line.baseline + drift, machine, random)] : []),
      ]
    })
  })
  return `<g font-family="${machine.font}" font-size="${machine.size}" text-anchor="middle" stroke-linejoin="round">${letters.join('')}</g>`
}

/** The underlining type, which is a little wider than a letter, so that the strokes of neighbours meet. */
function underline(x: number, baseline: number, machine: Machine, random: Random): string {
  const red = Math.round(255 * Math.min(0.84 + random.normal() * 0.08, 1))
  const [half, y] = [machine.pitch * 0.53, baseline + machine.size * 0.25 + random.normal() * 0.5]
  return `<path d="M${(x - half).toFixed(1)} ${y.toFixed(2)}h${(2 * half).toFixed(1)}" stroke="rgb(${red},0,0)" stroke-width="${(2.2 + machine.weight).toFixed(1)}"/>`
}

function strike(
  key: string,
  x: number,
  baseline: number,
  machine: Machine,
  habit: (letter: string) => Habit,
  random: Random,
): string {
  const own = habit(key)
  const loose = 0.35 * machine.wear
  const [dx, dy] = [own.x + random.normal() * loose, own.y + random.normal() * loose]
  const faint = random.next() < 0.02 * machine.wear ? random.between(0.15, 0.35) : 0
  // Full stops and dashes go deeper into the paper: the whole blow falls on a small type.
  const sharp = /[.,:;'_-]/.test(key) ? 0.1 : 0
  const strength = Math.min(
    Math.max(0.78 + own.strength + sharp + random.normal() * 0.07 - faint, 0.3),
    1,
  )
  const red = Math.round(strength * 255)
  const thick = Math.max(machine.weight + random.normal() * 0.18 + (strength - 0.8) * 0.8, 0)
  const turn = own.lean + random.normal() * 0.25
  const at = (shift: number) =>
    `<text transform="translate(${(x + dx + shift).toFixed(2)} ${(baseline + dy).toFixed(2)}) rotate(${turn.toFixed(2)})" fill="rgb(${red},0,0)" stroke="rgb(${red},0,0)" stroke-width="${thick.toFixed(2)}">${escaped(key)}</text>`
  const twice = random.next() < 0.006 * machine.wear
  return twice ? at(-0.9) + at(1.1) : at(0)
}
