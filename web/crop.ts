import { around, type Box } from '../data/model/region.js'

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
  const cited = around(boxes)
  if (!cited) return { x: 0, y: 0, width: image.width, height: image.height }
  const { width, height } = cited
  const line = Math.max(...boxes.map((box) => box.height))
  const wanted = areWords
    ? { width: Math.max(width * 1.12, image.width * 0.62), height: height + 4 * line }
    : { width: width * 1.16, height: height + width * 0.16 }
  // A strip that is too flat shows letters too small to be read.
  const shown = { ...wanted, height: Math.max(wanted.height, wanted.width * 0.22) }
  return centred(image, middleOf(cited), shown)
}

interface Middle {
  readonly x: number
  readonly y: number
}

/** The middle of a box, in pixels; halves of them too. */
export function middleOf({ x, y, width, height }: Box): Middle {
  return { x: x + width / 2, y: y + height / 2 }
}

/** A box of a wanted size around a middle, moved and cut to lie within the image: whole pixels, at least one each way. */
export function centred(image: Size, middle: Middle, wanted: Size): Box {
  const across = along(middle.x, wanted.width, image.width)
  const down = along(middle.y, wanted.height, image.height)
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
