/** The package brings no types. What is used of it: the decoder alone, with its WebAssembly in a file of its own. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  interface FrameInfo {
    readonly width: number
    readonly height: number
    readonly bitsPerSample: number
    readonly componentCount: number
  }
  class J2KDecoder {
    /** Where to put the coded bytes, of so many. */
    getEncodedBuffer(length: number): Uint8Array
    decode(): void
    getFrameInfo(): FrameInfo
    /** A copy of the samples, pixel by pixel; two bytes each, the lower first, where they have more than 8 bits. */
    getDecodedBuffer(): Uint8ClampedArray
    delete(): void
  }
  export default function OpenJPEG(options: {
    readonly print: (line: string) => void
    readonly printErr: (line: string) => void
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Instance['exports']
  }): Promise<{ readonly J2KDecoder: typeof J2KDecoder }>
}
