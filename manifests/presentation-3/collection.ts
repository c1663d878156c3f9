import type { Collection, Manifest } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import { inLanguage } from '../../data/model/language.js'
import type { CollectionView, MemberView } from '../collection-view.js'
import {
  askedPart,
  membersInPart,
  partsOf,
  partTitle,
  shownMembers,
  subject,
} from '../collection-view.js'
import { labels } from '../labels.js'
import { archiveLanguages } from '../languages.js'
import { navDate } from '../nav-date.js'
import { listed, present, worded } from '../present.js'
import type { Profile } from '../profile.js'
import { requiredEntry } from '../record-entries.js'
import { searchServices3 } from '../search/services.js'
import type { Words } from '../words.js'
import { words, wordsOr } from '../words.js'
import { provider3 } from './agent.js'
import { presentation3 } from './context.js'
import { thumbnail3 } from './image.js'
import { webPage } from './link.js'

/** A member by reference: a Manifest is never embedded. https://iiif.io/api/presentation/3.0/#51-collection */
type Reference = Pick<Collection | Manifest, 'id' | 'type' | 'label' | 'thumbnail' | 'navDate'>

function reference(member: MemberView, addresses: Addresses): Reference {
  const image = member.thumbnail
  const item = member.kind === 'item'
  return {
    id: item ? addresses.manifest(member.id, 3) : addresses.collection(member.id, 3),
    type: item ? 'Manifest' : 'Collection',
    label: wordsOr(member.title, labels.untitled),
    ...listed('thumbnail', image === undefined ? [] : [thumbnail3(image.page, image, addresses)]),
    ...present('navDate', item ? navDate(member.dates ?? []) : undefined),
  }
}

function addressOf(view: CollectionView, addresses: Addresses, part?: number): string {
  return view.collection === undefined
    ? addresses.rootCollection(3, part)
    : addresses.collection(view.collection.id, 3, part)
}

function title(view: CollectionView, profile: Profile): Words {
  return wordsOr(subject(view, profile).title, labels.untitled)
}

/** What is said of the whole collection. */
function description(view: CollectionView, addresses: Addresses, profile: Profile) {
  const { title, summary, referenceCode: code } = subject(view, profile)
  const home = view.collection ? addresses.collectionPage(view.collection.id) : addresses.root
  return {
    ...worded('summary', words(summary)),
    ...listed(
      'metadata',
      code === undefined
        ? []
        : [{ label: words(labels.referenceCode), value: words(inLanguage(code)) }],
    ),
    ...present('requiredStatement', requiredEntry(undefined, profile)),
    provider: [provider3(profile, addresses)],
    homepage: [webPage(home, title, archiveLanguages(profile))],
  }
}

/** What this document is part of: a part of its whole, a collection of its parent, or of the root. */
function parents(view: CollectionView, addresses: Addresses, profile: Profile) {
  const of = (id: string, label: Words) => [{ id, type: 'Collection' as const, label }]
  if (view.part !== undefined) return of(addressOf(view, addresses), title(view, profile))
  const { collection } = view
  if (collection === undefined) return []
  return collection.parent === undefined
    ? of(addresses.rootCollection(3), wordsOr(profile.rootTitle, labels.untitled))
    : of(
        addresses.collection(collection.parent, 3),
        wordsOr(view.parentTitle ?? {}, labels.untitled),
      )
}

/**
 * A collection as a list of references, or one part of it. Presentation 3.0 has no paging, so a collection of more
 * than `perPart` members is a list of its parts, and each part a collection that is made of its own members only.
 * Members that IIIF cannot show are left out. https://iiif.io/api/presentation/3.0/#51-collection
 * @throws `not-found` for a part that there is not
 */
export function collection3(
  view: CollectionView,
  addresses: Addresses,
  profile: Profile,
  perPart = membersInPart,
): Collection {
  const whole = title(view, profile)
  const parts = partsOf(view.total, perPart)
  const asked = askedPart(view, parts)
  const list =
    parts.length > 0 && view.part === undefined
      ? parts.map((part) => ({
          id: addressOf(view, addresses, part.part),
          type: 'Collection' as const,
          label: partTitle(whole, part),
        }))
      : shownMembers(view).map((member) => reference(member, addresses))
  const thumbnail = shownMembers(view).find((member) => member.thumbnail)?.thumbnail
  return {
    '@context': presentation3,
    id: addressOf(view, addresses, view.part),
    type: 'Collection',
    label: asked ? partTitle(whole, asked) : whole,
    ...description(view, addresses, profile),
    ...listed('thumbnail', thumbnail ? [thumbnail3(thumbnail.page, thumbnail, addresses)] : []),
    ...listed('partOf', parents(view, addresses, profile)),
    ...listed('service', services(view, addresses)),
    // The published types embed members, which the specification forbids for Manifests.
    items: list as Collection['items'],
  }
}

/** What may be asked of it. https://iiif.io/api/presentation/3.0/#service */
function services({ collection }: CollectionView, addresses: Addresses) {
  const searched = collection ? { collection: collection.id } : 'all'
  // The published types know no Content Search 2.
  return searchServices3(addresses.search(searched, 3)) as unknown as NonNullable<Collection['service']> // prettier-ignore
}

/** All that stands at the top of the archive. */
export function rootCollection3(
  view: Omit<CollectionView, 'collection'>,
  addresses: Addresses,
  profile: Profile,
  perPart = membersInPart,
): Collection {
  return collection3(view, addresses, profile, perPart)
}
