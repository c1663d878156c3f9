/** Names of the months in English, French and German, without accents; a short form is any beginning of three letters or more. */
const months = [
  ['january', 'janvier', 'januar', 'janner', 'jaenner'],
  ['february', 'fevrier', 'februar', 'feber'],
  ['march', 'mars', 'marz', 'maerz', 'mrz'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin', 'juni'],
  ['july', 'juillet', 'juli'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre', 'oktober'],
  ['november', 'novembre'],
  ['december', 'decembre', 'dezember'],
] as const

/** A month's number, from 1, by its name or the beginning of it: `'oct'`, `'octobre'`, `'märz'`; `undefined` where it fits none, or two. */
export function monthNumber(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (plain.length < 3) return undefined
  const fitting = months.flatMap((names, index) =>
    names.some((name) => name.startsWith(plain)) ? [index + 1] : [],
  )
  return fitting.length === 1 ? fitting[0] : undefined
}
