import type { Citation, Standing } from '../data/model/citation.js'
import type { Item } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import { around, overlap, type Box } from '../data/model/region.js'
import type { Kept } from '../data/store/catalogue.js'
import type { Archive } from './archive.js'
import { changesSince, type FoundNow } from './citing/changes-since.js'
import { onScan, pageThatLooksLike, showsCitedScan } from './citing/scan-now.js'
import { wordsAnywhere, wordsOn } from './citing/words-now.js'

/** What of the archive is needed to tell where a citation stands. */
export type StandingSources = Pick<Archive, 'catalogue' | 'texts' | 'registrations' | 'standings'>

/**
 * Where a citation is now, and what has changed since it was made. It is sought by its words first, then by what its scan looked like; where
 * neither is sure it is said to be lost. Found out once for each revision of the item.
 * Throws the `not-found` problem where the archive does not know the item, and `busy` where too many are sought on new scans.
 */
export async function standing(archive: StandingSources, citation: Citation): Promise<Standing> {
  const kept = await archive.catalogue.item(citation.item)
  if (!kept)
    throw new Problem('not-found', `The item ${citation.item} of this citation is not here.`)
  if (kept.withdrawn) {
    const { at, why } = kept.withdrawn
    return { state: 'withdrawn', at, why }
  }
  const name = `${citation.id} ${String(kept.revision)}`
  const known = archive.standings.get(name)
  if (known) return known
  const found = standingOf(kept, citation, await foundNow(archive, kept.record, citation))
  archive.standings.set(name, found)
  return found
}

/** Seeks a citation on its page, then on the others. */
async function foundNow(
  archive: StandingSources,
  item: Item,
  citation: Citation,
): Promise<FoundNow> {
  const page = item.pages.find(({ id }) => id === citation.page)
  if (page) {
    const words = await wordsOn(archive, item, page, citation)
    const scan = showsCitedScan(page, citation)
      ? regionOf(citation)
      : await onScan(archive, page, citation)
    if (words || scan) return { page, words, scan }
  }
  return foundElsewhere(archive, item, citation, page)
}

const regionOf = ({ region }: Citation) => (region ? { region } : {})

async function foundElsewhere(
  archive: StandingSources,
  item: Item,
  citation: Citation,
  cited: FoundNow['page'],
): Promise<FoundNow> {
  const words = await wordsAnywhere(archive, item, citation)
  const page = words?.page ?? pageThatLooksLike(item, citation)
  if (!page || page === cited) return { page: cited, words: undefined, scan: undefined }
  const scan = showsCitedScan(page, citation)
    ? regionOf(citation)
    : await onScan(archive, page, citation)
  const there = words ?? (await wordsOn(archive, item, page, citation))
  if (there || scan) return { page, words: there, scan }
  return { page: cited, words: undefined, scan: undefined }
}

/** The place: as the pixels tell, else about the words, where their places are of this scan. */
function regionNow(citation: Citation, { words, scan }: FoundNow): Box | undefined {
  if (!citation.region) return undefined
  return scan?.region ?? (words?.isPlacedAnew ? words.found.region : undefined)
}

/** Words that lie where the pixels tell have their own places on the scan; others may have kept those of the scan before. */
const inPlace = 0.7

/** The places of the words, unless they are those on a scan that was replaced. */
function boxesNow(
  citation: Citation,
  { page, words, scan }: FoundNow,
): { readonly boxes?: readonly Box[] } {
  const boxes = words?.found.boxes ?? []
  const whole = around(boxes)
  if (!page || !words || !whole) return {}
  if (showsCitedScan(page, citation)) return { boxes }
  const isOfThisScan = scan?.region ? overlap(scan.region, whole) >= inPlace : words.isPlacedAnew
  return isOfThisScan ? { boxes } : {}
}

function standingOf(kept: Kept<Item>, citation: Citation, found: FoundNow): Standing {
  const { page, words, scan } = found
  const changes = changesSince(kept, citation, found)
  if (!page || (!words && !scan)) return { state: 'lost', ...(page && { page: page.id }), changes }
  const boxes = boxesNow(citation, found)
  if (changes.length === 0 && isWhereItWas(citation, found)) return { state: 'same', ...boxes }
  const region = regionNow(citation, found)
  return {
    state: 'found',
    page: page.id,
    ...(region && { region }),
    ...(words && { lines: words.found.lines, words: words.found.words }),
    ...boxes,
    changes,
  }
}

/** Whether the words are on the lines they were on; lines keep their numbers through corrections. */
function isWhereItWas({ quote }: Citation, { words }: FoundNow): boolean {
  return !quote || words?.found.lines.join() === quote.lines.join()
}
