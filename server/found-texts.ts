import type { Item } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import type { ReadText, TextLayer } from '../data/model/text.js'
import { matches } from '../data/search/matches.js'
import { passage } from '../data/search/passage.js'
import type { Query } from '../data/search/query.js'
import type { Found } from '../data/store/found.js'
import type { FoundText } from '../manifests/search/hit.js'
import type { Archive } from './archive.js'

/**
 * The texts that the index names, with the places of what was looked for. One that is another by now, or that was withdrawn since, is left out.
 */
export async function foundTexts(
  archive: Archive,
  query: Query,
  found: readonly Found[],
): Promise<FoundText[]> {
  const texts: FoundText[] = []
  for (const one of found) {
    const text = await readFound(archive, one)
    if (!text) continue
    const words = passage(text.lines)
    const here = matches(words, query).map(({ from, to }) =>
      parts(words.slice(from, to).flatMap(({ places }) => places)),
    )
    if (here.length > 0) texts.push({ ...text, matches: here })
  }
  return texts
}

/** A text that the index names, as it is now. */
export async function readFound(
  archive: Archive,
  { item: id, page: pageId, text }: Found,
): Promise<Omit<FoundText, 'matches'> | undefined> {
  const kept = await archive.catalogue.item(id)
  if (!kept || kept.withdrawn) return undefined
  const item = kept.record
  const page = item.pages.find((one) => one.id === pageId)
  const layer = item.texts.find((one) => one.id === text)
  if (!page || !layer) return undefined
  try {
    const read = await onPage(archive, item, page, layer)
    return read && { item, page, layer, lines: read.lines }
  } catch (error) {
    if (error instanceof Problem && error.code === 'unreadable') return undefined
    throw error
  }
}

async function onPage(
  { texts }: Archive,
  item: Item,
  page: Item['pages'][number],
  layer: TextLayer,
): Promise<ReadText | undefined> {
  if (layer.extent === 'whole') return texts.whole(item.id, layer.text)
  const text = layer.pages.find((one) => one.page === page.id)
  return text && texts.ofPage(item.id, page, text)
}

/** Places of words that stand together, one for each line that they stand on. */
function parts(places: readonly { line: number; from: number; to: number }[]) {
  const byLine = new Map<number, { line: number; from: number; to: number }>()
  for (const { line, from, to } of places) {
    const known = byLine.get(line)
    byLine.set(line, known ? { line, from: Math.min(known.from, from), to: Math.max(known.to, to) } : { line, from, to }) // prettier-ignore
  }
  return [...byLine.values()]
}
