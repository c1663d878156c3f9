import type { Collection } from '../../data/model/collection.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { annotationPage3 } from '../../manifests/presentation-3/annotation-page.js'
import { collection3 } from '../../manifests/presentation-3/collection.js'
import { manifest3 } from '../../manifests/presentation-3/manifest.js'
import { breaches } from '../../manifests/presentation-3/rules.js'
import type { Finding } from '../../data/model/finding.js'
import type { Archive } from '../archive.js'
import { collectionView, itemView, profileOf } from '../views.js'
import type { Tell } from './progress.js'

/**
 * Nothing goes live unless its manifest obeys the rules of Presentation 3.0. Throws the `refused` problem with the
 * breaches. An item without pages has no manifest, and passes.
 */
export async function gate(archive: Archive, item: Item, tell: Tell): Promise<void> {
  const found = await manifestFindings(archive, item)
  for (const finding of found)
    if (finding.level !== 'error')
      tell({ kind: 'finding', finding: { ...finding, where: `${item.id}: ${finding.where}` } })
  const errors = found.filter(({ level }) => level === 'error')
  if (errors.length === 0) return
  const told = errors
    .slice(0, 5)
    .map(({ where, what }) => `${where}: ${what}`)
    .join(' ')
  throw new Problem(
    'refused',
    `Its manifest would break ${errors.length} rules of IIIF Presentation 3.0, so it was not published. ${told}`,
  )
}

/** What the rules say of an item's manifest, without its texts, which are documents of their own. */
export async function manifestFindings(archive: Archive, item: Item): Promise<readonly Finding[]> {
  if (item.pages.length === 0) return []
  const kept = {
    record: item,
    revision: 1,
    created: '1970-01-01T00:00:00.000Z',
    changed: '1970-01-01T00:00:00.000Z',
  }
  const view = await itemView(archive, kept, false)
  return breaches(manifest3(view, archive.addresses, profileOf(archive)))
}

/** What the rules say of a collection's document; of the root's where none is given. */
export function collectionFindings(archive: Archive, collection?: Collection): readonly Finding[] {
  const view = collectionView(archive, collection, undefined)
  return breaches(collection3(view, archive.addresses, profileOf(archive)))
}

/** What the rules say of the annotation pages of an item that is published: every text on every page. */
export async function textFindings(archive: Archive, item: Item): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const layer of item.texts) {
    if (layer.extent === 'whole') continue
    for (const text of layer.pages) {
      const page = item.pages.find(({ id }) => id === text.page)
      if (!page) {
        findings.push({
          level: 'error',
          where: layer.id,
          what: `The text names a page ${text.page} that the item does not have.`,
        })
        continue
      }
      const read = await archive.texts.ofPage(item.id, page, text)
      findings.push(...breaches(annotationPage3({ item }, page, layer, read, archive.addresses)))
    }
  }
  return findings
}
