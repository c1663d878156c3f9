import { number } from './shapes.js'
import type { Attributes } from './xml.js'

/** A group of regions, or a region. */
interface Group {
  readonly region: string | undefined
  /** Its place in the group that it lies in, where that has an order. */
  readonly index: number | undefined
  readonly inner: Group[]
}

const groups = /^(Ordered|Unordered)Group(Indexed)?$/
const regions = /^RegionRef(Indexed)?$/

/**
 * A page's `ReadingOrder`: groups with and without an order, within each other; what has no order of its own is taken
 * in the order of the file.
 * @see https://github.com/PRImA-Research-Lab/PAGE-XML/blob/master/pagecontent/schema/pagecontent.xsd (ReadingOrderType)
 */
export class PageXmlOrder {
  private readonly all: Group[] = []
  private readonly within: Group[] = []

  open(name: string, { regionRef, index }: Attributes): void {
    const isGroup = groups.test(name)
    if (!isGroup && !regions.test(name)) return
    const group: Group = { region: regionRef, index: number(index), inner: [] }
    const around = this.within.at(-1)?.inner ?? this.all
    around.push(group)
    if (isGroup) this.within.push(group)
  }

  close(name: string): void {
    if (groups.test(name)) this.within.pop()
  }

  /** Identifiers of regions in the order of reading; none where the page has no reading order. */
  regions(): readonly string[] {
    return regionsOf(this.all)
  }
}

function regionsOf(all: readonly Group[]): readonly string[] {
  return byIndex(all, ({ index }) => index).flatMap(({ region, inner }) => [
    ...(region === undefined ? [] : [region]),
    ...regionsOf(inner),
  ])
}

/** Things by their number, where each of them has one, or else as they are. */
export function byIndex<T>(
  all: readonly T[],
  indexOf: (one: T) => number | undefined,
): readonly T[] {
  const numbered = all.map((one) => ({ one, index: indexOf(one) }))
  if (numbered.some(({ index }) => index === undefined)) return all
  return numbered.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map(({ one }) => one)
}
