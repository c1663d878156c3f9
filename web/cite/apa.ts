import { dateIn, yearIn } from './date.js'
import { short, withInitials } from './name.js'
import { ended, listed, placeIn, shortTitle, type Citing } from './pieces.js'
import type { Reference } from './reference.js'

/**
 * APA Style, 7th edition: archival documents and collections. Author, date, title, then the collection with its number, and who
 * holds it. https://apastyle.apa.org/style-grammar-guidelines/references/archival
 */
export function apa(cited: Reference): Citing {
  const { authors, title, date, address } = cited
  const when = `(${date ? dateIn('yearFirst', date) : 'n.d.'}).`
  const what = { italic: title }
  const names = authors.map(withInitials)
  const who = names.length > 20 ? `${names.slice(0, 19).join(', ')}, … ${names.at(-1) ?? ''}` : listed(names, '&', 20, ', & ') // prettier-ignore
  const stop = ended(title) === title ? ' ' : '. '
  const rest = `${ended(where(cited))} ${address}`
  const inText = [
    names.length > 0 ? listed(authors.map(short), '&', 2) : `“${shortTitle(title)}”`,
    date ? yearIn(date) : 'n.d.',
    placeIn(cited),
  ]
  return {
    entry:
      names.length > 0
        ? [`${ended(who)} ${when} `, what, `${stop}${rest}`]
        : [what, `${stop}${when} ${rest}`],
    inText: `(${inText.filter(Boolean).join(', ')})`,
  }
}

function where({ collection, referenceCode, repository, archive }: Reference): string {
  const number = referenceCode === undefined ? '' : ` (${referenceCode})`
  const [first = '', ...others] = [collection, repository, archive].filter(
    (part) => part !== undefined,
  )
  return [`${first}${number}`, ...others].join(', ')
}
