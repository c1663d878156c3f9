import { z } from 'zod'
import type { ReadBytes } from './bytes.js'

/** Where bytes lie in a file. */
export interface Span {
  readonly offset: number
  readonly length: number
}

/** What was made ready of one level: the level as one picture, and tiles cut at the edge, by their number in the TIFF. */
export interface ReadyLevel {
  readonly whole?: Span | undefined
  readonly edges: ReadonlyMap<number, Span>
}

/** What stands behind the TIFF in a pyramid's file, and where. */
export interface ReadyIndex {
  /** Pixels an inch of the full image, where its master says. */
  readonly dpi?: number | undefined
  readonly levels: readonly ReadyLevel[]
}

const mark = Buffer.from('FONDS\0R1', 'latin1')
/** Bytes of the index's length and the mark, with which the file ends. */
const footer = 4 + mark.length
/** A gigapixel has some hundred edge tiles; an index of more bytes than this is none. */
const longest = 4_000_000

const span = z.tuple([z.number().int().nonnegative(), z.number().int().positive()])
const written = z.object({
  dpi: z.number().positive().optional(),
  levels: z.array(
    z.object({
      whole: span.optional(),
      edges: z.array(z.tuple([z.number().int().nonnegative(), ...span.def.items])),
    }),
  ),
})

/** The index as it is appended to a pyramid's file. TIFF allows bytes behind those its directories point to. */
export function indexBytes({ dpi, levels }: ReadyIndex): Buffer {
  const pair = ({ offset, length }: Span): [number, number] => [offset, length]
  const document: z.input<typeof written> = {
    dpi,
    levels: levels.map(({ whole, edges }) => ({
      whole: whole && pair(whole),
      edges: [...edges].map(([tile, place]) => [tile, ...pair(place)]),
    })),
  }
  const json = Buffer.from(JSON.stringify(document))
  const end = Buffer.concat([Buffer.alloc(4), mark])
  end.writeUInt32LE(json.length)
  return Buffer.concat([json, end])
}

/** Reads the index of a pyramid's file; `undefined` where it has none that can be read. */
export async function readyIndex(read: ReadBytes, size: number): Promise<ReadyIndex | undefined> {
  const end = await read(Math.max(0, size - footer), footer)
  if (end.length < footer || !end.subarray(4).equals(mark)) return undefined
  const length = end.readUInt32LE()
  if (length > Math.min(longest, size - footer)) return undefined
  const json = await read(size - footer - length, length)
  const { success, data } = written.safeParse(parsed(json))
  if (!success) return undefined
  return {
    dpi: data.dpi,
    levels: data.levels.map(({ whole, edges }) => ({
      whole: whole && { offset: whole[0], length: whole[1] },
      edges: new Map(edges.map(([tile, offset, bytes]) => [tile, { offset, length: bytes }])),
    })),
  }
}

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString())
  } catch {
    return undefined
  }
}
