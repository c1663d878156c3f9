/** Up to how many it is quicker to keep the first ones in order while looking through all. */
const few = 200

/** The first ones of a list as they would be sorted, without sorting all. */
export function firstOf<One>(
  list: readonly One[],
  count: number,
  compare: (a: One, b: One) => number,
): readonly One[] {
  if (count > few) return list.toSorted(compare).slice(0, count)
  const best: One[] = []
  for (const one of list) {
    const worst = best[count - 1]
    if (count === 0 || (worst !== undefined && compare(one, worst) >= 0)) continue
    if (worst !== undefined) best.pop()
    let at = best.length
    while (at > 0 && compare(one, best[at - 1] as One) < 0) at--
    best.splice(at, 0, one)
  }
  return best
}
