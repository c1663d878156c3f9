import { languageTag } from './languages.js'

/** Counts the languages of lines, as their file calls them. */
export class LineLanguages {
  private readonly counts = new Map<string, number>()

  /** One more line; nothing is counted of a line whose language is not told. */
  add(language: string | undefined): void {
    if (language !== undefined) this.counts.set(language, (this.counts.get(language) ?? 0) + 1)
  }

  /** BCP 47, of the language that most lines are in; `undefined` where none is told, or it is not known. */
  most(): string | undefined {
    const [most] = [...this.counts].toSorted(([, a], [, b]) => b - a)
    return most && languageTag(most[0])
  }
}
