import type { Citation, Standing } from '../../data/model/citation.js'
import type { PageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Archive } from '../archive.js'
import { lineBoxes, quotedBoxes } from './passage.js'

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
export async function citedPlace(
  archive: Archive,
  item: Item,
  citation: Citation,
  standing: Exclude<Standing, { readonly state: 'withdrawn' }>,
): Promise<CitedPlace> {
  const now = nowOf(citation, standing)
  const page = item.pages.find(({ id }) => id === now.page)
  if (!page) return { boxes: [] }
  const { region, lines } = now
  const place = { page, ...(region && { region }), ...(lines && { lines }) }
  if (standing.state === 'lost') return { page, boxes: [] }
  const text = lines ? await linesOf(archive, item, page, citation) : []
  const boxes = citation.quote && lines ? lit(text, citation.quote, lines, standing) : []
  return { ...place, boxes: boxes.length > 0 ? boxes : region ? [region] : [] }
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

async function linesOf(
  archive: Archive,
  item: Item,
  page: Page,
  { quote }: Citation,
): Promise<readonly TextLine[]> {
  const layer = item.texts.find(({ id }) => id === quote?.text)
  const text =
    layer?.extent === 'by-page' ? layer.pages.find((one) => one.page === page.id) : undefined
  return text ? (await archive.texts.ofPage(item.id, page, text)).lines : []
}

function lit(
  text: readonly TextLine[],
  quote: NonNullable<Citation['quote']>,
  lines: readonly [first: number, last: number],
  standing: Standing,
): readonly Box[] {
  const words = quotedBoxes(text, quote)
  if (words && words.length > 0) return words
  return standing.state === 'found' ? lineBoxes(text, lines) : []
}
