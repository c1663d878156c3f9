import { boxWithin, type Box } from '../../data/model/region.js'
import { mapped } from './affine.js'
import type { Knot } from './mesh.js'
import type { Registration } from './registration.js'

// Bound once: these are called some million times a page.
const { exp, floor, hypot, max, min } = Math

/** Pixels of a scan. */
type Extent = Pick<Box, 'width' | 'height'>
interface Place {
  readonly x: number
  readonly y: number
}

/** A region of one scan on another. */
export interface Carried {
  /** In pixels of the other scan. The smallest upright box about it, where it is askew there. */
  readonly region: Box
  /** Whether what is there looks the same, as far as the two scans look the same anywhere. Something blank always does. */
  readonly isSure: boolean
}

/** How far about a place knots tell how the paper lies there, in pixels of the raster: a bell's width. */
const reach = 50
/** Knots that agree less tell nothing of where things are. */
const leastAgreement = 0.25
/**
 * How well a region must agree, beside how well the scans do as a whole. Other lines by the same typewriter, to the same margins, pasted
 * over a page agreed by 0.68 at most; lines that were the same, on poor rescans of a pale letter, by 0.74 at least.
 */
const sure = 0.7
/** How much of a region must be on the other scan. */
const leastShared = 0.5

function weightOf({ x, y, agreement }: Knot, place: Place): number {
  if (agreement < leastAgreement) return 0
  return agreement ** 2 * exp(-((x - place.x) ** 2 + (y - place.y) ** 2) / (2 * reach * reach))
}

/** Where a place of the first raster is on the second, as the knots about it say. */
function carriedPlace({ map, knots }: Registration, place: Place): Place {
  // A knot's worth of doubt keeps a lone one from far away from deciding.
  let [sum, right, below] = [0.3, 0, 0]
  for (const knot of knots) {
    const weight = weightOf(knot, place)
    sum += weight
    right += weight * knot.right
    below += weight * knot.below
  }
  const { x, y } = mapped(map, place)
  return { x: x + right / sum, y: y + below / sum }
}

const share = (values: readonly number[], part: number) =>
  values.toSorted((one, other) => one - other)[floor(values.length * part)] ?? 0

/** How well a box of the first raster agrees: the knots that look at it, by how near they are. */
function agreementIn({ knots }: Registration, edges: Edges): number | undefined {
  const usual = share(
    knots.map((knot) => knot.agreement),
    0.75,
  )
  const away = ({ x, y }: Knot) =>
    hypot(max(edges.left - x, 0, x - edges.right), max(edges.top - y, 0, y - edges.bottom))
  let [sum, total] = [0, 0]
  for (const knot of knots) {
    const weight = max(0, 1 - away(knot) / 40)
    sum += weight
    total += weight * knot.agreement
  }
  return sum === 0 || usual <= 0 ? undefined : min(1, total / sum / usual)
}

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const area = ({ width, height }: Extent) => width * height

/** Edges in the raster, whose pixels have their middles at whole numbers. */
function onRaster({ x, y, width, height }: Box, scan: Extent, raster: Extent): Edges {
  const [across, down] = [raster.width / scan.width, raster.height / scan.height]
  return {
    left: x * across - 0.5,
    top: y * down - 0.5,
    right: (x + width) * across - 0.5,
    bottom: (y + height) * down - 0.5,
  }
}

/**
 * Where a region of the first scan is on the second, or nothing where it was cut off.
 * @param scans the sizes of both, in pixels
 */
export function carried(
  registration: Registration,
  region: Box,
  [first, second]: readonly [first: Extent, second: Extent],
): Carried | undefined {
  const { from, to } = registration
  const edges = onRaster(region, first, from)
  const corners = [
    { x: edges.left, y: edges.top },
    { x: edges.right, y: edges.top },
    { x: edges.left, y: edges.bottom },
    { x: edges.right, y: edges.bottom },
  ].map((corner) => carriedPlace(registration, corner))
  const across = corners.map(({ x }) => ((x + 0.5) * second.width) / to.width)
  const down = corners.map(({ y }) => ((y + 0.5) * second.height) / to.height)
  const whole = {
    left: min(...across),
    top: min(...down),
    right: max(...across),
    bottom: max(...down),
  }
  const found = boxWithin(second, whole)
  const size = { width: whole.right - whole.left, height: whole.bottom - whole.top }
  if (!found || area(found) < leastShared * area(size)) return undefined
  return { region: found, isSure: (agreementIn(registration, edges) ?? 1) >= sure }
}
