import { LRUCache } from 'lru-cache'
import { piece } from '../data/align/piece.js'
import { placed, stretchedTo } from '../data/import/place.js'
import type { ReadPart } from '../data/import/read-part.js'
import { readText } from '../data/import/texts.js'
import { given } from '../data/import/written.js'
import type { ItemId } from '../data/model/ids.js'
import type { Page } from '../data/model/item.js'
import type { PageText, PlacedText, Placement, ReadText, TextFile } from '../data/model/text.js'
import type { TextLine } from '../data/model/text-line.js'
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

const decoder = new TextDecoder()

/** @param blobs where the texts are kept */
export function textReading(blobs: Pick<Blobs, 'read'>): TextReading {
  const parts = new LRUCache<
    string,
    { readonly parts: readonly ReadPart[]; readonly size: number }
  >({
    maxSize: remembered,
    sizeCalculation: ({ size }) => size,
  })
  const placements = new LRUCache<string, PlacedText>({ maxSize: remembered })
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
  const linesOf = async (
    item: ItemId,
    page: Page,
    text: PageText,
  ): Promise<readonly TextLine[]> => {
    if (text.placed) return placedLines(item, page, text.placed)
    const all = await partsOf(item, text.text)
    const { part } = text
    const wanted = part === undefined ? all : [part].flat().flatMap((at) => all[at] ?? [])
    if (text.cut) return piece(wanted.flatMap(withoutPlaces), text.cut)
    return wanted.flatMap((one) => placed(one, page.image, text.text.file.name).lines)
  }
  const placedLines = async (item: ItemId, { image }: Page, { file }: Placement) => {
    const known = placements.get(file.sha256)
    const found =
      known ?? (JSON.parse(decoder.decode(await blobs.read(item, 'texts', file))) as PlacedText)
    if (!known) placements.set(file.sha256, found, { size: file.bytes + 1 })
    return stretchedTo(image, found)
  }
  return {
    ofPage: async (item, page, text) => ({
      lines: numbered(await linesOf(item, page, text), text.numbers),
    }),
    whole: async (item, text) => ({ lines: (await partsOf(item, text)).flatMap(withoutPlaces) }),
  }
}

/** The lines of a part as they are shown where no page is known. */
function withoutPlaces({ lines }: ReadPart): readonly TextLine[] {
  return lines.map(({ text, opensParagraph, heading, marks, comment }) => ({
    text,
    opensParagraph,
    ...given({ heading, marks, comment }),
  }))
}

function numbered(
  lines: readonly TextLine[],
  numbers: readonly number[] | undefined,
): readonly TextLine[] {
  if (!numbers) return lines
  return lines.map((line, at) => ({ ...line, ...given({ number: numbers[at] }) }))
}
