import type { Words } from '../words.js'
import { straight } from './name.js'
import type { Citing } from './pieces.js'
import type { Reference } from './reference.js'

/**
 * As archives ask to be cited, in the language of the interface: the document with its date, the place in it, its reference code, who
 * holds it, its address. What is not known is left out. https://www.archives.gov/publications/general-info-leaflets/17-citing-records.html
 */
export function archival(cited: Reference, words: Words): Citing {
  const { authors, title, dateText, page, lines, referenceCode, repository, archive } = cited
  const parts = [
    authors.map(straight).join(', '),
    words.quoted(title),
    dateText,
    page !== undefined && words.pageInCitation(page),
    lines && words.linesInCitation(...lines),
    referenceCode,
    repository,
    archive,
    cited.address,
  ]
  return { entry: [`${parts.filter(Boolean).join(', ')}.`] }
}
