import { shapes, type Shape } from './shapes.js'

/** A part of a text and a part of a reading that are held against one another. */
export interface Sheet {
  /** How many words the part of the text has. */
  readonly words: number
  /** How many words the part of the reading has. */
  readonly spots: number
  /** Whether it may begin, or end, anywhere at no cost, because what comes before, or after, is not known. */
  readonly isOpenAtStart?: boolean
  readonly isOpenAtEnd?: boolean
  /** The logarithm of the odds that words from `word` on are spots from `spot` on; -Infinity where it is out of the question. */
  readonly odds: (word: number, spot: number, shape: Shape) => number
}

/** A match on the best path. */
export interface Step extends Shape {
  readonly word: number
  readonly spot: number
  readonly odds: number
  /** How much better the best path is than any that has these words elsewhere or nowhere: the logarithm of the odds. */
  readonly margin: number
}

/** A match before its margin is known. */
type Found = Omit<Step, 'margin'>

/** Where a path goes on: a place, what may be skipped on from there, and the match that led to it, if one did. */
interface Move {
  readonly at: number
  readonly kind: Float64Array
  readonly step?: Found
}

/** Logarithms of odds: a first and each further word that is not on the page, or of the page that is not in the text. */
const skip = { word: -3.6, furtherWord: -0.25, spot: -2.4, furtherSpot: -0.2 } as const

/**
 * The most likely way to match words in order: the longest path through a sheet of words and spots, with gaps that are dear to open and cheap
 * to go on with: O. Gotoh, An improved algorithm for matching biological sequences, 1982, https://doi.org/10.1016/0022-2836(82)90398-9.
 * It takes time and memory for each word by each spot.
 */
export function bestPath(sheet: Sheet): readonly Step[] {
  const table = new Table(sheet)
  table.forward()
  table.backward()
  return table.path()
}

/**
 * How likely the paths are that are before each word of a sheet, and after its last, when they are before a spot: the logarithm of the odds.
 * @returns one number more than the sheet has words
 */
export function crossings(sheet: Sheet, spot: number): readonly number[] {
  const table = new Table(sheet)
  table.forward()
  table.backward()
  return table.before(spot)
}

class Table {
  readonly #sheet: Sheet
  readonly #wide: number
  /** For each shape the odds of matching from a place on. */
  readonly #odds: readonly Float64Array[]
  /** Best paths from the start to a place: of any kind, with the last word skipped, with the last spot skipped; and from a place to the end. */
  readonly #to: readonly [Float64Array, Float64Array, Float64Array]
  readonly #on: readonly [Float64Array, Float64Array, Float64Array]

