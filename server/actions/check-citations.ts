import type { Finding } from '../../data/model/finding.js'
import type { CitationId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'

/**
 * Checks every minted citation: whether it can be read, whether what it cites was ever here, and what lies among the
 * citations and is none. Gives how many there are.
 */
export async function checkCitations(
  archive: Archive,
  tell: (finding: Finding) => void,
  signal: AbortSignal,
): Promise<number> {
  let citations = 0
  for await (const found of archive.citations.every()) {
    signal.throwIfAborted()
    if ('unknown' in found) tell({ level: 'note', where: found.unknown, what: unknown })
    else {
      citations += 1
      const finding = await citationFinding(archive, found.id)
      if (finding) tell(finding)
    }
  }
  return citations
}

const unknown =
  'This is no citation: a file of something else, or one that a killed process left half written. Citations do not need it.'

async function citationFinding(archive: Archive, id: CitationId): Promise<Finding | undefined> {
  const where = `citation ${id}`
  try {
    const citation = await archive.citations.get(id)
    if (!citation) return undefined
    if (citation.id !== id)
      return { level: 'error', where, what: `Its file says that it is ${citation.id}.` }
    const kept = await archive.catalogue.item(citation.item)
    if (kept) return undefined
    return {
      level: 'error',
      where,
      what: `It is of the item ${citation.item}, whose record is missing; restore it from a back-up.`,
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { level: 'error', where, what: error.message }
  }
}
