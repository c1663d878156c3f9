import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/** Pixels of a small page: a typed sheet at some 50 dpi. */
const [width, height] = [420, 594]

/** A typed page, different for each number, as grey pixels row by row. */
function page(number: number): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(236)
  let state = number * 2_654_435_761 + 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  for (let top = 40; top < height - 50; top += 14) {
    if (random() < 0.2) continue
    for (let left = 40 + random() * 30; left < width - 80;) {
      const length = 6 + random() * 40
      for (let y = top; y < top + 7; y++)
        pixels.fill(60, y * width + Math.floor(left), y * width + Math.floor(left + length))
      left += length + 6
    }
  }
  return pixels
}

/**
 * Lays down folders of scans, one an item, each page a JPEG of its own with a line of text beside it.
 * @returns paths of all scans
 */
export async function lay(folder: string, items: number, pages: number): Promise<string[]> {
  const paths: string[] = []
  for (let item = 1; item <= items; item++) {
    const inside = join(folder, `memo-${String(item).padStart(5, '0')}`)
    await mkdir(inside, { recursive: true })
    await Promise.all(
      Array.from({ length: pages }, async (_, at) => {
        const path = join(inside, `${String(at + 1)}.jpg`)
        paths.push(path)
        const raw = { width, height, channels: 1 } as const
        const bytes = await sharp(page(item * 1000 + at), { raw })
          .jpeg()
          .toBuffer()
        await writeFile(path, bytes)
        await writeFile(path.replace(/jpg$/, 'txt'), `Memorandum ${String(item)}, page ${String(at + 1)}.\n`) // prettier-ignore
      }),
    )
  }
  return paths
}
