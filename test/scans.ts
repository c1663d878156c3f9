import sharp from 'sharp'

/** Numbers that look random and are the same every time, from 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A page of grey lines of words, different for each seed, as a picture that can be made in any size and form. */
export function pageSvg(seed: number, width = 600, height = 800): Buffer {
  const random = randomNumbers(seed * 7919 + 1)
  const words: string[] = []
  for (let y = 60; y < 740; y += 24) {
    if (random() < 0.25) continue
    for (let x = 60 + random() * 60; x < 500 - random() * 200;) {
      const length = 15 + random() * 60
      words.push(
        `<rect x="${x.toFixed(1)}" y="${String(y)}" width="${length.toFixed(1)}" height="11"/>`,
      )
      x += length + 9
    }
  }
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 600 800"><rect width="600" height="800" fill="#eee"/><g fill="#333">${words.join('')}</g></svg>`,
  )
}

/** The page as a JPEG; another quality gives other bytes of the same page. */
export async function pageJpeg(seed: number, quality = 80, width = 600): Promise<Buffer> {
  return sharp(pageSvg(seed, width, Math.round((width * 4) / 3)))
    .jpeg({ quality })
    .toBuffer()
}
