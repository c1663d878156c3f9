// Bound once: these are called some million times a page.
const { floor, max, min } = Math

/** A picture in grey, row by row, in numbers of any range. */
export interface Raster {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A raster of the bytes of a grey picture, from 0 to 1. */
export function rasterOf(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Raster {
  const data = new Float32Array(width * height)
  for (let at = 0; at < data.length; at++) data[at] = (bytes[at] ?? 0) / 255
  return { width, height, data }
}

/** The grey at a point between pixels; pixels have their middles at whole numbers. Beyond the edge it goes on as at the edge. */
export function greyAt({ width, height, data }: Raster, x: number, y: number): number {
  const across = min(max(x, 0), width - 1.001)
  const down = min(max(y, 0), height - 1.001)
  const [left, top] = [floor(across), floor(down)]
  const [u, v] = [across - left, down - top]
  const at = top * width + left
  const upper = (data[at] ?? 0) * (1 - u) + (data[at + 1] ?? 0) * u
  const lower = (data[at + width] ?? 0) * (1 - u) + (data[at + width + 1] ?? 0) * u
  return upper * (1 - v) + lower * v
}

/** Half as wide and half as high; each pixel is the mean of four. */
export function halved({ width, height, data }: Raster): Raster {
  const [across, down] = [floor(width / 2), floor(height / 2)]
  const half = new Float32Array(across * down)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const at = 2 * y * width + 2 * x
      const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0) // prettier-ignore
      half[y * across + x] = sum / 4
    }
  return { width: across, height: down, data: half }
}

/** One raster after a function of each of its values and of the same place of another. */
export function combined(
  one: Raster,
  other: Raster,
  value: (first: number, second: number) => number,
): Raster {
  const data = new Float32Array(one.data.length)
  for (let at = 0; at < data.length; at++) data[at] = value(one.data[at] ?? 0, other.data[at] ?? 0)
  return { width: one.width, height: one.height, data }
}
