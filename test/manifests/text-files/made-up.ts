import type { Box } from '../../../data/model/region.js'
import type { TextLine } from '../../../data/model/text-line.js'

/** A page's size in pixels. */
export const page = { width: 1000, height: 1400 }
/** A place on it. */
export const box = (x: number, y: number, width: number, height = 20): Box => ({
  x,
  y,
  width,
  height,
})
/** A line of its text. */
export const line = (text: string, rest: Partial<TextLine> = {}): TextLine => ({
  text,
  opensParagraph: false,
  ...rest,
})
