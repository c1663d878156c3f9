import { createHash } from 'node:crypto'
import type { Citation } from '../../data/model/citation.js'
import { citationId, citationLetters, type CitationId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import { xywh } from '../../data/model/region.js'
import type { Archive } from '../archive.js'
import type { Wanted } from './wanted.js'

/**
 * The citation of what is wanted: the one that was minted before, of the same place of the same scan and text, else a new one.
 * Throws the `forbidden` problem where nothing may be minted, `too-many` where too much was just now.
 */
export async function minted(
  archive: Pick<Archive, 'citations' | 'minting' | 'settings'>,
  { draft }: Pick<Wanted, 'draft'>,
): Promise<{ readonly citation: Citation; readonly isNew: boolean }> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const id = idFor(draft, attempt)
    const before = await archive.citations.get(id)
    if (before && isSame(before, draft)) return { citation: before, isNew: false }
    if (before) continue
    mustBeOpen(archive)
    const citation = { id, ...draft, made: new Date().toISOString() }
    if (await archive.citations.add(citation)) return { citation, isNew: true }
    // Somebody cited it at this very moment; or, once in very long, something else that has the same id.
    attempt -= 1
  }
  throw new Error('Eight citations have the ids that this one would have.')
}

/** The citation that was minted of this before; `undefined` where none was. */
export async function mintedBefore(
  { citations }: Pick<Archive, 'citations'>,
  { draft }: Pick<Wanted, 'draft'>,
): Promise<Citation | undefined> {
  const before = await citations.get(idFor(draft, 0))
  return before && isSame(before, draft) ? before : undefined
}

function mustBeOpen({ settings, minting }: Pick<Archive, 'minting' | 'settings'>): void {
  if (settings.citations === 'closed')
    throw new Problem('forbidden', 'This archive gives no new addresses to citations.')
  const wait = minting.take()
  if (wait === 0) return
  throw new Problem(
    'too-many',
    'Very many citations were given addresses in the last minute; please try again in a moment.',
    { retryAfter: wait },
  )
}

type Draft = Wanted['draft']

/** What makes a citation this one and no other: the place, and the versions of the scan and of the text. */
function content({ item, page, region, scan, quote }: Draft): string {
  const words = quote && [quote.text, quote.file, ...quote.lines, quote.exact, quote.prefix, quote.suffix] // prettier-ignore
  return JSON.stringify([item, page, region && xywh(region), scan.sha256, scan.frame, words])
}

const isSame = (one: Draft, other: Draft) => content(one) === content(other)

/**
 * Twelve letters of the content's SHA-256, 60 bits: of a million citations two have the same with a chance of one in two
 * millions; then the second takes the next.
 */
function idFor(draft: Draft, attempt: number): CitationId {
  const hash = createHash('sha256')
    .update(`${attempt} ${content(draft)}`)
    .digest()
  const letters = [...hash.subarray(0, 12)].map((byte) => citationLetters[byte % 32]).join('')
  const id = citationId(letters)
  if (id === undefined) throw new Error(`${letters} is no id of a citation.`)
  return id
}
