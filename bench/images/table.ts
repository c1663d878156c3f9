import { median } from '../measure.js'

/** One line of the table, ready to print. */
export interface Row {
  readonly work: string
  readonly against: string
  readonly must: string
  readonly reached: string
  /** Medians of Fonds and of what stands beside it. */
  readonly ours: string
  readonly theirs: string
}

/** What is compared, and how far it has to go; told only where nothing is demanded. */
export interface Comparison {
  readonly work: string
  readonly against: string
  readonly atLeast?: number
  readonly atMost?: number
}

const decimals = (figure: number) => (figure < 10 ? 2 : figure < 100 ? 1 : 0)

/** A figure in as many digits as mean something: `0.523`, `12.3`, `46,120`. */
export function figure(value: number): string {
  const digits = decimals(value)
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }) // prettier-ignore
}

function demanded({ atLeast, atMost }: Comparison): string {
  if (atLeast !== undefined) return `≥ ${String(atLeast)} ×`
  return atMost === undefined ? '–' : `≤ ${String(atMost)} ×`
}

function verdict({ atLeast, atMost }: Comparison, ratio: number): string {
  if (atLeast === undefined && atMost === undefined) return ''
  return ratio >= (atLeast ?? -Infinity) && ratio <= (atMost ?? Infinity) ? ', yes' : ', **no**'
}

/**
 * A row of two series that were measured in turn. The ratio is the median of the pairs' ratios, because the two of a pair
 * were measured within seconds, whatever else the machine did before and after.
 */
export function ratioRow(
  comparison: Comparison,
  unit: string,
  ours: readonly number[],
  theirs: readonly number[],
): Row {
  const ratio = median(ours.map((value, at) => value / (theirs[at] ?? NaN)))
  return {
    work: comparison.work,
    against: comparison.against,
    must: demanded(comparison),
    reached: `${figure(ratio)} ×${verdict(comparison, ratio)}`,
    ours: `${figure(median(ours))} ${unit}`,
    theirs: `${figure(median(theirs))} ${unit}`,
  }
}

/** A row whose figure must not be more than so much. */
export function boundRow(work: string, unit: string, most: number, ours: number): Row {
  return {
    work,
    against: '–',
    must: `≤ ${figure(most)} ${unit}`,
    reached: `${figure(ours)} ${unit}${ours <= most ? ', yes' : ', **no**'}`,
    ours: `${figure(ours)} ${unit}`,
    theirs: '–',
  }
}

/** A row that could not be measured, with the reason: a peer that is missing, or answers that were none. */
export function openRow(comparison: Comparison, why: string): Row {
  const { work, against } = comparison
  return { work, against, must: demanded(comparison), reached: why, ours: '–', theirs: '–' }
}

const heads = ['work', 'against', 'must reach', 'reached', 'Fonds', 'the other']

/** The table in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ work, against, must, reached, ours, theirs }) =>
    [work, against, must, reached, ours, theirs].join(' | '),
  )
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...lines]
    .map((line) => `| ${line} |`)
    .join('\n')
}
