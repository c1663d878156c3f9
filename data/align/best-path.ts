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
    const { words, spots, isOpenAtStart = false } = this.#sheet
    const [best, byWord, bySpot] = this.#to
    for (let word = 0; word <= words; word++)
      for (let spot = 0; spot <= spots; spot++) {
        const at = word * this.#wide + spot
        const begins = at === 0 || (isOpenAtStart && (word === 0 || spot === 0))
        if (word > 0) byWord[at] = this.#afterWord(at - this.#wide)
        if (spot > 0) bySpot[at] = this.#afterSpot(at - 1)
        const skipped = Math.max(begins ? 0 : -Infinity, byWord[at] ?? 0, bySpot[at] ?? 0)
        best[at] = Math.max(skipped, this.#bestMatchTo(word, spot, at))
      }
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
    const { words, spots, isOpenAtEnd = false } = this.#sheet
    const [best, byWord, bySpot] = this.#on
    for (let word = words; word >= 0; word--)
      for (let spot = spots; spot >= 0; spot--) {
        const at = word * this.#wide + spot
        const isEdge = word === words || spot === spots
        const ends = at === best.length - 1 || (isOpenAtEnd && isEdge)
        const after = word < words ? (byWord[at + this.#wide] ?? 0) : -Infinity
        const next = spot < spots ? (bySpot[at + 1] ?? 0) : -Infinity
        const skipped = Math.max(ends ? 0 : -Infinity, after + skip.word, next + skip.spot)
        const here = Math.max(skipped, this.#bestMatchFrom(word, spot, at))
        best[at] = here
        byWord[at] = Math.max(here, after + skip.furtherWord)
        bySpot[at] = Math.max(here, next + skip.furtherSpot)
      }
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

  /** The matches of the best path, followed from its start. */
  path(): readonly Step[] {
    const [best, byWord, bySpot] = this.#on
    const steps: (Shape & { word: number; spot: number; odds: number })[] = []
    let at = this.#start()
    const total = best[at] ?? 0
    let kind = best
    while (at < best.length) {
      const here = kind[at] ?? 0
      if (kind !== best && here > (best[at] ?? 0)) {
        at += kind === byWord ? this.#wide : 1
        continue
      }
      const nth = this.#matchAt(at, best[at] ?? 0)
      const shape = shapes[nth]
      if (shape) {
        const [word, spot] = [Math.floor(at / this.#wide), at % this.#wide]
        steps.push({ word, spot, odds: this.#odds[nth]?.[at] ?? 0, ...shape })
        at += shape.words * this.#wide + shape.spots
        kind = best
        continue
      }
      const skipsWord = this.#skipsWord(at, best[at] ?? 0)
      if (skipsWord === undefined) break
      kind = skipsWord ? byWord : bySpot
      at += skipsWord ? this.#wide : 1
    }
    return this.#withMargins(steps, total)
  }

  #start(): number {
    const { words, spots, isOpenAtStart = false } = this.#sheet
    if (!isOpenAtStart) return 0
    const [best] = this.#on
    let found = 0
    for (let spot = 0; spot <= spots; spot++)
      if ((best[spot] ?? 0) > (best[found] ?? 0)) found = spot
    for (let word = 0; word <= words; word++)
      if ((best[word * this.#wide] ?? 0) > (best[found] ?? 0)) found = word * this.#wide
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
  #withMargins(
    steps: readonly (Shape & { word: number; spot: number; odds: number })[],
    total: number,
  ): readonly Step[] {
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
          const isElsewhere =
            spot + shape.spots <= (chosen[own * 2] ?? 0) || spot >= (chosen[own * 2 + 1] ?? 0)
          if (isElsewhere) others[own] = value
        }
      }
  }
}
