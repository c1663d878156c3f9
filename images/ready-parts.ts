import { open, stat, type FileHandle } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { withDensity } from './jpeg.js'
import { indexBytes, type Span } from './ready-index.js'
import { grid, unready, type Unready } from './ready.js'
import { evened, tileSize, type Extent } from './sizes.js'

/** Tiles of an edge that are decoded at once: a strip of 16 has 12 MB. */
const strip = 16

/** A picture that was encoded, and which tile of its level it is; the whole level without a number. */
interface Part {
  readonly number?: number
  readonly jpeg: Buffer
}

/** A pyramid's file with what is needed to find its tiles. */
interface Work {
  readonly pyramid: string
  /** Quality of the tiles' JPEG, of 100. */
  readonly quality: number
  readonly grey: boolean
  /** How many tiles stand beside each other in the file's levels, which may reach over the image's. */
  readonly columns: (level: number) => number
}

// The tables and the grid of blocks are those of the tile it is cut from, so hardly a value changes by coding it again.
const encoded = (image: Sharp, { quality, grey }: Work) =>
  image
    .toColourspace(grey ? 'b-w' : 'srgb')
    .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: false })
    .toBuffer()

const levelOf = ({ pyramid }: Work, level: number) =>
  sharp(pyramid, { page: level, limitInputPixels: false, ignoreIcc: true })

interface Cell {
  readonly column: number
  readonly row: number
}

/** Tiles of one edge that follow each other, cut at the image's edge. */
async function edgeParts(work: Work, { level, resolution }: Unready, cells: readonly Cell[]) {
  const left = Math.min(...cells.map(({ column }) => column)) * tileSize
  const top = Math.min(...cells.map(({ row }) => row)) * tileSize
  const right = Math.max(...cells.map(({ column }) => column + 1)) * tileSize
  const bottom = Math.max(...cells.map(({ row }) => row + 1)) * tileSize
  const { data, info } = await levelOf(work, level)
    .extract({
      left,
      top,
      width: Math.min(right, resolution.width) - left,
      height: Math.min(bottom, resolution.height) - top,
    })
    .toColourspace(work.grey ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return Promise.all(
    cells.map(async ({ column, row }): Promise<Part> => {
      const [x, y] = [column * tileSize - left, row * tileSize - top]
      const image = sharp(data, { raw: { width, height, channels } }).extract({
        left: x,
        top: y,
        width: Math.min(tileSize, width - x),
        height: Math.min(tileSize, height - y),
      })
      return {
        number: row * work.columns(level) + column,
        jpeg: await encoded(image, work),
      }
    }),
  )
}

/** The tiles along the right and the bottom edge, in strips of a few. */
function strips({ resolution, right, bottom }: Unready): Cell[][] {
  const { columns, rows } = grid(resolution)
  const along = (length: number, cell: (nth: number) => Cell) =>
    Array.from({ length: Math.ceil(length / strip) }, (_, nth) =>
      Array.from({ length: Math.min(strip, length - nth * strip) }, (__, at) =>
        cell(nth * strip + at),
      ),
    )
  return [
    ...(right ? along(rows, (row) => ({ column: columns - 1, row })) : []),
    // The corner is in the right edge, where there is one.
    ...(bottom ? along(columns - (right ? 1 : 0), (column) => ({ column, row: rows - 1 })) : []),
  ]
}

async function wholePart(work: Work, { level, resolution }: Unready): Promise<Part> {
  const { width, height } = resolution
  const image = levelOf(work, level).extract({ left: 0, top: 0, width, height })
  return { jpeg: await encoded(image, work) }
}

/** Appends to a file, one after another. */
function appending(file: FileHandle, from: number) {
  let end = from
  return async (bytes: Buffer): Promise<Span> => {
    const offset = end
    end += bytes.length
    await file.write(bytes, 0, bytes.length, offset)
    return { offset, length: bytes.length }
  }
}

/** What one level still lacks, in pieces of work that hold little memory each. */
function jobsFor(work: Work, unready: Unready): (() => Promise<readonly Part[]>)[] {
  const edges = strips(unready).map((cells) => () => edgeParts(work, unready, cells))
  return unready.whole ? [...edges, async () => [await wholePart(work, unready)]] : edges
}

/** Pieces of work that are done side by side. */
const atOnce = 4

/**
 * Makes ready what viewers ask for and a pyramid does not hold as such: tiles cut at the image's edge, and the smaller levels as
 * one picture each. They are appended to the pyramid's file, with an index of where they lie.
 */
export async function makeReady(
  pyramid: string,
  image: Extent,
  { quality, dpi }: { readonly quality: number; readonly dpi?: number | undefined },
): Promise<void> {
  const padded = evened(image)
  const columns = (level: number) => Math.ceil(padded.width / 2 ** level / tileSize)
  const { channels } = await sharp(pyramid, { limitInputPixels: false }).metadata()
  const work: Work = { pyramid, quality, grey: channels === 1, columns }
  const { size } = await stat(pyramid)
  const levels = unready(image)
  const made = levels.map(() => ({ whole: undefined as Span | undefined, edges: new Map<number, Span>() })) // prettier-ignore
  const jobs = levels.flatMap((level) => jobsFor(work, level).map((job) => ({ level, job }))).values() // prettier-ignore
  const file = await open(pyramid, 'r+')
  try {
    const append = appending(file, size)
    const worker = async () => {
      for (const { level, job } of jobs) {
        const density = dpi === undefined ? undefined : dpi / level.resolution.scaleFactor
        const ready = made[level.level]
        for (const { number, jpeg } of await job()) {
          const span = await append(withDensity(jpeg, density))
          if (!ready) continue
          if (number === undefined) ready.whole = span
          else ready.edges.set(number, span)
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    await append(indexBytes({ dpi, levels: made }))
  } finally {
    await file.close()
  }
}
