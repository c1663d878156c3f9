/** Memory for the pixels of pictures that are being made. */
export interface PixelMemory {
  /** So many bytes, of whatever content; `done` says that they are read no more. */
  lend(bytes: number): { readonly data: Buffer; readonly done: () => void }
}

/** Bytes that are kept for the next picture; more was a rush that is over. */
const mostKept = 48_000_000
/** Pieces are a multiple of this long, so that one fits more pictures than that it was made for. */
const step = 1 << 20

/**
 * Memory that is used again. Fresh memory for each picture would make the garbage collector go over everything the server holds some
 * ten times a second: measured, that takes a quarter of all that making pictures takes.
 */
export function pixelMemory(): PixelMemory {
  /** Free pieces, the shortest first. */
  const free: Buffer[] = []
  const give = (piece: Buffer) => {
    const held = free.reduce((sum, { length }) => sum + length, 0)
    if (held + piece.length > mostKept) return
    const place = free.findIndex(({ length }) => length >= piece.length)
    free.splice(place < 0 ? free.length : place, 0, piece)
  }
  return {
    lend: (bytes) => {
      const fitting = free.findIndex(({ length }) => length >= bytes)
      const [found] = fitting < 0 ? [] : free.splice(fitting, 1)
      const piece = found ?? Buffer.allocUnsafeSlow(Math.ceil(bytes / step) * step)
      let lent = true
      const done = () => {
        if (lent) give(piece)
        lent = false
      }
      return { data: piece.subarray(0, bytes), done }
    },
  }
}
