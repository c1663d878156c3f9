/** A word before a hyphen at the end of a line; Fraktur's own hyphen is read as an equals sign. */
const divided = /(?:^|[\s\p{P}\p{S}])(\p{L}[\p{L}\p{M}'’]*\p{Ll})[-‐¬=⸗\u00ad]$/u
/** What continues it begins small, and is not itself a word with a hyphen. */
const continued = /^(\p{Ll}[\p{L}\p{M}'’]*)(?!-)(?=$|[\s\p{P}])/u

/**
 * The whole word that is divided at the end of a line: `'organized'` of `'is or-'` and `'ganized along'`; `undefined` where it is not clear
 * that there is one.
 */
export function wholeWord(line: string, next: string): string | undefined {
  const [, stem] = divided.exec(line) ?? []
  const [, rest] = continued.exec(next) ?? []
  return stem === undefined || rest === undefined ? undefined : stem + rest
}
