import { lineNumbers } from '../../data/import/line-numbers.js'
import type { PageId } from '../../data/model/ids.js'
import type { PageText, TextLayer } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'

/** Reads a page's text; nothing where that page is gone. */
type Read = (text: PageText) => Promise<readonly TextLine[] | undefined>

/**
 * Lets the lines of corrected texts keep their numbers, so that what cites a line still means it.
 * @param before the item's layers as they were
 */
export async function numberedLayers(
  layers: readonly TextLayer[],
  before: readonly TextLayer[],
  read: { readonly now: Read; readonly before: Read },
): Promise<TextLayer[]> {
  const numbered: TextLayer[] = []
  for (const layer of layers) {
    const old = before.find(({ id }) => id === layer.id)
    if (layer.extent === 'whole' || old?.extent !== 'by-page') {
      numbered.push(layer)
      continue
    }
    const olds = new Map<PageId, PageText>(old.pages.map((text) => [text.page, text]))
    const pages: PageText[] = []
    for (const text of layer.pages) {
      const formerly = olds.get(text.page)
      pages.push(formerly ? await numberedText(text, formerly, read) : text)
    }
    numbered.push({ ...layer, pages })
  }
  return numbered
}

async function numberedText(
  text: PageText,
  old: PageText,
  read: { readonly now: Read; readonly before: Read },
): Promise<PageText> {
  const { numbers, lastNumber, ...plain } = text
  if (isSame(text, old)) {
    const kept = { ...(old.numbers && { numbers: old.numbers }) }
    return {
      ...plain,
      ...kept,
      ...(old.lastNumber !== undefined && { lastNumber: old.lastNumber }),
    }
  }
  const [now, before] = [await read.now(text), await read.before(old)]
  if (!now || !before) return text
  const known = ({ text: said, comment }: TextLine) => ({ text: said, id: comment?.id })
  const lines = before.map((line, at) => ({ ...known(line), number: line.number ?? at + 1 }))
  return { ...plain, ...lineNumbers(lines, now.map(known), old.lastNumber ?? 0) }
}

/** Whether two texts of a page are read from the same file in the same way. */
function isSame(one: PageText, other: PageText): boolean {
  const source = ({ text, part, cut, placed }: PageText) =>
    JSON.stringify([text.file.sha256, part, cut?.from, cut?.to, placed?.file.sha256])
  return source(one) === source(other)
}
