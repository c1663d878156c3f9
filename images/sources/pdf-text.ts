import { faultRefusal } from '../refusal.js'
import type { SourceLimits } from '../source-limits.js'
import { apart } from './apart.js'
import { SourceFault } from './fault.js'
import type { PdfPageText } from './pdf-words.js'

/** A PDF whose text is read: where it lies, what to call it, and how much of it there may be. */
export interface PdfToRead {
  readonly path: string
  readonly name: string
  readonly limits: SourceLimits
}

/**
 * The text layers of a PDF, page by page, in a thread of its own and some pages at a time, so that what is held stays bounded however many
 * there are. A page without text has no words. Throws `refused`, with a sentence for the file's owner, where the PDF cannot be read; and the
 * signal's reason, once it is given.
 */
export async function* textOfPdf(
  { path, name, limits }: PdfToRead,
  signal?: AbortSignal,
): AsyncGenerator<PdfPageText, void, void> {
  for (let first: number | undefined = 0; first !== undefined;) {
    const { texts, next } = await portion(path, first, limits, name, signal)
    yield* texts
    first = next
  }
}

async function portion(
  path: string,
  first: number,
  limits: SourceLimits,
  name: string,
  signal: AbortSignal | undefined,
) {
  try {
    const { texts = [], next } = await apart({ what: 'read-pdf', path, limits, first }, signal)
    return { texts, next }
  } catch (error) {
    throw error instanceof SourceFault ? faultRefusal(name, error) : error
  }
}
