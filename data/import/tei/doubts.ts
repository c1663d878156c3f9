import type { Finding, Level } from '../../model/finding.js'
import type { ReadPart } from '../read-part.js'
import type { Finder } from './found.js'
import type { TeiListener } from './listener.js'
import { mostMarks } from './passage.js'

/** A file that was read, and what came of it. */
export interface Outcome {
  readonly file: TeiListener
  readonly parts: readonly ReadPart[]
  readonly finder: Finder
  /** Lines of a `sourceDoc` that were left out. */
  readonly leftOut: number
}

/**
 * What the owner of a file should know of how it was read.
 * @param faulty whether it is known already that the file is broken
 * @param where what to call the file
 */
export function doubts(outcome: Outcome, faulty: boolean, where: string): Finding[] {
  return [...ofText(outcome, faulty), ...ofPlaces(outcome), ...ofTheRest(outcome)].map(
    ([level, what]) => ({ level, where, what }),
  )
}

type Told = readonly [Level, string]

function ofText({ file, parts, leftOut }: Outcome, faulty: boolean): Told[] {
  if (!file.hasText)
    return faulty ? [] : [['error', 'This TEI file has no text in it, so there is nothing to read.']] // prettier-ignore
  const told: Told[] = []
  if (parts.every(({ lines }) => lines.length === 0) && !faulty)
    told.push(['warning', 'There are no words in the text of this TEI file.'])
  if (leftOut > 0)
    told.push([
      'note',
      `The file has the text twice; its text element was read, and its sourceDoc (${leftOut} lines) was not.`,
    ])
  return told
}

function ofPlaces({ finder: { missing, elsewhere } }: Outcome): Told[] {
  const told: Told[] = []
  if (missing.size > 0)
    told.push([
      'warning',
      `The text names zones that the file does not have: ${listed(missing)}. What stands there has no place on the scan. Check the spelling of facs and xml:id.`,
    ])
  if (elsewhere.size > 0)
    told.push([
      'warning',
      `Zones that lie on another page than the words they are named by: ${listed(elsewhere)}. These words have no place on the scan. Check facs there, and at the pb before.`,
    ])
  return told
}

function ofTheRest({ file: { transcript } }: Outcome): Told[] {
  const told: Told[] = []
  const lost = transcript.flow.lost.filter(({ says, waits }) => !waits || says !== undefined)
  if (lost.length > 0)
    told.push([
      'note',
      `Notes and gaps on pages that have no words: ${lost.length}. They are not shown.`,
    ])
  if (transcript.elsewhere.size > 0)
    told.push([
      'note',
      `The text points to other files (${listed(transcript.elsewhere)}), which are not read: names and notes that are told there are not shown.`,
    ])
  if (transcript.flow.marks.count > mostMarks)
    told.push(['warning', 'Editors’ marks that are shown: the first million; the file has more.'])
  if (transcript.otherEditions)
    told.push([
      'note',
      'The file tells the pages and lines of several editions; those of the first one are read.',
    ])
  return told
}

/** `'#a, #b, #c and 2 more'` */
function listed(all: ReadonlySet<string>): string {
  const first = [...all].slice(0, 3).map((one) => one.slice(0, 60))
  return `${first.join(', ')}${all.size > 3 ? ` and ${all.size - 3} more` : ''}`
}
