import type { TextLine } from '../../data/model/text-line.js'
import type { Chance } from './chance.js'

/** A text as a person might have written it off a page, without places, and what is true of each of its words. */
export interface Person {
  readonly lines: readonly TextLine[]
  /** Of each word, in order, which line of the page it stands on, or that it stands on none. */
  readonly truth: readonly TrueWord[]
}

/** What is true of a word: where it stands, or that it is not on the page. */
export type TrueWord = Stand | 'note'

/** The line a word stands on, from 0, where in that line's text it begins and ends, and where the end of one that is divided does. */
export interface Stand {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly rest?: Stand
}

/** How a person divides a text: as the page does, or in one paragraph, with or without the hyphens of the page's line ends. */
export type Manner = 'lines' | 'paragraph' | 'paragraph, hyphens joined'

interface Piece {
  readonly text: string
  readonly truth: TrueWord
}

const notes = [
  '[Translator’s note: the following passage was added later in another hand.]',
  '[illegible signature]',
  'Editorial remark: this sheet was found loose among the papers of the ministry and is undated.',
  '[stamp: received]',
  '(Note de la rédaction: le mot est raturé dans l’original.)',
  'Transcribed by a volunteer and checked against the original in the reading room, March 2024',
  '[page damaged]',
  'Übersetzung der folgenden Zeilen siehe Anhang 3.',
  '[sic]',
]

/**
 * The text of true lines in a manner.
 * @param noted how often a note that is not on the page follows a line
 */
export function written(
  lines: readonly TextLine[],
  manner: Manner,
  noted: number,
  chance: Chance,
): Person {
  const rows = lines.flatMap(({ text }, line) => {
    const own = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }): Piece => {
      return { text: word, truth: { line, from: index, to: index + word.length } }
    })
    return chance.happens(noted) ? [own, note(chance)] : [own]
  })
  if (manner === 'lines') return ofRows(rows)
  const words = rows.flat()
  return ofRows([manner === 'paragraph' ? words : withoutHyphens(words)])
}

function note(chance: Chance): readonly Piece[] {
  return chance
    .of(notes)
    .split(' ')
    .map((text) => ({ text, truth: 'note' }))
}

function withoutHyphens(words: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = []
  for (const word of words) {
    const last = found.at(-1)
    const isDivided = last !== undefined && /\p{L}[-⸗¬]$/u.test(last.text)
    const isNextLine =
      last &&
      last.truth !== 'note' &&
      word.truth !== 'note' &&
      word.truth.line === last.truth.line + 1
    if (isDivided && isNextLine && /^\p{Ll}/u.test(word.text))
      found[found.length - 1] = {
        text: last.text.slice(0, -1) + word.text,
        truth: { ...last.truth, rest: word.truth },
      }
    else found.push(word)
  }
  return found
}

function ofRows(rows: readonly (readonly Piece[])[]): Person {
  const filled = rows.filter((row) => row.length > 0)
  return {
    lines: filled.map((row, at) => ({
      text: row.map(({ text }) => text).join(' '),
      opensParagraph: at === 0,
    })),
    truth: filled.flatMap((row) => row.map(({ truth }) => truth)),
  }
}
