import { dateIn } from './date.js'
import { inverted, short, straight } from './name.js'
import { ended, listed, placeIn, shortTitle, type Citing } from './pieces.js'
import type { Reference } from './reference.js'

/**
 * The MLA Handbook, 9th edition, 5: a list of works cited. An unpublished document's date follows its title; the collection and
 * who holds it are where it is found. https://style.mla.org/works-cited/works-cited-a-quick-guide/
 */
export function mla(cited: Reference): Citing {
  const { authors, title, date, collection, referenceCode, repository, archive, address } = cited
  const [first, second] = authors
  const where = [collection, referenceCode, repository, archive, placeIn(cited), address]
  const parts = [
    first && ended(names(inverted(first), second && straight(second), authors.length)),
    `“${ended(title)}”`,
    date && ended(dateIn('dayFirst', date)),
    `${where.filter((part) => part !== undefined && part !== '').join(', ')}.`,
  ]
  const who = first ? listed(authors.map(short), 'and', 2) : `“${shortTitle(title)}”`
  const place = placeIn(cited).replace(/^p\. /, '')
  return {
    entry: [parts.filter((part) => part !== undefined).join(' ')],
    inText: `(${[who, place].filter(Boolean).join(' ')})`,
  }
}

function names(first: string, second: string | undefined, count: number): string {
  if (second === undefined) return first
  return count === 2 ? `${first}, and ${second}` : `${first}, et al.`
}
