import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { SourceFault } from './fault.js'

/** A WebAssembly program whose memory may grow to a limit and no further. */
export interface Bounded {
  /** For Emscripten's `instantiateWasm`. */
  readonly instantiate: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Instance['exports']
  readonly memory: () => WebAssembly.Memory
  readonly exports: () => WebAssembly.Instance['exports']
  /** Does something in it; throws the `exhausting` fault where it asked for more memory than the limit, however it took the answer. */
  readonly within: <Result>(task: () => Result) => Result
}

/** Bytes of a page of its memory. */
const page = 65_536

/** By what Emscripten's programs ask for more memory: so many bytes in all. */
const resizing = 'emscripten_resize_heap'
type Resize = (bytes: number) => boolean | number
const isResize = (value: unknown): value is Resize => typeof value === 'function'

function notYet(): never {
  throw new Error('The program was not instantiated.')
}

/**
 * Loads a WebAssembly program from a package.
 * @param file the package's name for it
 * @param most bytes of memory that it may have
 */
export async function bounded(file: string, most: number): Promise<Bounded> {
  const module = new WebAssembly.Module(
    await readFile(createRequire(import.meta.url).resolve(file)),
  )
  let instance: WebAssembly.Instance | undefined
  let refused = false
  const exports = () => instance?.exports ?? notYet()
  let room: WebAssembly.Memory | undefined
  // It is asked for at every look into it, and stays the same.
  const memory = () =>
    (room ??=
      Object.values(exports()).find((value) => value instanceof WebAssembly.Memory) ?? notYet())
  const instantiate: Bounded['instantiate'] = (imports, done) => {
    const told = imports['env']?.[resizing]
    if (imports['env'] && isResize(told)) imports['env'][resizing] = watched(told)
    instance = new WebAssembly.Instance(module, imports)
    if (!isResize(told)) limited(memory())
    done(instance)
    return instance.exports
  }
  /** What is refused once may be got along without, and a picture left out: it is remembered. */
  const watched = (resize: Resize) => (bytes: number) => {
    const grown = bytes <= most && resize(bytes)
    refused ||= !grown
    return grown
  }
  /** Where the names of imports are shortened away. Emscripten asks again, for less, so the last answer counts. */
  const limited = (held: WebAssembly.Memory) => {
    held.grow = (pages) => {
      refused = held.buffer.byteLength + pages * page > most
      if (refused) throw new RangeError('The limit of memory is reached.')
      return WebAssembly.Memory.prototype.grow.call(held, pages)
    }
  }
  return {
    instantiate,
    memory,
    exports,
    within: (task) => {
      try {
        const result = task()
        if (!refused) return result
      } catch (error) {
        if (!refused) throw error
      }
      throw new SourceFault({ reason: 'exhausting', most })
    },
  }
}
