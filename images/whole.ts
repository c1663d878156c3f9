import type { ReadBytes } from './bytes.js'

/** JPEG: whether the end-of-image mark comes after the last scan. Thumbnails in the header have one of their own. */
async function wholeJpeg(read: ReadBytes): Promise<boolean> {
  let at = 2
  for (;;) {
    const head = await read(at, 4)
    if (head.length < 4 || head[0] !== 0xff) return false
    // Fill bytes may stand before a marker.
    if (head[1] === 0xff) at += 1
    else if (head[1] === 0xda) break
    else at += 2 + head.readUInt16BE(2)
  }
  const step = 1 << 20
  for (;;) {
    const part = await read(at, step + 1)
    if (part.includes(Buffer.from([0xff, 0xd9]))) return true
    if (part.length <= step) return false
    at += step
  }
}

/** PNG: whether the chunks lead to IEND. */
async function wholePng(read: ReadBytes): Promise<boolean> {
  for (let at = 8; ;) {
    const head = await read(at, 8)
    if (head.length < 8) return false
    if (head.toString('latin1', 4) === 'IEND') return true
    at += 12 + head.readUInt32BE(0)
  }
}

/** WebP: whether all the bytes are there that its first chunk counts. */
async function wholeWebp(read: ReadBytes): Promise<boolean> {
  const head = await read(4, 4)
  if (head.length < 4) return false
  const length = 8 + head.readUInt32LE(0)
  return (await read(length - 1, 1)).length === 1
}

const checks: Readonly<Record<string, (read: ReadBytes) => Promise<boolean>>> = {
  'image/jpeg': wholeJpeg,
  'image/png': wholePng,
  'image/webp': wholeWebp,
}

/** Whether a file reaches its own end, told from its structure, without decoding it; TIFF is judged by its directories. */
export async function reachesItsEnd(mediaType: string, read: ReadBytes): Promise<boolean> {
  return (await checks[mediaType]?.(read)) ?? true
}
