/** A rectangle on a page, in whole pixels of its image; `x` and `y` from the top left, `width` and `height` at least 1. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box as a Media Fragment: `'xywh=10,20,300,40'`. https://www.w3.org/TR/media-frags/#naming-space */
export function xywh({ x, y, width, height }: Box): string {
  return `xywh=${[x, y, width, height].map(String).join(',')}`
}

/** The smallest box around others; `undefined` around none. */
export function around(boxes: readonly Box[]): Box | undefined {
  const [first, ...others] = boxes
  if (!first) return undefined
  let [left, top, right, bottom] = [first.x, first.y, first.x + first.width, first.y + first.height]
  for (const { x, y, width, height } of others) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** How much two boxes are one: what both cover, as a part of what either does; 1 where they are the same, 0 where they lie apart. */
export function overlap(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const shared = Math.max(0, across) * Math.max(0, down)
  return shared / (one.width * one.height + other.width * other.height - shared)
}

/**
 * A rectangle of any numbers as a box of whole pixels inside an image, or `undefined` where nothing of it lies inside.
 * The edges are rounded, not the sizes, so neighbours stay neighbours.
 */
export function boxWithin(
  image: { readonly width: number; readonly height: number },
  edges: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  },
): Box | undefined {
  const inside = (value: number, end: number) => Math.min(Math.max(Math.round(value), 0), end)
  const [x, y] = [inside(edges.left, image.width), inside(edges.top, image.height)]
  const width = inside(edges.right, image.width) - x
  const height = inside(edges.bottom, image.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}
