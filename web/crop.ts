import type { Box } from '../data/model/region.js'

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The part of a scan that shows a cited place with some of what is around it: words in the width of their column, with a line
 * or two above and below; a region with a margin; all of the scan where nothing of it is lit up.
 * @param boxes what is lit up, in pixels
 */
export function cropOf(image: Size, boxes: readonly Box[], areWords: boolean): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: image.width, height: image.height }
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top
  const line = Math.max(...boxes.map((box) => box.height))
  const wanted = areWords
    ? { width: Math.max(width * 1.12, image.width * 0.62), height: height + 4 * line }
    : { width: width * 1.16, height: height + width * 0.16 }
  // A strip that is too flat shows letters too small to be read.
  const shown = { ...wanted, height: Math.max(wanted.height, wanted.width * 0.22) }
  const across = along(left + width / 2, shown.width, image.width)
  const down = along(top + height / 2, shown.height, image.height)
  return { x: across.start, y: down.start, width: across.length, height: down.length }
}

/** A stretch of a wanted length around a middle, moved and cut to lie within the image. */
function along(middle: number, wanted: number, whole: number) {
  const length = Math.max(1, Math.min(Math.round(wanted), whole))
  return { length, start: Math.min(Math.max(Math.round(middle - length / 2), 0), whole - length) }
}

/** Widths in pixels in which a part of a scan is offered, the smallest first; none larger than it is. */
export function croppedTo({ width }: Pick<Box, 'width'>): readonly [number, ...number[]] {
  const smaller = [800, 1600].filter((one) => one < width)
  const [first, ...others] = smaller
  if (first === undefined) return [width]
  return width <= 1600 ? [first, ...others, width] : [first, ...others]
}
