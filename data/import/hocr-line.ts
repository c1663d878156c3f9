import { hasUnspaced, meetsUnspaced } from '../model/scripts.js'
import { carriable } from './decode.js'
import { settled, type Chunk, type HocrWord } from './hocr-characters.js'
import type { ReadWord } from './read-part.js'

/** A line put together; a soft hyphen at its end is still one. */
export interface HocrText {
  readonly text: string
  readonly words: readonly ReadWord[]
}

type Span = { readonly word: HocrWord; readonly from: number; to: number }

/** Whether there is white space between two words of a line. Some writers leave it out all through the file. */
export function isSpaced(chunks: readonly Chunk[]): boolean {
  let last: HocrWord | undefined
  let space = false
  for (const { text, word } of chunks) {
    if (word && last && word !== last && (space || /^\s/.test(text))) return true
    space = /\s$/.test(text) || (space && text.trim() === '')
    if (word) last = word
  }
  return false
}

/**
 * The text of a line as a browser would show it: white space is one blank, and none where words of scripts without spaces meet.
 * @param isClose whether words between which no white space stands belong together, and are not just written so
 */
export function joinedText(chunks: readonly Chunk[], isClose: boolean): HocrText {
  const spans: Span[] = []
  let text = ''
  let space = false
  let last: HocrWord | undefined
  for (const { text: own, word } of chunks) {
    for (const piece of carriable(own).match(/\s+|\S+/gu) ?? []) {
      if (/^\s/.test(piece)) {
        space = true
        continue
      }
      const isNext = word && last && word !== last
      if (text !== '' && (space || (isNext && !isClose)))
        text += isNext && meetsUnspaced(text + piece, text.length) ? '' : ' '
      const from = text.length
      text += piece
      note(spans, word, from, text.length)
      ;[space, last] = [false, word]
    }
  }
  return { text, words: spans.flatMap((span) => readWord(span, text, spans.length)) }
}

function note(spans: Span[], word: HocrWord | undefined, from: number, to: number): void {
  const before = spans.at(-1)
  if (word && before?.word === word) before.to = to
  else if (word) spans.push({ word, from, to })
}

/** Nothing for a word of which the file tells nothing but its letters, or which is several words. */
function readWord({ word, from, to }: Span, line: string, count: number): readonly ReadWord[] {
  const { edges, confidence } = settled(word)
  const text = line.slice(from, to)
  const isLine = count === 1 && hasUnspaced(text)
  if ((!edges && confidence === undefined) || /\s/.test(text) || isLine) return []
  return [{ from, to, ...(edges && { edges }), ...(confidence !== undefined && { confidence }) }]
}

/**
 * Lines of which one ends in a soft hyphen: it is shown, for it is printed, and both parts know the whole word.
 * "Soft hyphens must be represented using the HTML &shy; entity": http://kba.github.io/hocr-spec/1.2/#hyphenation
 */
export function hyphenated(lines: readonly HocrText[]): readonly HocrText[] {
  const wholes = lines.map(({ text }, at) => whole(text, lines[at + 1]?.text ?? ''))
  return lines.map(({ text, words }, at) => {
    const [before, here] = [wholes[at - 1], wholes[at]]
    const shown = text.replace(/\u00ad$/, '-')
    const first = before === undefined ? words : withWhole(words, 0, firstWord(text).length, before)
    return {
      text: shown,
      words: here === undefined ? first : withWhole(first, lastStart(text), text.length, here),
    }
  })
}

const firstWord = (text: string) => /^\S+/.exec(text)?.[0] ?? ''
const lastStart = (text: string) => /\S*$/.exec(text)?.index ?? 0

function whole(text: string, next: string): string | undefined {
  const rest = /^[\p{L}\p{M}\p{N}'’-]+/u.exec(next)?.[0]
  const stem = /[\p{L}\p{M}\p{N}'’-]+(?=\u00ad$)/u.exec(text)?.[0]
  return rest === undefined || stem === undefined ? undefined : stem + rest
}

/** The word at a place with the whole that it is part of; where it was not known apart, it is now. */
function withWhole(
  words: readonly ReadWord[],
  from: number,
  to: number,
  said: string,
): readonly ReadWord[] {
  const found = words.find((word) => word.from < to && word.to > from)
  const all = found
    ? words.map((word) => (word === found ? { ...word, whole: said } : word))
    : [...words, { from, to, whole: said }]
  return all.toSorted((a, b) => a.from - b.from)
}
