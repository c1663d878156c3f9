import { around, type Box } from '../model/region.js'
import { along, goesOn } from './boxes.js'
import type { Filled, Gap } from './gap.js'
import { inInk } from './ink.js'
import type { Place } from './place-words.js'
import { share, type Reading } from './spots.js'
import type { Word } from './words.js'

/** More words than these in a gap are not sure to stand there. */
const mostWords = 6
/** How narrow and how wide a gap may be beside what its words demand. */
const [narrow, wide] = [0.75, 1.3]

/**
 * Gives places to words that a machine missed or garbled, where it is sure: where just as many unread words of the right widths stand between
 * the words around them, or room that is just as wide as they are. Marks that stand apart get a place where the machine read as many there.
 * @param places of words by their numbers; the new ones are added
 */
export function fillGaps(
  places: Map<number, Place>,
  words: readonly Word[],
  reading: Reading,
): void {
  let before: number | undefined
  for (const at of [...places.keys()].sort((a, b) => a - b)) {
    const gap = before !== undefined && at - before > 1 && gapOf(before, at, places, words, reading)
    if (gap && before !== undefined) fill(before + 1, gap, places, reading)
    before = at
  }
}

function gapOf(
  from: number,
  to: number,
  places: ReadonlyMap<number, Place>,
  words: readonly Word[],
  { lines }: Reading,
): Gap | undefined {
  const [before, after] = [places.get(from), places.get(to)]
  const look = lines[before?.lastLine ?? -1]
  if (!before?.box || !after?.box || !look) return undefined
  const end = { ...before, box: before.rest ?? before.box }
  return {
    before: end,
    after: { ...after, box: after.box },
    words: words.slice(from + 1, to),
    look,
  }
}

function fill(from: number, gap: Gap, places: Map<number, Place>, reading: Reading): void {
  const { before } = gap
  for (const { word, box, line, spot } of found(gap, reading))
    places.set(from + word, {
      line,
      lastLine: line,
      box,
      fromSpot: spot ?? before.toSpot,
      toSpot: spot === undefined ? before.toSpot : spot + 1,
    })
}

function found(gap: Gap, reading: Reading): readonly Filled[] {
  const { before, after, words, look } = gap
  if (words.some(({ bracketed }) => bracketed) || words.length > mostWords) return []
  const isOneRow = goesOn(before.box, after.box, look.way)
  if (words.every(({ key }) => key === '')) return isOneRow ? marksIn(gap, reading) : []
  const unread = inInk(gap, reading)
  return unread.length === 0 && isOneRow ? roomFor(gap) : unread
}

/** Where only marks lie between, and the machine read as many there. */
function marksIn({ before, after, words }: Gap, { spots }: Reading): readonly Filled[] {
  const between = spots.slice(before.toSpot, after.fromSpot)
  const isAlike = between.length === words.length && between.every(({ key }) => key === '')
  if (!isAlike) return []
  return between.flatMap(({ box, line }, word) =>
    box ? [{ word, box, line, spot: before.toSpot + word }] : [],
  )
}

/** Room between two words of a row that is just as wide as the words between them, divided by their lengths. */
function roomFor({ before, after, words, look }: Gap): readonly Filled[] {
  const [begin, end] = [along(before.box, look.way)[1], along(after.box, look.way)[0]]
  const room = end - begin
  const characters = words.reduce((sum, { from, to }) => sum + to - from, 0)
  // A space is as wide as a letter of a typewriter, and narrower in print: the room must be right with the one or the other.
  const [wanted, spaces] = [characters * look.pitch, (words.length + 1) * look.pitch]
  const isRight =
    room >= (wanted + 0.3 * spaces) * narrow && room <= (wanted + spaces) * wide && wanted > 0
  if (!isRight) return []
  const space = Math.max(0, Math.min(look.pitch, (room - 0.8 * wanted) / (words.length + 1)))
  const whole = roomBetween(before.box, after.box, look.way === 'down', room)
  const lettered = room - space * (words.length + 1)
  let at = space
  return words.map(({ from, to }, word) => {
    const length = ((to - from) / characters) * lettered
    const box = share(whole, at, at + length, room, look.way)
    at += length + space
    return { word, box, line: before.lastLine }
  })
}

function roomBetween(before: Box, after: Box, isDown: boolean, room: number): Box {
  const both = around([before, after]) ?? before
  if (isDown) return { ...both, y: before.y + before.height, height: room }
  return { ...both, x: Math.min(before.x + before.width, after.x + after.width), width: room }
}
