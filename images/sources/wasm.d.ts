/** What is used of WebAssembly; the types of Node 20 leave it out. https://webassembly.github.io/spec/js-api/ */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  class Module {
    constructor(bytes: Uint8Array)
    /** Told apart from other things by its kind alone. */
    readonly [Symbol.toStringTag]: string
  }
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Readonly<Record<string, unknown>>
  }
  class Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Table {
    readonly length: number
    grow(by: number): number
    set(index: number, value: unknown): void
  }
  class RuntimeError extends Error {}
}
