/** How many words of the text stand for how many words of the reading: a machine joins words and takes them apart. */
export interface Shape {
  readonly words: number
  readonly spots: number
}

/** The shapes of a match; those that are not one for one say that the machine divided or joined. */
export const shapes: readonly Shape[] = [
  { words: 1, spots: 1 },
  { words: 1, spots: 2 },
  { words: 2, spots: 1 },
  { words: 2, spots: 2 },
  { words: 1, spots: 3 },
  { words: 3, spots: 1 },
]
