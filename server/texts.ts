import { LRUCache } from 'lru-cache'
import { placed } from '../data/import/place.js'
import type { ReadPart } from '../data/import/read-part.js'
import { readText } from '../data/import/texts.js'
import type { ItemId } from '../data/model/ids.js'
import type { Page } from '../data/model/item.js'
import type { PageText, ReadText, TextFile } from '../data/model/text.js'
import type { Blobs } from '../data/store/blobs.js'

/** Kept texts, read again when they are asked for; what was read lately is remembered. */
export interface TextReading {
  /** The text of one page, in the pixels of its scan. */
  ofPage(item: ItemId, page: Page, text: PageText): Promise<ReadText>
  /** The text of a whole document, without places. */
  whole(item: ItemId, text: TextFile): Promise<ReadText>
}

/** Read texts are remembered up to about this many characters. */
const remembered = 16 * 1024 * 1024

/** @param blobs where the texts are kept */
export function textReading(blobs: Blobs): TextReading {
  const parts = new LRUCache<
    string,
    { readonly parts: readonly ReadPart[]; readonly size: number }
  >({
    maxSize: remembered,
    sizeCalculation: ({ size }) => size,
  })
  const partsOf = async (
    item: ItemId,
    { file, format }: TextFile,
  ): Promise<readonly ReadPart[]> => {
    const known = parts.get(file.sha256 + format)
    if (known) return known.parts
    const bytes = await blobs.read(item, 'texts', file)
    const read = readText(bytes, file.name, format)
    parts.set(file.sha256 + format, { parts: read.parts, size: bytes.length + 1 })
    return read.parts
  }
  return {
    ofPage: async (item, page, { text, part }) => {
      const all = await partsOf(item, text)
      const wanted = part === undefined ? all : all.slice(part, part + 1)
      return { lines: wanted.flatMap((one) => placed(one, page.image, text.file.name).lines) }
    },
    whole: async (item, text) => {
      const lines = (await partsOf(item, text)).flatMap((part) => part.lines)
      return {
        lines: lines.map(({ text: words, opensParagraph }) => ({ text: words, opensParagraph })),
      }
    },
  }
}
