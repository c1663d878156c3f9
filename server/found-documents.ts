import type { Item } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import type { Box } from '../data/model/region.js'
import { parseQuery } from '../data/search/query.js'
import { codeKey } from '../data/search/record.js'
import { recordSnippet } from '../data/search/record-snippet.js'
import { snippet, type Snippet } from '../data/search/snippet.js'
import type { FoundDocument as Answer } from '../data/store/documents.js'
import { hits, type FoundText } from '../manifests/search/hit.js'
import { plainLabel } from '../web/leaf.js'
import type { FoundDocument, FoundPassage } from '../web/search-hit.js'
import type { Site } from '../web/site.js'
import type { Archive } from './archive.js'
import { foundTexts } from './found-texts.js'

/** A document that the index names, as it is shown; `undefined` where it was withdrawn since, or cannot be read. */
export async function documentShown(
  archive: Archive,
  answer: Answer,
  q: string,
  site: Site,
): Promise<FoundDocument | undefined> {
  const item = await published(archive, answer.item)
  if (!item) return undefined
  const passages = await passagesShown(archive, answer, q, site)
  const record = passages.length > 0 ? undefined : recordSnippet(item, parseQuery(q), site.languages)
  return { ...(await headOf(archive, item, q)), passages, total: answer.passages, record }
} // prettier-ignore

/** The same with nothing of its record: what was found in its texts is all that was asked for. */
export async function documentWithin(
  archive: Archive,
  answer: Answer,
  q: string,
  site: Site,
): Promise<FoundDocument | undefined> {
  const shown = await documentShown(archive, answer, q, site)
  return shown && { ...shown, record: undefined }
}

async function published({ catalogue }: Archive, id: Item['id']): Promise<Item | undefined> {
  try {
    const kept = await catalogue.item(id)
    return kept && !kept.withdrawn ? kept.record : undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'unreadable') return undefined
    throw error
  }
}

async function headOf({ catalogue }: Archive, item: Item, q: string) {
  const { id, title, dates, referenceCode, collections } = item
  const [first] = collections
  const parent = first === undefined ? undefined : await catalogue.collection(first)
  const code = codeKey(q)
  return {
    id,
    title,
    date: dates[0],
    referenceCode,
    collection: parent && { id: parent.record.id, title: parent.record.title },
    isCode: code !== '' && referenceCode !== undefined && codeKey(referenceCode) === code,
  }
}

async function passagesShown(
  archive: Archive,
  { first }: Answer,
  q: string,
  site: Site,
): Promise<readonly FoundPassage[]> {
  const query = parseQuery(q)
  const found = query ? await foundTexts(archive, query, first) : []
  return found.flatMap((text) => passageShown(text, site) ?? [])
}

function passageShown(found: FoundText, site: Site): FoundPassage | undefined {
  const { item, page, layer, lines } = found
  const shown = snippet(lines, found.matches)
  if (!shown) return undefined
  const number = (at: number) => lines[at]?.number ?? at + 1
  const isPaged = layer.extent === 'by-page'
  const boxes = isPaged ? boxesOf(found, shown) : []
  return {
    pieces: shown.pieces,
    isCut: shown.isCut,
    page: page.id,
    label: isPaged ? plainLabel(page, item.pages.indexOf(page), site) : undefined,
    text: layer.id,
    kind: layer.kind,
    language: layer.language,
    lines: [number(shown.lines[0]), number(shown.lines[1])],
    ...(boxes.length > 0 && { scan: { shown: { id: page.id, image: page.image }, boxes } }),
  }
}

/** Where on the scan that stands which a snippet shows. */
function boxesOf(found: FoundText, { found: parts }: Snippet): readonly Box[] {
  const isShown = (line: number, from: number) => parts.some((part) => part.line === line && part.from === from) // prettier-ignore
  return hits(found)
    .flatMap(({ pieces }) => pieces)
    .filter(({ line, from }) => isShown(line, from))
    .flatMap(({ box }) => box ?? [])
}
