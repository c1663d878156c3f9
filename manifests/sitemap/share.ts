/**
 * How much each may have at the most, so that all together have no more than `all`: the same for everybody, and what some leave over is for those
 * who want more.
 * @param wanted how much each would have
 */
export function fairShare(wanted: readonly number[], all: number): number {
  const ascending = [...wanted].sort((one, other) => one - other)
  let left = all
  for (const [at, one] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - at))
    if (one > share) return share
    left -= one
  }
  return Infinity
}
