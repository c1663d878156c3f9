import openJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs'
import { bounded } from './bounded.js'
import { damaged } from './fault.js'

/** Decoded samples, pixel by pixel. */
export interface Samples {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly values: Uint8ClampedArray | Uint16Array
}

/** Decodes a codestream or a JP2 of one component or three; throws a fault where OpenJPEG finds fault with it. */
export type Decode = (coded: Uint8Array) => Samples

/** What OpenJPEG printed, as the detail of a sentence. */
function detail(said: readonly string[]): string {
  const [first = 'the decoder gave up'] = said
  return first
    .replace(/^\[ERROR\] */, '')
    .replace(/[\s.]+$/, '')
    .slice(0, 160)
}

/** Starts OpenJPEG. @param most bytes of memory that it may have */
export async function decoder(most: number): Promise<Decode> {
  const program = await bounded('@cornerstonejs/codec-openjpeg/decodewasm', most)
  let said: string[] = []
  const print = (line: string) => {
    if (line.startsWith('[ERROR]')) said.push(line)
  }
  const { J2KDecoder } = await openJpeg({
    print,
    printErr: print,
    instantiateWasm: program.instantiate,
  })
  return (coded) => {
    said = []
    const one = new J2KDecoder()
    return program.within(() => {
      try {
        one.getEncodedBuffer(coded.length).set(coded)
        one.decode()
      } catch {
        // It throws numbers, whose meaning is in its own memory; what it has to say it has printed.
        throw damaged(detail(said))
      }
      if (said.length > 0) throw damaged(detail(said))
      const { width, height, componentCount: channels, bitsPerSample } = one.getFrameInfo()
      const bytes = one.getDecodedBuffer()
      one.delete()
      const values = bitsPerSample > 8 ? new Uint16Array(bytes.buffer, 0, bytes.length / 2) : bytes
      return { width, height, channels, values }
    })
  }
}
