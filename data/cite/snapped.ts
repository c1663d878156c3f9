import type { TextLine } from '../model/text-line.js'
import type { Letters } from './letters.js'

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const letter = /[\p{L}\p{N}\p{M}]/u

/** A stretch of the letters of a page. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Whether a word begins with this letter of the page. */
function begins({ line, from, to }: Letters, lines: readonly TextLine[], at: number): boolean {
  if (at <= 0 || at >= from.length || line[at] !== line[at - 1]) return true
  const text = lines[line[at] ?? 0]?.text ?? ''
  const between = text.slice(to[at - 1], from[at])
  return between !== '' && !letter.test(between)
}

/** The nearest place to `at` where a word begins. */
function nearest(letters: Letters, lines: readonly TextLine[], at: number): number {
  for (let away = 0; away < 20; away++)
    for (const place of [at - away, at + away])
      if (place >= 0 && place <= letters.from.length && begins(letters, lines, place)) return place
  return at
}

/** Whether a word goes on from one piece of text to the next, be it divided by the end of a line. */
const isCut = (one: string, other: string) =>
  /[\p{L}\p{N}\p{M}]([-¬\u2010⸗]\s*)?$/u.test(one) &&
  (/^[\p{L}\p{N}]/u.test(other)
    ? !/\s$/.test(one) || /[-¬\u2010⸗]\s*\n\s*$/u.test(one)
    : /[-¬\u2010⸗]$/u.test(one) && /^\s*\n\s*\p{Ll}/u.test(other))

/**
 * A passage that was found by its letters, as whole words where it was cited in whole words: a letter that was corrected at its end is part of it.
 */
export function snapped(
  letters: Letters,
  lines: readonly TextLine[],
  {
    exact,
    prefix,
    suffix,
  }: { readonly exact: string; readonly prefix: string; readonly suffix: string },
  { from, to }: Stretch,
): Stretch {
  if (unspaced.test(exact)) return { from, to }
  const start = isCut(prefix, exact) ? from : nearest(letters, lines, from)
  const end = isCut(exact, suffix) ? to : nearest(letters, lines, to)
  return start < end ? { from: start, to: end } : { from, to }
}
