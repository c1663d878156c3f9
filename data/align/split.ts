import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'
import { inBestOrder } from './order.js'
import { beginsOf, type Begin } from './page-begins.js'
import { piece } from './piece.js'
import { wordsOf } from './words.js'

/**
 * Cuts a text of a whole document where its pages begin, by the words that a machine read on each. The cuts follow one another and leave
 * nothing out; of a page that has none of the text nothing is told but where it would be. A page's beginning that the words do not tell is unsure.
 * @param pages what was read on each page; nothing where nothing was
 * @returns for each page its share, in characters of the text's lines joined by line feeds
 */
export function split(
  text: readonly TextLine[],
  pages: readonly (readonly TextLine[])[],
): readonly Cut[] {
  const first = cutsOf(text, pages)
  const ordered = pages.map((page, at) => {
    const cut = first[at]
    return cut ? inBestOrder(piece(text, cut), page) : page
  })
  const isOther = ordered.some((page, at) => page !== pages[at])
  return isOther ? cutsOf(text, ordered) : first
}

function cutsOf(
  text: readonly TextLine[],
  pages: readonly (readonly TextLine[])[],
): readonly Cut[] {
  const words = wordsOf(text)
  const starts = startsOf(text)
  const end = Math.max(0, starts.at(-1) ?? 0)
  const placeOf = ({ word }: Begin): number => {
    const [own, before] = [words[word], words[word - 1]]
    if (!own) return end
    const start = starts[own.line] ?? 0
    return before?.line === own.line ? start + own.from : start
  }
  const begins = beginsOf(text, words, pages)
  const froms = begins.map((begin, at) => (at === 0 ? 0 : placeOf(begin)))
  return begins.map(({ isSure }, at) => ({
    from: froms[at] ?? end,
    to: froms[at + 1] ?? end,
    by: 'words',
    ...(!isSure && { unsure: true as const }),
  }))
}

/** Where each line begins in characters of all lines joined by line feeds; and after these, where the last one ends. */
function startsOf(text: readonly TextLine[]): readonly number[] {
  const starts: number[] = []
  let at = 0
  for (const line of text) {
    starts.push(at)
    at += line.text.length + 1
  }
  return [...starts, at - 1]
}
