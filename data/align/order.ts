import type { TextLine } from '../model/text-line.js'
import { matchesOf } from './matches.js'
import { readingOf } from './spots.js'
import { trusted } from './trust.js'
import { wordsOf } from './words.js'

/** A text that is found to this share needs no other order. */
const enough = 0.97

/**
 * The lines of a reading in the order in which the text follows them best: as they were read, or from the top of the page to its
 * bottom. Stamps and notes at the edge lead a machine astray: it reads the end of a letter before the beginning.
 */
export function inBestOrder(
  text: readonly TextLine[],
  read: readonly TextLine[],
): readonly TextLine[] {
  const words = wordsOf(text)
  const possible = words.filter(({ key }) => key !== '').length
  const found = (lines: readonly TextLine[]) =>
    trusted(matchesOf(words, readingOf(lines)), () => false)
  const asRead = found(read)
  const count = asRead.reduce((sum, { fromWord, toWord }) => sum + toWord - fromWord, 0)
  if (count >= enough * possible) return read
  const fromTop = fromTopToBottom(read)
  const odds = (matches: ReturnType<typeof found>) => matches.reduce((sum, one) => sum + one.odds, 0) // prettier-ignore
  return odds(found(fromTop)) > odds(asRead) ? fromTop : read
}

interface Row {
  readonly lines: TextLine[]
  readonly middle: number
  readonly height: number
}

/** Rows from the top, each from its left; lines whose middles are closer than half their height are a row. Lines without a place come last. */
function fromTopToBottom(read: readonly TextLine[]): readonly TextLine[] {
  const placed = read.flatMap((line) => (line.box ? [{ line, box: line.box }] : []))
  const rows: Row[] = []
  for (const { line, box } of placed.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const last = rows.at(-1)
    const isBeside = last && middleOf(box) - last.middle < Math.min(last.height, box.height) / 2
    if (isBeside) last.lines.push(line)
    else rows.push({ lines: [line], middle: middleOf(box), height: box.height })
  }
  const left = ({ box }: TextLine) => box?.x ?? 0
  return [
    ...rows.flatMap(({ lines }) => lines.toSorted((a, b) => left(a) - left(b))),
    ...read.filter(({ box }) => !box),
  ]
}

const middleOf = ({ y, height }: { readonly y: number; readonly height: number }) => y + height / 2
