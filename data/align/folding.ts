/** Characters of scripts that do not divide words by spaces. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Letters which old print and machines take for one another, and ligatures that Unicode does not take apart. */
const likes: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'i', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ', ꝛ: 'r', ꝰ: 'us',
  v: 'u', j: 'i', l: 'i', 1: 'i', 0: 'o',
} // prettier-ignore

const alike = new RegExp(`[${Object.keys(likes).join('')}]`, 'gu')
const strange = /[^\p{L}\p{N}]+/gu

/**
 * A word as it is compared: its letters and digits alone, without case, diacritics, ligatures and long s, and with u for v and
 * i for j, l and 1, o for 0. Of punctuation nothing is left.
 */
export function folded(word: string): string {
  const plain = word.normalize('NFKD').toLowerCase().replace(strange, '')
  return plain.replace(alike, (letter) => likes[letter] ?? letter)
}
