/** Characters of scripts that are written without spaces between words, with their punctuation. */
const unspaced =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\u3000-\\u303f\\uff01-\\uff65]'
const meeting = new RegExp(`(?<=${unspaced})(?=${unspaced})`, 'uy')
const twice = new RegExp(`${unspaced}{2}`, 'u')

/** All of these scripts come behind this character; most words are told by it. */
const thai = 0x0e00

/**
 * Whether words that meet at a place of a text need no space between them, as in Chinese, Japanese and Thai.
 * @param at in UTF-16 units
 */
export function meetsUnspaced(text: string, at: number): boolean {
  if (!(text.charCodeAt(at) >= thai)) return false
  meeting.lastIndex = at
  return meeting.test(text)
}

/** Whether there are words in a text that no space divides, so that its pieces between spaces are not its words. */
export function hasUnspaced(text: string): boolean {
  return twice.test(text)
}
