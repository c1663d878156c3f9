import type { TileMemory } from './tile-memory.js'

/** A decoded tile in memory, which is free for another when it was put out of the cache and its last reader is done. */
export class HeldTile {
  readonly pixels: Promise<Buffer>
  readonly #memory: TileMemory
  #readers = 0
  #leaving = false

  constructor(pixels: Promise<Buffer>, memory: TileMemory) {
    this.pixels = pixels
    this.#memory = memory
  }

  hold(): this {
    this.#readers++
    return this
  }

  release(): void {
    this.#readers--
    this.#free()
  }

  leave(): void {
    this.#leaving = true
    this.#free()
  }

  #free(): void {
    if (!this.#leaving || this.#readers > 0) return
    this.pixels.then(this.#memory.give, () => undefined)
  }
}
