/** A layer of a page as pixels: four bytes each, red, green, blue and how much is there; `scale` pixels to one of the page. */
export interface Layer {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** Red, green and blue, 0 to 255, and how much is there, 0 to 1. */
export type Sampled = readonly [number, number, number, number]
const nothing: Sampled = [0, 0, 0, 0]

/** A layer at a point of the page, between its pixels. */
export function sample(layer: Layer, x: number, y: number): Sampled {
  const [across, down] = [x * layer.scale - 0.5, y * layer.scale - 0.5]
  const [left, top] = [Math.floor(across), Math.floor(down)]
  if (left < 0 || top < 0 || left + 1 >= layer.width || top + 1 >= layer.height) return nothing
  return between(layer, (top * layer.width + left) * 4, across - left, down - top)
}

/** Four neighbouring pixels, the first of them `first` bytes into the layer, mixed by how near they are. */
function between({ data, width }: Layer, first: number, u: number, v: number): Sampled {
  const corners = [
    [first, (1 - u) * (1 - v)],
    [first + 4, u * (1 - v)],
    [first + width * 4, (1 - u) * v],
    [first + width * 4 + 4, u * v],
  ] as const
  let [red, green, blue, there] = [0, 0, 0, 0]
  for (const [at, share] of corners) {
    const weight = byteAt(data, at + 3) * share
    if (weight === 0) continue
    red += byteAt(data, at) * weight
    green += byteAt(data, at + 1) * weight
    blue += byteAt(data, at + 2) * weight
    there += weight
  }
  return there === 0 ? nothing : [red / there, green / there, blue / there, there / 255]
}

const byteAt = (data: Uint8Array, index: number) => data[index] ?? 0
