import { attributes, html, type Html } from './html.js'

/** Documents that are dated with the years from one to another. */
export interface YearCount {
  readonly from: number
  readonly to: number
  readonly documents: number
}

/** How many documents may be of some years; one that may be of several stands in each. */
export type Bucket = YearCount

/** Years that no document is of: what is open in time reaches to them. */
const [firstYear, lastYear] = [-9999, 9999]
/** Bars at most; where there are more years, a bar is ten, a hundred or a thousand of them. */
const mostBars = 45

/** Documents by year, decade, century or millennium, without gaps from the first to the last; empty where none has a date. */
export function buckets(years: readonly YearCount[], step?: number): readonly Bucket[] {
  const bounds = years
    .flatMap(({ from, to }) => [from, to])
    .filter((year) => year > firstYear && year < lastYear)
  if (bounds.length === 0) return []
  const [first, last] = [least(bounds), -least(bounds.map((year) => -year))]
  const width = step ?? [1, 10, 100].find((one) => (last - first) / one < mostBars) ?? 1000
  const [start, end] = rounded(Math.floor(first / width), Math.floor(last / width))
  const all = Array.from({ length: end - start + 1 }, () => 0)
  for (const { from, to, documents } of years) {
    const [low, high] = [Math.floor(from / width) - start, Math.floor(to / width) - start]
    for (let at = Math.max(low, 0); at <= Math.min(high, all.length - 1); at++)
      all[at] = (all[at] ?? 0) + documents
  }
  return all.map((documents, at) => ({
    from: (start + at) * width,
    to: (start + at + 1) * width - 1,
    documents,
  }))
}

/** A few years are shown within their decade, a few decades within their century. */
function rounded(start: number, end: number): readonly [number, number] {
  if (end - start >= 9) return [start, end]
  return [Math.floor(start / 10) * 10, Math.floor(end / 10) * 10 + 9]
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)

/** Units of the drawing: how high it is, how wide a bar with the gap behind it. */
const [height, bar, gap] = [60, 10, 2]

/** What the bars say and where they lead. */
interface Look {
  readonly says: (bucket: Bucket) => string
  readonly address: (bucket: Bucket) => string
  /** Whether a bar is one of those that were chosen. */
  readonly isOn: (bucket: Bucket) => boolean
}

/**
 * A bar for each bucket, which leads to its documents. It is for pointers and eyes: who uses neither has the same in the fields beside it, without walking over
 * each bar.
 */
export function histogram(all: readonly Bucket[], { says, address, isOn }: Look): Html {
  const highest = Math.max(1, ...all.map(({ documents }) => documents))
  const drawn = all.map((bucket, at) => {
    const tall = bucket.documents === 0 ? 0 : Math.max(2, (bucket.documents / highest) * height)
    const place = { x: at * bar, y: round(height - tall), width: bar - gap, height: round(tall) }
    const shape = html`<title>${says(bucket)}</title>
      <rect class="reach" ${attributes({ x: at * bar, y: 0, width: bar, height })} /><rect
        ${attributes({ class: isOn(bucket) ? 'on' : undefined, ...place })}
      />`
    return bucket.documents === 0
      ? html`<g>${shape}</g>`
      : html`<a href="${address(bucket)}" tabindex="-1" rel="nofollow">${shape}</a>`
  })
  const box = `0 0 ${String(all.length * bar - gap)} ${String(height)}`
  return html`<svg
    class="histogram"
    viewBox="${box}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${drawn}
  </svg>`
}

const round = (value: number) => Math.round(value * 10) / 10