  constructor(sheet: Sheet) {
    this.#sheet = sheet
    this.#wide = sheet.spots + 1
    const places = (sheet.words + 1) * this.#wide
    const empty = () => new Float64Array(places).fill(-Infinity)
    this.#to = [empty(), empty(), empty()]
    this.#on = [empty(), empty(), empty()]
    this.#odds = shapes.map((shape) => {
      const odds = empty()
      for (let word = 0; word + shape.words <= sheet.words; word++)
        for (let spot = 0; spot + shape.spots <= sheet.spots; spot++)
          odds[word * this.#wide + spot] = sheet.odds(word, spot, shape)
      return odds
    })
  }

  forward(): void {
    const { words, spots } = this.#sheet
    for (let word = 0; word <= words; word++)
      for (let spot = 0; spot <= spots; spot++) this.#arrive(word, spot)
  }

  #arrive(word: number, spot: number): void {
    const [best, byWord, bySpot] = this.#to
    const at = word * this.#wide + spot
    const afterWord = word > 0 ? this.#afterWord(at - this.#wide) : -Infinity
    const afterSpot = spot > 0 ? this.#afterSpot(at - 1) : -Infinity
    byWord[at] = afterWord
    bySpot[at] = afterSpot
    const start = this.#isStart(word, spot) ? 0 : -Infinity
    best[at] = Math.max(start, afterWord, afterSpot, this.#bestMatchTo(word, spot, at))
  }

  #isStart(word: number, spot: number): boolean {
    return this.#sheet.isOpenAtStart ? word === 0 || spot === 0 : word === 0 && spot === 0
  }

  #afterWord(before: number): number {
    const [best, byWord] = this.#to
    return Math.max((best[before] ?? 0) + skip.word, (byWord[before] ?? 0) + skip.furtherWord)
  }

  #afterSpot(before: number): number {
    const [best, , bySpot] = this.#to
    return Math.max((best[before] ?? 0) + skip.spot, (bySpot[before] ?? 0) + skip.furtherSpot)
  }

  #bestMatchTo(word: number, spot: number, at: number): number {
    const [best] = this.#to
    let found = -Infinity
    for (let nth = 0; nth < shapes.length; nth++) {
      const shape = shapes[nth]
      if (!shape || shape.words > word || shape.spots > spot) continue
      const before = at - shape.words * this.#wide - shape.spots
      const value = (best[before] ?? 0) + (this.#odds[nth]?.[before] ?? 0)
      if (value > found) found = value
    }
    return found
  }

  backward(): void {
    const { words, spots } = this.#sheet
    for (let word = words; word >= 0; word--)
      for (let spot = spots; spot >= 0; spot--) this.#leave(word, spot)
  }

  #leave(word: number, spot: number): void {
    const { words, spots } = this.#sheet
    const [best, byWord, bySpot] = this.#on
    const at = word * this.#wide + spot
    const after = word < words ? (byWord[at + this.#wide] ?? 0) : -Infinity
    const next = spot < spots ? (bySpot[at + 1] ?? 0) : -Infinity
    const end = this.#isEnd(word, spot) ? 0 : -Infinity
    const skipped = Math.max(end, after + skip.word, next + skip.spot)
    const here = Math.max(skipped, this.#bestMatchFrom(word, spot, at))
    best[at] = here
    byWord[at] = Math.max(here, after + skip.furtherWord)
    bySpot[at] = Math.max(here, next + skip.furtherSpot)
  }

  #isEnd(word: number, spot: number): boolean {
    const { words, spots, isOpenAtEnd } = this.#sheet
    return isOpenAtEnd ? word === words || spot === spots : word === words && spot === spots
  }

  #bestMatchFrom(word: number, spot: number, at: number): number {
    const { words, spots } = this.#sheet
    let found = -Infinity
    for (let nth = 0; nth < shapes.length; nth++) {
      const shape = shapes[nth]
      if (!shape || word + shape.words > words || spot + shape.spots > spots) continue
      const value = this.#through(nth, shape, at)
      if (value > found) found = value
    }
    return found
  }

  /** A match from a place on, and the best path from there to the end. */
  #through(nth: number, shape: Shape, at: number): number {
    const after = at + shape.words * this.#wide + shape.spots
    return (this.#odds[nth]?.[at] ?? 0) + (this.#on[0][after] ?? 0)
  }

  before(spot: number): readonly number[] {
    return Array.from({ length: this.#sheet.words + 1 }, (_, word) => {
      const at = word * this.#wide + spot
      return (this.#to[0][at] ?? 0) + (this.#on[0][at] ?? 0)
    })
  }

  /** The matches of the best path, followed from its start. */
  path(): readonly Step[] {
    const [best] = this.#on
    const steps: Found[] = []
    const start = this.#start()
    let move: Move | undefined = { at: start, kind: best }
    while (move && move.at < best.length) {
      if (move.step) steps.push(move.step)
      move = this.#moveFrom(move.at, move.kind)
    }
    return this.#withMargins(steps, best[start] ?? 0)
  }

  /** Where the best path goes on from a place; nothing at its end. */
  #moveFrom(at: number, kind: Float64Array): Move | undefined {
    const [best, byWord, bySpot] = this.#on
    const value = best[at] ?? 0
    const goesOn = kind !== best && (kind[at] ?? 0) > value
    if (goesOn) return { at: at + (kind === byWord ? this.#wide : 1), kind }
    const nth = this.#matchAt(at, value)
    const shape = shapes[nth]
    if (shape) return { ...this.#after(at, nth, shape), kind: best }
    const skipsWord = this.#skipsWord(at, value)
    if (skipsWord === undefined) return undefined
    return skipsWord ? { at: at + this.#wide, kind: byWord } : { at: at + 1, kind: bySpot }
  }

  #after(at: number, nth: number, shape: Shape): Omit<Move, 'kind'> {
    const [word, spot] = [Math.floor(at / this.#wide), at % this.#wide]
    const step = { word, spot, odds: this.#odds[nth]?.[at] ?? 0, ...shape }
    return { at: at + shape.words * this.#wide + shape.spots, step }
  }

  #start(): number {
    const { words, spots, isOpenAtStart = false } = this.#sheet
    if (!isOpenAtStart) return 0
    const [best] = this.#on
    let found = 0
    const consider = (at: number) => {
      if ((best[at] ?? 0) > (best[found] ?? 0)) found = at
    }
    for (let spot = 0; spot <= spots; spot++) consider(spot)
    for (let word = 0; word <= words; word++) consider(word * this.#wide)
    return found
  }

  #matchAt(at: number, value: number): number {
    const { words, spots } = this.#sheet
    const [word, spot] = [Math.floor(at / this.#wide), at % this.#wide]
    return shapes.findIndex((shape, nth) => {
      if (word + shape.words > words || spot + shape.spots > spots) return false
      return value > -Infinity && this.#through(nth, shape, at) === value
    })
  }

  #skipsWord(at: number, value: number): boolean | undefined {
    const { words, spots } = this.#sheet
    const [word, spot] = [Math.floor(at / this.#wide), at % this.#wide]
    const [, byWord, bySpot] = this.#on
    if (word < words && (byWord[at + this.#wide] ?? 0) + skip.word === value) return true
    if (spot < spots && (bySpot[at + 1] ?? 0) + skip.spot === value) return false
    return undefined
  }

  /** Of each word the best path that has it elsewhere or nowhere. */
  #withMargins(steps: readonly Found[], total: number): readonly Step[] {
    const { words } = this.#sheet
    const chosen = new Int32Array(words * 2).fill(-1)
    for (const step of steps)
      for (let word = step.word; word < step.word + step.words; word++) {
        chosen[word * 2] = step.spot
        chosen[word * 2 + 1] = step.spot + step.spots
      }
    const others = this.#bestSkips()
    shapes.forEach((shape, nth) => {
      this.#addOthers(others, chosen, shape, nth)
    })
    return steps.map((step) => {
      const own = others.subarray(step.word, step.word + step.words)
      return { ...step, margin: total - Math.max(...own) }
    })
  }

  #bestSkips(): Float64Array {
    const { words, spots } = this.#sheet
    const found = new Float64Array(words).fill(-Infinity)
    const [, byWord] = this.#on
    for (let word = 0; word < words; word++)
      for (let spot = 0; spot <= spots; spot++) {
        const at = word * this.#wide + spot
        const value = this.#afterWord(at) + (byWord[at + this.#wide] ?? 0)
        if (value > (found[word] ?? 0)) found[word] = value
      }
    return found
  }

  #addOthers(others: Float64Array, chosen: Int32Array, shape: Shape, nth: number): void {
    const { words, spots } = this.#sheet
    const [best] = this.#to
    for (let word = 0; word + shape.words <= words; word++)
      for (let spot = 0; spot + shape.spots <= spots; spot++) {
        const at = word * this.#wide + spot
        const value = (best[at] ?? 0) + this.#through(nth, shape, at)
        for (let own = word; own < word + shape.words; own++) {
          if (value <= (others[own] ?? 0)) continue
          if (isElsewhere(chosen, own, spot, spot + shape.spots)) others[own] = value
        }
      }
  }
}

/** Whether a word's place on the best path shares nothing with some spots. */
const isElsewhere = (chosen: Int32Array, word: number, from: number, to: number) =>
  to <= (chosen[word * 2] ?? 0) || from >= (chosen[word * 2 + 1] ?? 0)
