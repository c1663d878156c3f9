import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Stand, TrueWord } from './person.js'

/** How the words of a text were placed. Words have a letter or digit; marks that stand alone are not counted. */
export interface Score {
  /** Words that are on the page. */
  readonly words: number
  /** Of these with a box in their true line, and in the part of it where they stand. */
  readonly right: number
  /** Of these with a box elsewhere. */
  readonly wrong: number
  /** Words of notes, which are not on the page, and those of them that were given a box. */
  readonly notes: number
  readonly noted: number
  /** What was wrong, for people. */
  readonly said: readonly string[]
}

export const nothing: Score = { words: 0, right: 0, wrong: 0, notes: 0, noted: 0, said: [] }

export function sum(a: Score, b: Score): Score {
  return {
    words: a.words + b.words,
    right: a.right + b.right,
    wrong: a.wrong + b.wrong,
    notes: a.notes + b.notes,
    noted: a.noted + b.noted,
    said: [...a.said, ...b.said],
  }
}

/**
 * Holds placed lines against the truth.
 * @param lines what alignment gave
 * @param truth of each word in order
 * @param page the true lines
 */
export function score(
  lines: readonly TextLine[],
  truth: readonly TrueWord[],
  page: readonly TextLine[],
): Score {
  const found = lines.flatMap(({ text, words = [] }) => {
    const known = words.map(({ from, to, box }) => ({ text: text.slice(from, to), box }))
    return words.length > 0
      ? known
      : [...text.matchAll(/\S+/gu)].map(([word]) => ({ text: word, box: undefined }))
  })
  if (found.length !== truth.length)
    throw new Error(`${found.length} words came back of ${truth.length}.`)
  return found
    .map(({ text, box }, at) => ofWord(text, box, truth[at] ?? 'note', page))
    .reduce(sum, nothing)
}

function ofWord(
  text: string,
  box: Box | undefined,
  truth: TrueWord,
  page: readonly TextLine[],
): Score {
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing
  if (truth === 'note') {
    const said = box ? [`note “${text}” at ${at(box)}`] : []
    return { ...nothing, notes: 1, noted: box ? 1 : 0, said }
  }
  const line = page[truth.line]
  if (!line || !box)
    return { ...nothing, words: 1, said: [`missing “${text}” of “${line?.text ?? ''}”`] }
  const isRight = isAt(box, truth, page)
  const said = isRight
    ? []
    : [`wrong “${text}” at ${at(box)}, of “${line.text}” at ${line.box ? at(line.box) : '?'}`]
  return { ...nothing, words: 1, right: isRight ? 1 : 0, wrong: isRight ? 0 : 1, said }
}

const at = ({ x, y, width, height }: Box) => `${x},${y},${width},${height}`

/** How far, in characters, a word may be from where it should stand if all characters of a line were of one width. */
const sway = 8

/** Whether a box is where a word stands, or where its end does. */
function isAt(box: Box, stand: Stand, page: readonly TextLine[]): boolean {
  const line = page[stand.line]
  const isThere = line !== undefined && isIn(box, line, stand)
  return isThere || (stand.rest !== undefined && isAt(box, stand.rest, page))
}

function isIn(box: Box, line: TextLine, { from, to }: Stand): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  if (!line.box || !isWithin(x, y, line.box, 0.15 * line.box.height)) return false
  const character = line.box.width / line.text.length
  const wanted = line.box.x + ((from + to) / 2) * character
  return Math.abs(x - wanted) <= sway * character
}

function isWithin(x: number, y: number, box: Box, slack: number): boolean {
  return (
    x >= box.x - slack &&
    x <= box.x + box.width + slack &&
    y >= box.y - slack &&
    y <= box.y + box.height + slack
  )
}
