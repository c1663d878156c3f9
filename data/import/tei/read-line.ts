import type { Mark } from '../../model/text-line.js'
import type { ReadLine, ReadWord } from '../read-part.js'
import { given } from '../written.js'
import type { Authorities } from './authorities.js'
import type { Found } from './found.js'
import type { RawBlock, RawLine } from './raw-line.js'
import { divided } from './divided-words.js'

/** What lines are looked up in. */
export interface Context {
  readonly authorities: Authorities
  /** The place of a line, a word or a block on the page; `undefined` where it has none there. */
  readonly found: (of: RawBlock['places']) => Found | undefined
}

/**
 * The lines of one page. A block that is a single line gives its place to the line.
 * @param lines of one page, in order
 */
export function readLines(lines: readonly RawLine[], context: Context): ReadLine[] {
  const counts = new Map<RawBlock, number>()
  for (const { start } of lines)
    if (start.block) counts.set(start.block, (counts.get(start.block) ?? 0) + 1)
  const begun = new Set<RawBlock>()
  return lines.map((line, at) => {
    const { block } = line.start
    const opens = block !== undefined && !begun.has(block)
    if (block) begun.add(block)
    return readLine(line, opens, block !== undefined && counts.get(block) === 1, at === 0, context)
  })
}

function readLine(
  line: RawLine,
  opensBlock: boolean,
  isBlock: boolean,
  isFirst: boolean,
  context: Context,
): ReadLine {
  const { start, text } = line
  const region = start.block && context.found(start.block.places)
  const place = placeOf(line, context) ?? (isBlock ? region : undefined)
  return {
    text,
    ...given({ edges: place?.edges, outline: place?.outline }),
    opensParagraph: isFirst || start.opensParagraph,
    ...given({
      block: opensBlock ? blockOf(start.block?.kind, region) : undefined,
      heading: start.heading,
      words: filled(wordsOf(line, context)),
      marks: filled(marksOf(line, context.authorities)),
    }),
  }
}

const filled = <One>(all: readonly One[]) => (all.length > 0 ? all : undefined)

/** Where a line says that it is, or what holds all of its words. */
function placeOf({ start, text, placed }: RawLine, { found }: Context): Found | undefined {
  const whole = placed.find(({ from, to }) => from === 0 && to === text.length)
  return found(start.places) ?? (whole && found(whole.places))
}

function blockOf(named: string | undefined, region: Found | undefined): ReadLine['block'] {
  const kind = named ?? region?.kind
  return kind !== undefined || region?.edges ? given({ kind, edges: region?.edges }) : undefined
}

/** Words that have a place of their own, and those that a line's end divides. */
function wordsOf(line: RawLine, { found }: Context): ReadWord[] {
  const words = line.placed.flatMap(({ from, to, places, isWord }): ReadWord[] => {
    const edges = isWord ? found(places)?.edges : undefined
    return edges ? [{ from, to, edges }] : []
  })
  for (const part of divided(line)) {
    const same = words.findIndex(({ from, to }) => from < part.to && to > part.from)
    const word = words[same]
    if (word) words[same] = { ...word, whole: part.whole }
    else words.push(part)
  }
  return words
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from }, at, all) => at === 0 || from >= (all[at - 1]?.to ?? 0))
}

/** What editors say of the line, outermost first; what waited for a note that never came is left out. */
function marksOf({ pieces }: RawLine, authorities: Authorities): Mark[] {
  const seen = new Set<string>()
  return pieces
    .filter(({ said }) => !said.waits || said.says !== undefined)
    .toSorted((a, b) => a.from - b.from || b.to - a.to || a.rank - b.rank)
    .map(({ from, to, said }) => {
      const names = said.names ?? authorities.addressOf(said.refers ?? [])
      return { kind: said.kind, from, to, ...given({ says: said.says, names }) }
    })
    .filter((mark) => {
      const key = JSON.stringify(mark)
      return !seen.has(key) && seen.add(key)
    })
}
