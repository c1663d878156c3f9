import { dateIn, isYear, yearIn } from './date.js'
import { inverted, short, straight } from './name.js'
import { ended, listed, placeIn, shortTitle, type Citing } from './pieces.js'
import type { Reference } from './reference.js'

/** Where it lies: code, collection, holder, archive. */
const holdings = ({ referenceCode, collection, repository, archive }: Reference) =>
  [referenceCode, collection, repository, archive].filter((part) => part !== undefined)

/**
 * The Chicago Manual of Style, 17th edition, 14.221–231: manuscript collections, in a note. The item comes first, the repository last.
 * https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html
 */
export function chicagoNote(cited: Reference): Citing {
  const { authors, title, date, address } = cited
  const rest = [
    date && dateIn('american', date),
    placeIn(cited),
    ...holdings(cited),
    address,
  ].filter((part) => part !== undefined && part !== '')
  const who = authors.length > 0 ? `${listed(authors.map(straight), 'and', 3)}, ` : ''
  // A comma that is needed stays, also behind a question mark (14.96).
  return { entry: [`${who}“${title},” ${rest.join(', ')}.`] }
}

/**
 * The Chicago Manual of Style, 17th edition, 15.54: manuscript collections, author-date.
 * https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-2.html
 */
export function chicagoAuthorDate(cited: Reference): Citing {
  const { authors, title, date, address } = cited
  const [first, ...others] = authors
  const names = first && listed([inverted(first), ...others.map(straight)], 'and', 10, ', and ')
  const year = date ? yearIn(date) : 'n.d.'
  const quoted = `“${ended(title)}”`
  const parts = [
    ...(names === undefined ? [quoted, ended(year)] : [ended(names), ended(year), quoted]),
    date && !isYear(date) ? `${dateIn('american', date)}.` : undefined,
    ...holdings(cited).map(ended),
    `${address}.`,
  ]
  const who = first ? listed(authors.map(short), 'and', 3) : `“${shortTitle(title)}”`
  const place = placeIn(cited)
  return {
    entry: [parts.filter((part) => part !== undefined).join(' ')],
    inText: `(${who} ${year}${place === '' ? '' : `, ${place}`})`,
  }
}
