/** How bad: `error` keeps the thing from being published, `warning` lets it through, `note` explains. */
export type Level = 'error' | 'warning' | 'note'

/** Something noticed about a file: a sentence for its owner. */
export interface Finding {
  readonly level: Level
  /** The file, and the place in it where one is known: `'memo-12/003.xml, line 40, column 7'`. */
  readonly where: string
  /** What is wrong and what to do, in a sentence. */
  readonly what: string
}
