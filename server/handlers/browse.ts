import type { CollectionId } from '../../data/model/ids.js'
import type { LanguageMap } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import { collectionsPage, type CollectionBranch } from '../../web/collections-page.js'
import { datesPage } from '../../web/dates-page.js'
import { peoplePage, type ListedPerson } from '../../web/people-page.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { page as htmlPage, type Reply } from '../reply.js'
import { pageIn } from '../search-asked.js'
import { upToDate } from '../search-index.js'
import { siteOf } from '../site.js'

/** People on one page. */
const peopleOnAPage = 200

/** Documents by their years. */
export async function showDates(archive: Archive, ask: Ask): Promise<Reply> {
  await upToDate(archive)
  return htmlPage(datesPage(archive.search.documents.years(), siteOf(archive, ask)).toString())
}

/** Everybody whom the records name. */
export async function showPeople(archive: Archive, ask: Ask): Promise<Reply> {
  const { query } = ask
  await upToDate(archive)
  const { documents } = archive.search
  const letters = documents.letters()
  const letter = query.get('letter') ?? undefined
  const wanted = letter === undefined ? undefined : letters.find((one) => one.letter === letter)
  if (letter !== undefined && !wanted) throw new Problem('not-found', `Nobody in this archive has a name that begins with “${letter.slice(0, 20)}”.`) // prettier-ignore
  const total = wanted?.people ?? letters.reduce((sum, one) => sum + one.people, 0)
  const pages = Math.max(1, Math.ceil(total / peopleOnAPage))
  const page = pageIn(query)
  if (page > pages) throw new Problem('not-found', `This list has ${String(pages)} pages, so there is no page ${String(page)}.`) // prettier-ignore
  const part = { from: (page - 1) * peopleOnAPage, limit: peopleOnAPage }
  const people = documents.people({ ...part, ...(letter !== undefined && { letter }) })
  const view = {
    letters: letters.map((one) => one.letter),
    letter,
    people: people.map(({ key, name, documents: count, roles }): ListedPerson => ({
      key,
      name: JSON.parse(name) as LanguageMap,
      documents: count,
      roles: roles.map((one) => ({ role: JSON.parse(one.role) as LanguageMap, documents: one.documents })), // prettier-ignore
    })),
    page,
    pages,
  }
  return htmlPage(peoplePage(view, siteOf(archive, ask)).toString())
}

/** Collections on the page of the tree, and how deep it goes; what is beyond is found on the collections' own pages. */
const [mostBranches, deepest] = [2000, 12]

/** The tree of collections. */
export function showCollections(archive: Archive, ask: Ask): Promise<Reply> {
  const left = { branches: mostBranches }
  const branches = branchesOf(archive, null, deepest, left)
  return Promise.resolve(htmlPage(collectionsPage({ branches }, siteOf(archive, ask)).toString()))
}

function branchesOf(
  archive: Archive,
  of: CollectionId | null,
  depth: number,
  left: { branches: number },
): readonly CollectionBranch[] {
  if (depth === 0 || left.branches <= 0) return []
  const part = { from: 0, limit: left.branches, only: 'collections' } as const
  const listed = archive.listing
    .members(of, part)
    .flatMap((one) => (one.kind === 'collection' ? [one] : []))
  left.branches -= listed.length
  return listed.map(({ id, title, items, collections }) => ({
    id,
    title,
    items,
    collections,
    below: collections > 0 ? branchesOf(archive, id, depth - 1, left) : [],
  }))
}
