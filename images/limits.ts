/**
 * The largest picture that is made on request, in pixels of the finished size before rotation.
 * `maxHeight` without `maxWidth` is not legal; `maxWidth` alone limits both.
 * https://iiif.io/api/image/3.0/#52-technical-properties
 */
export interface Limits {
  readonly maxWidth: number
  readonly maxHeight?: number
  /** Width times height. */
  readonly maxArea?: number
}

/**
 * What one request may cost where nothing else is set: an A3 sheet at 600 dpi still comes whole, and every format but AVIF and GIF can
 * hold the result, unless it is turned by an odd angle (see `excess` in formats).
 */
export const defaultLimits = {
  maxWidth: 16_000,
  maxHeight: 16_000,
  maxArea: 72_000_000,
} as const satisfies Limits

/** Whether a size in pixels may be given out. */
export function allows(
  { maxWidth, maxHeight = maxWidth, maxArea = Infinity }: Limits,
  { width, height }: { readonly width: number; readonly height: number },
): boolean {
  return width <= maxWidth && height <= maxHeight && width * height <= maxArea
}
