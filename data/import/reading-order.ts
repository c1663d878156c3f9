/** Things that a file gives in one order and that are read in another. */
export interface Ordered<T> {
  readonly all: readonly T[]
  /** How many of them the order does not name; they come last, as they stand in the file. */
  readonly unnamed: number
}

/**
 * Things in the order that names them, or what they lie in.
 * @param owners the identifiers of a thing and of what it lies in, innermost first
 * @param order identifiers in the order of reading; without any the file's order holds
 */
export function inReadingOrder<T>(
  things: readonly T[],
  owners: (thing: T) => readonly string[],
  order: readonly string[],
): Ordered<T> {
  if (order.length === 0) return { all: things, unnamed: 0 }
  const ranks = new Map<string, number>()
  for (const id of order) if (!ranks.has(id)) ranks.set(id, ranks.size)
  const ranked = things.map((thing) => {
    const named = owners(thing).find((id) => ranks.has(id))
    return { thing, rank: named === undefined ? Infinity : (ranks.get(named) ?? Infinity) }
  })
  return {
    all: ranked
      .toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
      .map(({ thing }) => thing),
    unnamed: ranked.filter(({ rank }) => rank === Infinity).length,
  }
}

/**
 * The order of reading where a file tells of a block only which one comes next: each row of blocks stands where its
 * first stands, and blocks of no row where they stand.
 * @param units identifiers in the order of the file
 * @param next which one comes after which
 */
export function orderByNext(
  units: readonly string[],
  next: ReadonlyMap<string, string>,
): readonly string[] {
  const known = new Set(units)
  const followers = new Set(
    [...next].filter(([from, to]) => known.has(from) && from !== to).map(([, to]) => to),
  )
  const order = new Set<string>()
  const follow = (first: string) => {
    for (let id: string | undefined = first; id !== undefined && known.has(id); id = next.get(id)) {
      if (order.has(id)) return
      order.add(id)
    }
  }
  for (const unit of units) if (!followers.has(unit)) follow(unit)
  // What is left goes round in a ring.
  for (const unit of units) follow(unit)
  return [...order]
}
