import type { Finding } from '../model/finding.js'
import { inWords } from './hocr-characters.js'
import { isSpaced, joinedText } from './hocr-line.js'
import { readMarkup } from './hocr-markup.js'
import { blockTeller, placeOf, type HocrLine, type HocrPage } from './hocr-page.js'
import { edgesOf } from './hocr-title.js'
import { HocrTree } from './hocr-tree.js'
import { languageTag } from './languages.js'
import { lineNotes, withBlocks } from './line-blocks.js'
import { inOneLine } from './line-pieces.js'
import type { ReadLine, ReadPart, ReadParts } from './read-part.js'
import { hyphenated } from './soft-hyphens.js'
import { isUpwards } from './upwards.js'
import { given } from './written.js'

/**
 * The pages of an hOCR file (http://kba.github.io/hocr-spec/1.2/), well-formed or not: a part for each `ocr_page`, a line for each
 * line with words on it, in the order of the file. A file without pages is one part, and text that stands in no line is
 * divided as a browser would divide it.
 * @param name what to call the file in findings
 */
export function hocrParts(bytes: Uint8Array, name: string): ReadParts {
  const tree = new HocrTree()
  const findings = readMarkup(bytes, name, tree)
  const pages = tree.pages.length > 0 ? tree.pages : [tree.outside]
  const isClose = pages.some(({ lines }) => lines.some(({ chunks }) => isSpaced(chunks)))
  const marks = marksOf(tree.pages)
  const tool = toolOf(tree)
  const parts = pages
    .map((page, at) => ({ ...part(page, isClose), ...given({ mark: marks[at], tool }) }))
    .filter(({ lines }) => tree.pages.length > 0 || lines.length > 0)
  findings.push(...outside(tree, name), ...without(parts, name))
  const unplaced = parts.flatMap(({ lines }) => lines).filter(({ edges }) => !edges).length
  findings.push(...lineNotes(name, { unplaced, unnamed: 0, unfound: 0 }))
  const language = languageOf(tree)
  return { parts, findings, ...(language !== undefined && { head: { language } }) }
}

function part({ told, lines }: HocrPage, isClose: boolean): ReadPart {
  const edges = edgesOf(told)
  const image = (told.get('image') ?? told.get('file') ?? '').split(/[\\/]/).at(-1)?.trim() ?? ''
  // A page that is cut out of its image does not tell how large that is.
  const isAll = edges && edges.left <= 0 && edges.top <= 0
  const read = linesOf(lines, isClose)
  return {
    ...(isAll && { space: { width: edges.right, height: edges.bottom } }),
    unit: 'pixel',
    ...(isUpwards(read) && { upwards: true }),
    ...(image !== '' && { image }),
    lines: read,
  }
}

function linesOf(all: readonly HocrLine[], isClose: boolean): readonly ReadLine[] {
  const joined = all.flatMap((line) => {
    const chunks = inWords(line.chunks, line.told.get('cuts'), edgesOf(line.told))
    const { text, words } = joinedText(chunks, isClose)
    return text === '' ? [] : [{ line, text, words }]
  })
  // "Soft hyphens must be represented using the HTML &shy; entity": http://kba.github.io/hocr-spec/1.2/#hyphenation
  const texts = hyphenated(joined)
  const counts = new Map<unknown, number>()
  for (const { line } of joined) counts.set(line.block, (counts.get(line.block) ?? 0) + 1)
  const read = joined.map(({ line, words: own }, at) => {
    const { text = '', words = [] } = texts[at] ?? {}
    const edges = own.flatMap((word) => word.edges ?? [])
    const place = placeOf(line, edges, counts.get(line.block) === 1)
    const told = { text, ...place, ...given({ heading: line.heading }) }
    return { line: words.length > 0 ? { ...told, words } : told, block: line.block }
  })
  return withBlocks(read, blockTeller())
}

/** Numbers of pages, where the file tells several apart; one that stands alone is most often just the first that was read. */
function marksOf(pages: readonly HocrPage[]): readonly (string | undefined)[] {
  const marks = pages.map(({ told }) => {
    const [logical, physical] = [told.get('lpageno') ?? '', told.get('ppageno') ?? '']
    if (logical !== '') return logical.slice(0, 40)
    return /^\d{1,5}$/.test(physical) ? String(Number(physical) + 1) : undefined
  })
  return pages.length > 1 && new Set(marks).size === pages.length ? marks : []
}

function toolOf({ head }: HocrTree): string | undefined {
  const tool = inOneLine(head.get('ocr-system') ?? head.get('ocr-id') ?? '').slice(0, 80)
  return tool === '' ? undefined : tool
}

function languageOf({ languages, head }: HocrTree): string | undefined {
  const said = head.get('ocr-langs') ?? head.get('dc.language') ?? ''
  return languages.most() ?? (said.trim() === '' ? undefined : languageTag(said))
}

function outside({ pages, outside: { lines } }: HocrTree, where: string): readonly Finding[] {
  const words = lines.map(({ chunks }) => joinedText(chunks, true).text).filter((text) => text !== '')
  if (pages.length === 0 || words.length === 0) return []
  const what = `Text outside of the pages of this file is left out: ${words.length} lines (first: “${(words[0] ?? '').slice(0, 60)}”).`
  return [{ level: 'note', where, what }]
} // prettier-ignore

function without(parts: readonly ReadPart[], where: string): readonly Finding[] {
  if (parts.length > 0) return []
  const what = 'This hOCR file has no page and no text in it, so there is nothing to read.'
  return [{ level: 'error', where, what }]
}
