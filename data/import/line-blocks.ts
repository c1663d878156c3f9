import type { Finding } from '../model/finding.js'
import type { ReadLine } from './read-part.js'

/** A line, and the block of its page that it stands in. */
export interface LineInBlock<Block> {
  readonly line: Omit<ReadLine, 'opensParagraph' | 'block'>
  readonly block: Block | undefined
}

/** Lines in the order of reading: a paragraph opens where the block changes, and a block is told where it first begins. */
export function withBlocks<Block>(
  lines: readonly LineInBlock<Block>[],
  told: (block: Block) => ReadLine['block'],
): readonly ReadLine[] {
  const begun = new Set<Block>()
  return lines.map(({ line, block }, at) => {
    const opensParagraph = at === 0 || block !== lines[at - 1]?.block
    if (block === undefined || begun.has(block)) return { ...line, opensParagraph }
    begun.add(block)
    const region = told(block)
    return { ...line, opensParagraph, ...(region && { block: region }) }
  })
}

/** What is to be told of the lines of a file, apart from their words. */
export interface LineCounts {
  /** Lines without a place. */
  readonly unplaced: number
  /** Lines that the file's own reading order does not name. */
  readonly unnamed: number
  /** Words that do not stand in the text of their line. */
  readonly unfound: number
}

/** Notes for the owner of a file, where there is something to tell. */
export function lineNotes(where: string, counts: LineCounts): readonly Finding[] {
  const { unplaced, unnamed, unfound } = counts
  const notes = [
    unplaced > 0 &&
      `Lines that have no place on the page in this file: ${unplaced}. Their words are shown without one.`,
    unnamed > 0 &&
      `Lines that the file’s reading order does not name: ${unnamed}. They come after the others, in the order of the file.`,
    unfound > 0 &&
      `Words that do not stand in the text of their line: ${unfound}. The line’s own text is shown, and these words’ places are left out.`,
  ]
  return notes.flatMap((what) => (what === false ? [] : [{ level: 'note' as const, where, what }]))
}
