/** A word as it is looked for, and where it stands in its text, in UTF-16 units. */
export interface Token {
  readonly term: string
  readonly from: number
  readonly to: number
}

const word = /[\p{L}\p{N}\p{M}]+/gu

/** Scripts that put no spaces between words: each character is looked for by itself, and a word is some of them in a row. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu

/**
 * The words of a text, folded: `'Zwölftes Stuͤk'` gives `zwolftes` and `stuk`. What stands between words is nothing; characters of
 * scripts without spaces are words of their own.
 */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  for (const { 0: run, index } of text.matchAll(word)) {
    let from = 0
    const until = (to: number) => {
      const term = folded(run.slice(from, to))
      if (term !== '') found.push({ term, from: index + from, to: index + to })
    }
    for (const { 0: character, index: at } of run.matchAll(unspaced)) {
      if (at > from) until(at)
      from = at
      until(at + character.length)
      from = at + character.length
    }
    if (from < run.length) until(run.length)
  }
  return found
}

/** Letters that Unicode does not take apart, and how they are written where they are not to be had. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ς: 'σ', ꝛ: 'r',
} // prettier-ignore
const letters = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu')

/** Accents and points that readers leave out when they look for a word; signs for vowels, as Indian scripts have them, are letters. */
const accents =
  /(?![\u3099\u309a])\p{Script=Inherited}|[\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f]/gu

/** A word without capitals, accents, ligatures and the long s. Not longer than 100 characters. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(letters, (letter) => plain[letter] ?? letter)
    .normalize('NFC')
    // Some characters are made of a space and an accent.
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .slice(0, 100)
} // prettier-ignore
