import type { TextFormat } from '../model/text.js'
import type { Delivered } from './layers.js'

/** Texts that say what others say already, and one of those for each. */
export interface Repeat {
  readonly repeats: Delivered
  readonly of: Delivered
}

/**
 * Finds texts of pages that are other forms of texts beside them: ALTO beside PAGE XML, plain text beside the ALTO that it was taken from. Only a
 * whole set counts, page for page with the same letters, and only one of which nobody said what it is. The form that knows most places stays.
 */
export function repeats(texts: readonly Delivered[]): readonly Repeat[] {
  const sets = new Map<string, Delivered[]>()
  for (const text of texts) {
    // What is said of a page may well be its own words.
    if (!text.proposal.scan || text.pages.length !== 1 || text.format === 'annotations') continue
    const key = JSON.stringify([text.format, text.proposal.kind, text.proposal.language, text.proposal.label]) // prettier-ignore
    sets.set(key, [...(sets.get(key) ?? []), text])
  }
  const kept: (readonly Delivered[])[] = []
  const found: Repeat[] = []
  for (const set of [...sets.values()].toSorted((a, b) => worth(b) - worth(a))) {
    const same = isDeclared(set) ? undefined : kept.map((other) => pairs(set, other)).find(Boolean)
    if (same) found.push(...same)
    else kept.push(set)
  }
  return found
}

const isDeclared = ([text]: readonly Delivered[]) =>
  text?.proposal.kind !== undefined ||
  text?.proposal.language !== undefined ||
  text?.proposal.label !== undefined

/** Forms that tell more of a page, with the same places, come later. */
const formats: readonly TextFormat[] = ['plain', 'markdown', 'hocr', 'alto', 'page-xml', 'tei']

function worth(set: readonly Delivered[]): number {
  const lines = set.flatMap(({ parts }) => parts.flatMap((part) => part.lines))
  const places = lines.some(({ words }) => words?.some(({ edges }) => edges)) ? 2 : lines.some(({ edges }) => edges) ? 1 : 0
  return places * 10 + formats.indexOf(set[0]?.format ?? 'plain')
} // prettier-ignore

function pairs(set: readonly Delivered[], others: readonly Delivered[]): Repeat[] | undefined {
  const found: Repeat[] = []
  for (const repeated of set) {
    const of = others.find(({ pages }) => pages[0]?.id === repeated.pages[0]?.id)
    if (!of || letters(of) !== letters(repeated)) return undefined
    found.push({ repeats: repeated, of })
  }
  return found
}

/** What stands in a text, without spaces, which forms put in differently, and hyphens, which some take out at line ends. */
function letters({ parts }: Delivered): string {
  const text = parts.flatMap(({ lines }) => lines.map((line) => line.text)).join('')
  return text.normalize('NFC').replace(/[\s\u00ad\u2010¬⸗-]/gu, '')
}
