import type { Citation, Standing } from '../../data/model/citation.js'
import type { PageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Box } from '../../data/model/region.js'

/** Where a citation is shown now. */
export interface CitedPlace {
  /** Absent where its page is gone. */
  readonly page?: Page
  /** Absent where all of the page is cited, and where the place was lost. */
  readonly region?: Box
  /** What is lit up: a box for each line of words, or the region. */
  readonly boxes: readonly Box[]
  /** Numbers of its first and last line; absent where the words are not in the text any more. */
  readonly lines?: readonly [first: number, last: number]
}

/** The place of a citation on the scan as it is now. */
export function citedPlace(
  item: Item,
  citation: Citation,
  standing: Exclude<Standing, { readonly state: 'withdrawn' }>,
): CitedPlace {
  const now = nowOf(citation, standing)
  const page = item.pages.find(({ id }) => id === now.page)
  if (!page) return { boxes: [] }
  if (standing.state === 'lost') return { page, boxes: [] }
  const { region, lines } = now
  const boxes = standing.boxes ?? (region ? [region] : [])
  return { page, boxes, ...(region && { region }), ...(lines && { lines }) }
}

interface Now {
  readonly page?: PageId | undefined
  readonly region?: Box | undefined
  readonly lines?: readonly [first: number, last: number] | undefined
}

function nowOf(citation: Citation, standing: Exclude<Standing, { state: 'withdrawn' }>): Now {
  if (standing.state === 'same') return { ...citation, lines: citation.quote?.lines }
  return standing
}
