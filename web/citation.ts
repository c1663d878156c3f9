import type { Agent, Item } from '../data/model/item.js'
import { plainly } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** Roles of those who wrote a document, as records in our languages name them. */
const author =
  /^(author|creator|writer|written by|sender|from|auteur|autrice|rédact|expéditeur|verfasser|autor|absender|von$)/i

/** Whether the record says that this person or body wrote the document. */
function wrote({ role }: Agent): boolean {
  return Object.values(role).some((names) => names.some((name) => author.test(name.trim())))
}

/**
 * A document as a footnote names it: author, title, date, reference code, archive, address. What is not known is left out,
 * and nobody is made its author whom the record does not name so.
 * @param page the page's label, to cite one page
 */
export function citation(item: Item, address: string, site: Site, page?: string): string {
  const words = wordsIn(site.languages)
  const authors = item.agents.filter(wrote).map(({ name }) => plainly(name, site))
  const holder = site.provider?.name ?? site.title
  const archive = plainly(site.title, site)
  const parts = [
    authors.join(', '),
    words.quoted(plainly(item.title, site)),
    item.dates[0]?.text,
    page !== undefined && words.pageInCitation(page),
    item.referenceCode,
    plainly(holder, site),
    archive === plainly(holder, site) ? undefined : archive,
    address,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}
