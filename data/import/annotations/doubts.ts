import type { Finding } from '../../model/finding.js'

/** What there is to tell of annotations, each in a sentence before the number of those it is told of. */
const sentences = {
  strange: ['Entries that are no annotations', 'They were left out.'],
  empty: ['Annotations without words, which only mark a place', 'They were left out.'],
  painted: ['Annotations that put a picture on a page', 'They were left out; a page has its scan.'],
  link: [
    'Annotations that point to something elsewhere, which is not fetched',
    'Its address is shown.',
  ],
  point: [
    'Places that are a point or a moment of time, which is no region of a scan',
    'What was said there is shown without a place.',
  ],
  unplaced: ['Places that could not be read', 'What was said there is shown without a place.'],
  twice: [
    'Annotations with an id that one before them has',
    'Each is kept. Give each an id of its own, so that its address lasts.',
  ],
  long: [
    'Annotations of more than 50,000 characters',
    'What is beyond was cut off; the file is kept as it is.',
  ],
  many: [
    'Annotations beyond the first 100,000 of a file',
    'They were left out. Divide the file into several.',
  ],
  elsewhere: [
    'Pages of annotations that the file only names',
    'Nothing is fetched: save these into files beside it.',
  ],
} as const

/** Something to tell of an annotation. */
export type Doubt = keyof typeof sentences

/** Counts what there is to tell of the annotations of a file, and remembers where it was first. */
export class Doubts {
  readonly #found = new Map<Doubt, { count: number; readonly first: string }>()

  /** One more; `where` is told of the first. */
  add(doubt: Doubt, where: string): void {
    const known = this.#found.get(doubt)
    if (known) known.count++
    else this.#found.set(doubt, { count: 1, first: where })
  }

  /** @param name what to call the file */
  findings(name: string): readonly Finding[] {
    return [...this.#found].map(([doubt, { count, first }]) => {
      const [what, then] = sentences[doubt]
      const level = doubt === 'empty' || doubt === 'link' ? 'note' : 'warning'
      return { level, where: name, what: `${what}: ${count} (first: ${first}). ${then}` }
    })
  }
}
