/** Numbers from 0 to 1 which a seed gives again in the same order: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32) */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let value = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** Whether something happens that does so this often. */
  happens(share: number): boolean {
    return this.next() < share
  }

  /** One of several; there must be one. */
  of<T>(several: readonly T[]): T {
    const found = several[this.below(several.length)]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }
}
