import { combined, type Raster } from './raster.js'

// Bound once: these are called some million times a page.
const { ceil, exp, max, min, sqrt } = Math

function bell(sigma: number): Float32Array {
  const radius = max(1, ceil(3 * sigma))
  const weights = Float32Array.from({ length: 2 * radius + 1 }, (_, at) =>
    exp(-((at - radius) ** 2) / (2 * sigma * sigma)),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** Adds a row, times a weight, to another. */
function addRow(
  [to, toAt]: readonly [Float32Array, number],
  [from, fromAt]: readonly [Float32Array, number],
  length: number,
  weight: number,
): void {
  for (let x = 0; x < length; x++)
    to[toAt + x] = (to[toAt + x] ?? 0) + (from[fromAt + x] ?? 0) * weight
}

/** Blurred by a Gaussian. @param sigma in pixels */
export function blurred({ width, height, data }: Raster, sigma: number): Raster {
  const weights = bell(sigma)
  const radius = (weights.length - 1) / 2
  const across = new Float32Array(data.length)
  const line = new Float32Array(width + 2 * radius)
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width)
    line.fill(row[0] ?? 0, 0, radius)
    line.set(row, radius)
    line.fill(row[width - 1] ?? 0, width + radius)
    for (const [at, weight] of weights.entries())
      addRow([across, y * width], [line, at], width, weight)
  }
  const both = new Float32Array(data.length)
  for (let y = 0; y < height; y++)
    for (const [at, weight] of weights.entries()) {
      const from = min(max(y + at - radius, 0), height - 1)
      addRow([both, y * width], [across, from * width], width, weight)
    }
  return { width, height, data: both }
}

/** Running means along rows; the result lies on its side, so that twice gives means over squares. */
function meansAcross({ width, height, data }: Raster, radius: number): Raster {
  const turned = new Float32Array(data.length)
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width)
    let [sum, count] = [0, 0]
    for (let x = 0; x < min(radius, width); x++) [sum, count] = [sum + (row[x] ?? 0), count + 1]
    for (let x = 0; x < width; x++) {
      if (x + radius < width) [sum, count] = [sum + (row[x + radius] ?? 0), count + 1]
      if (x > radius) [sum, count] = [sum - (row[x - radius - 1] ?? 0), count - 1]
      turned[x * height + y] = sum / count
    }
  }
  return { width: height, height: width, data: turned }
}

/** Means over squares. */
const means = (raster: Raster, radius: number) => meansAcross(meansAcross(raster, radius), radius)

/**
 * The picture as what stands out from its surroundings, by how much such things stand out there: what light, contrast, yellowing and shadows
 * of the fold do is gone. What stands out less than the grain of the paper stays faint.
 * @param radius of the surroundings, in pixels
 */
export function evened(raster: Raster, radius: number): Raster {
  const detail = combined(raster, means(raster, radius), (grey, mean) => grey - mean)
  const power = means(
    combined(detail, detail, (one, other) => one * other),
    radius,
  )
  const total = power.data.reduce((sum, value) => sum + value, 0)
  const least = sqrt(total / power.data.length) / 3 + 1e-4
  return combined(detail, power, (value, square) =>
    max(-4, min(4, value / (sqrt(max(0, square)) + least))),
  )
}
