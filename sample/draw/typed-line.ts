/** One letter as the typist struck it. */
export interface Struck {
  readonly letter: string
  readonly underlined: boolean
  /** The wrong letter underneath. */
  readonly over?: string
}

/** The letters of a typed line, blanks among them, with the signs of {@link Page.typed} taken out. */
export function struckLetters(line: string): readonly Struck[] {
  const letters: Struck[] = []
  let underlined = false
  for (const [token, pair] of line.matchAll(/\{(..)\}|./gu)) {
    if (token === '_') underlined = !underlined
    else if (pair === undefined) letters.push({ letter: token, underlined })
    else letters.push({ letter: pair.slice(1), underlined, over: pair.slice(0, 1) })
  }
  return letters
}

/** What the line says, without the blanks around it and with one blank where there are several. */
export function lineText(line: string): string {
  return struckLetters(line)
    .map(({ letter }) => letter)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
