import { Problem } from '../data/model/problem.js'
import type { Extent } from './sizes.js'
import type { SourceFault } from './sources/fault.js'

const count = (value: number) => value.toLocaleString('en')
const megapixels = (pixels: number) => `${count(Math.round(pixels / 1e6))} megapixels`

/** Why a file does not become a page: each a sentence for its owner, after the file's name. */
const reasons = {
  missing: (detail: string) => `cannot be opened (${detail}).`,
  empty: () => 'is empty: it holds no bytes. Copy it again from where it came.',
  unknown: () =>
    'is not an image that is known here. Give it as TIFF, JPEG, JPEG 2000, PNG, WebP or PDF.',
  untaken: (kind: string) =>
    `is ${/^[AEFHILMNORSX]/.test(kind) && !/^(Ph|JP)/.test(kind) ? 'an' : 'a'} ${kind} file, which cannot be published yet. Save it as TIFF, JPEG or PNG.`,
  truncated: () =>
    'is cut short: it ends before its picture does. Copy it again from where it came.',
  damaged: (detail: string) => `is damaged and cannot be read (${detail}).`,
  frame: (frame: number) => `has no picture number ${count(frame + 1)}.`,
  large: ({ width, height }: Extent, most: number) =>
    `measures ${count(width)} × ${count(height)} pixels, ${megapixels(width * height)}; the limit is ${megapixels(most)}.`,
  heavy: ({ width, height }: Extent, need: number, most: number) =>
    `measures ${count(width)} × ${count(height)} pixels and is stored in a way that needs ${count(Math.ceil(need / 1e6))} MB ` +
    `of memory at once; the limit is ${count(Math.floor(most / 1e6))} MB. Raise the setting max-memory, or save it as a TIFF, upright and not interlaced.`,
  exhausting: (most: number) =>
    `needs more than ${count(Math.floor(most / 1e6))} MB of memory to be read. Raise the setting max-memory, or save it as TIFF.`,
  locked: () => 'is locked with a password. Save a copy of it that opens without one.',
  pageless: () => 'is a PDF without pages.',
  foreign: (detail: string) => `cannot be read here: ${detail}. Save it as TIFF, JPEG or PNG.`,
} as const

/** The refusal of a file that cannot become a page; `refused`, with a sentence that names the file and the reason. */
export function refusal<Reason extends keyof typeof reasons>(
  name: string,
  reason: Reason,
  ...about: Parameters<(typeof reasons)[Reason]>
): Problem {
  const sentence = reasons[reason] as (...about: unknown[]) => string
  return new Problem('refused', `${name} ${sentence(...about)}`)
}

/** The refusal that a fault amounts to which was found while a source was read. */
export function faultRefusal(name: string, { fault }: SourceFault): Problem {
  if (fault.reason === 'exhausting') return refusal(name, fault.reason, fault.most)
  return 'detail' in fault ? refusal(name, fault.reason, fault.detail) : refusal(name, fault.reason)
}

/** Complaints of the decoders that mean the picture stops somewhere. */
const cutShort =
  /premature end|truncat|libpng read error|unexpected end|not enough data|got \d+ bytes, expected/i
/** Complaints that mean some of the picture is not what was scanned, though the decoder goes on. */
const garbled = /premature end of data segment|bad huffman code|corrupt data|crc error/i

/** Whether a decoder's complaint is of something that shows: much that scanners write is only untidy. */
export function shows(error: unknown): boolean {
  const said = error instanceof Error ? error.message : String(error)
  return cutShort.test(said) || garbled.test(said)
}

/** The refusal that a decoder's own complaint amounts to. */
export function decoderRefusal(name: string, error: unknown): Problem {
  const said = error instanceof Error ? error.message : String(error)
  if (cutShort.test(said)) return refusal(name, 'truncated')
  const [first = ''] = said.split('\n')
  return refusal(name, 'damaged', first.replace(/[\s.]+$/, '').slice(0, 160))
}
