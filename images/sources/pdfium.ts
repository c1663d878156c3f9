import { readSync } from 'node:fs'
import { PDFiumModule } from '@hyzyla/pdfium'
import { bounded, type Bounded } from './bounded.js'

/** A place in PDFium's memory, or a thing of its that is known by one; 0 is none. */
export type Pointer = number

/** PDFium, with what is needed to call it. https://pdfium.googlesource.com/pdfium/+/main/public/ */
export interface Pdfium {
  /** Calls one of its functions; throws the `exhausting` fault where it needs more memory than it may have. */
  readonly call: (name: string, ...values: readonly number[]) => number
  readonly allocated: (bytes: number) => Pointer
  /** So many numbers from a place in its memory. */
  readonly floats: (at: Pointer, count: number) => Float32Array
  /** From a place that a number of eight bytes may stand at. */
  readonly doubles: (at: Pointer, count: number) => Float64Array
  readonly bytes: (at: Pointer, count: number) => Uint8Array
  readonly words: (at: Pointer, count: number) => Uint32Array
  /** A function of four numbers that PDFium can call. */
  readonly callable: (reader: Reader) => Pointer
}

/** Puts bytes of a file into its memory: 1, or 0 where it cannot. */
type Reader = (parameter: number, offset: number, to: Pointer, length: number) => number

/**
 * A WebAssembly program that does nothing but pass on a call: only functions of WebAssembly can be called by address. Its parts
 * are the type (i32, i32, i32, i32) -> i32, a function of it imported as `a.b`, and the same exported as `c`.
 * https://webassembly.github.io/spec/core/binary/modules.html
 */
const passing = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 9, 1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 1, 0x7f,
  2, 7, 1, 1, 0x61, 1, 0x62, 0, 0,
  7, 5, 1, 1, 0x63, 0, 0,
) // prettier-ignore

function called(program: Bounded, name: string, values: readonly number[]): number {
  const one = program.exports()[name]
  if (typeof one !== 'function') throw new Error(`PDFium has no ${name}.`)
  const answer: unknown = program.within(() => (one as (...values: readonly number[]) => unknown)(...values)) // prettier-ignore
  return typeof answer === 'number' ? answer : 0
}

/** Starts PDFium. @param most bytes of memory that it may have */
export async function startedPdfium(most: number): Promise<Pdfium> {
  const program = await bounded('@hyzyla/pdfium/pdfium.wasm', most)
  await PDFiumModule({ instantiateWasm: program.instantiate as never })
  const buffer = () => program.memory().buffer
  const call: Pdfium['call'] = (name, ...values) => called(program, name, values)
  call('PDFium_Init')
  return {
    call,
    allocated: (bytes) => call('malloc', bytes) >>> 0,
    floats: (at, count) => new Float32Array(buffer(), at, count),
    doubles: (at, count) => new Float64Array(buffer(), at, count),
    bytes: (at, count) => new Uint8Array(buffer(), at, count),
    words: (at, count) => new Uint32Array(buffer(), at, count),
    callable: (reader) => {
      const { c } = new WebAssembly.Instance(new WebAssembly.Module(passing), { a: { b: reader } }).exports // prettier-ignore
      const table = program.exports()['__indirect_function_table'] as WebAssembly.Table
      // The table cannot grow. Its place 0 is free: in C, address 0 is no function, and so nothing else is ever called by it.
      table.set(0, c)
      return 0
    },
  }
}

/** Reads a file for PDFium from an open descriptor; it asks for what it needs, so that a large file is never held whole. */
export function fileReader(pdfium: Pick<Pdfium, 'bytes'>, file: number): Reader {
  return (_, offset, to, length) => {
    const bytes = pdfium.bytes(to >>> 0, length >>> 0)
    return readSync(file, bytes, 0, bytes.length, offset >>> 0) === bytes.length ? 1 : 0
  }
}
