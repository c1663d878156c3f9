import type { Edges } from './read-part.js'
import { union } from './shapes.js'

/** A word as the file has it. */
export interface HocrWord {
  edges?: Edges | undefined
  /** From 0 to 1: the word's own, or else its characters'. */
  confidence?: number | undefined
  readonly characters: { readonly edges: readonly Edges[]; readonly confidence?: number }[]
}

/** A piece of the text of a line, white space and all. */
export interface Chunk {
  readonly text: string
  readonly word?: HocrWord | undefined
  /** Places of its characters, where the file tells them: of each, or of all together. */
  readonly characters?: readonly Edges[] | undefined
}

/** A word's place and how sure it is, its own or put together from its characters. */
export function settled({ edges, confidence, characters }: HocrWord): Omit<HocrWord, 'characters'> {
  const sure = characters.flatMap((one) => one.confidence ?? [])
  const mean = sure.reduce((sum, one) => sum + one, 0) / sure.length
  return {
    edges: edges ?? union(characters.flatMap((one) => one.edges)),
    confidence: confidence ?? (sure.length > 0 ? mean : undefined),
  }
}

/**
 * A line in which characters have places and words are not told, in words: what stands between white space. Else as it is.
 * @param cuts the line's `cuts`, and `edges` its box
 */
export function inWords(
  chunks: readonly Chunk[],
  cuts: string | undefined,
  edges: Edges | undefined,
): readonly Chunk[] {
  if (chunks.some(({ word }) => word)) return chunks
  const hasPlaces = chunks.some(({ characters }) => characters)
  const places = hasPlaces ? chunks.flatMap(each) : cutApart(chunks, cuts, edges)
  return places ? grouped(places) : chunks
}

/** A character, and its place where it is known. */
type Placed = readonly [character: string, place: Edges | undefined]

function each({ text, characters = [] }: Chunk): readonly Placed[] {
  const all = Array.from(text)
  const together = characters.length === all.length ? undefined : union(characters)
  return all.map((character, at) => [character, together ?? characters[at]])
}

function grouped(characters: readonly Placed[]): readonly Chunk[] {
  let word: HocrWord | undefined
  return characters.map(([text, place]) => {
    if (/\s/u.test(text)) {
      word = undefined
      return { text }
    }
    word ??= { characters: [] }
    if (place) word.characters.push({ edges: [place] })
    return { text, word }
  })
}

/**
 * Characters between the cuts of a line. Each cut is a path of which the first number tells how far to the right of the last it
 * begins; all characters are counted, white space too. http://kba.github.io/hocr-spec/1.2/#propdef-cuts
 */
function cutApart(
  chunks: readonly Chunk[],
  cuts: string | undefined,
  edges: Edges | undefined,
): readonly Placed[] | undefined {
  if (cuts === undefined || !edges) return undefined
  const text = Array.from(chunks.map((chunk) => chunk.text).join('').trim()) // prettier-ignore
  const steps = cuts.trim().split(/\s+/).map((path) => Number.parseInt(path, 10)) // prettier-ignore
  if (steps.length !== text.length - 1) return undefined
  let at = edges.left
  const rights = steps.map((step) => (at += step))
  if (!rights.every((right) => right <= edges.right)) return undefined
  return text.map((character, nth) => {
    const [left, right] = [rights[nth - 1] ?? edges.left, rights[nth] ?? edges.right]
    return [character, right > left ? { ...edges, left, right } : undefined]
  })
}
