/** What some file system does not allow in a name, or gives a meaning: separators, wildcards, controls, marks of direction. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu
/** Names that Windows keeps for itself, whatever ending they have. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Most characters of a name; with the folder before it, paths stay under what Windows allows. */
const longest = 100

/** A name that every file system takes, and that leads nowhere else. */
export function safeName(name: string, fallback: string): string {
  const plain = name
    .normalize('NFC')
    .replace(unsafe, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const ending = /\.\w{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, longest).join('')
  const short = `${stem.trimEnd()}${ending}`
  if (short === '') return fallback
  return reserved.test(short) ? `_${short}` : short
}

/** Gives each name once, whatever its capitals: `'1.txt'`, then `'1 (2).txt'`. */
export function uniqueNames(): (name: string) => string {
  const given = new Set<string>()
  return (name) => {
    const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    let unique = name
    for (let count = 2; given.has(unique.toLowerCase()); count++)
      unique = `${stem} (${String(count)})${ending}`
    given.add(unique.toLowerCase())
    return unique
  }
}
