/** The logarithm of a width is off by so much, where words are the same, and where they are not. */
const [right, wrong] = [0.25, 0.8]

/**
 * How much more likely it is that a word of a width stands where another width is wanted than that it does by chance: the logarithm of the odds.
 * @param wanted pixels, and so is `extent`; 0 where it is not known
 */
export function widthOdds(wanted: number, extent: number): number {
  if (wanted <= 0 || extent <= 0) return 0
  const off = Math.log(extent / wanted) ** 2
  return Math.max(-3, Math.log(wrong / right) - off / (2 * right ** 2) + off / (2 * wrong ** 2))
}
