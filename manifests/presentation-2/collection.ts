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
import { webAddress } from '../html.js'
import { labels } from '../labels.js'
import { navDate } from '../nav-date.js'
import { listed, present } from '../present.js'
import type { Profile } from '../profile.js'
import { requiredEntry } from '../record-entries.js'
import { words, wordsOr } from '../words.js'
import type { Entry2 } from './canvas.js'
import { presentation2 } from './context.js'
import type { ImageResource2 } from './image-resource.js'
import { thumbnail2 } from './image-resource.js'
import type { Link2 } from './link.js'
import type { Values2 } from './property-value.js'
import { values2, worded2 } from './property-value.js'

/** A member by reference. A collection among `members` must say how it is to be shown. */
interface MemberReference2 {
  readonly '@id': string
  readonly '@type': 'sc:Manifest' | 'sc:Collection'
  readonly label: Values2
  readonly viewingHint?: 'individuals'
  readonly thumbnail?: ImageResource2
  readonly navDate?: string
}

/** https://iiif.io/api/presentation/2.1/#collection */
export interface Collection2 {
  readonly '@context': typeof presentation2
  readonly '@id': string
  readonly '@type': 'sc:Collection'
  readonly label: Values2
  readonly viewingHint: 'individuals'
  readonly description?: Values2
  readonly metadata?: readonly Entry2[]
  readonly attribution?: Values2
  readonly logo?: string
  readonly related: Link2
  readonly within?: string
  /** In order; the two lists after it are for viewers of 2.0, which know nothing of this one. */
  readonly members: readonly MemberReference2[]
  readonly collections?: readonly MemberReference2[]
  readonly manifests?: readonly MemberReference2[]
}

function reference(member: MemberView, addresses: Addresses): MemberReference2 {
  const image = member.thumbnail
  const common = {
    label: values2(wordsOr(member.title, labels.untitled)),
    ...present('thumbnail', image && thumbnail2(image.page, image, addresses)),
  }
  return member.kind === 'item'
    ? {
        '@id': addresses.manifest(member.id, 2),
        '@type': 'sc:Manifest',
        ...common,
        ...present('navDate', navDate(member.dates ?? [])),
      }
    : {
        '@id': addresses.collection(member.id, 2),
        '@type': 'sc:Collection',
        ...common,
        viewingHint: 'individuals',
      }
}

function addressOf({ collection }: CollectionView, addresses: Addresses, part?: number): string {
  return collection === undefined
    ? addresses.rootCollection(2, part)
    : addresses.collection(collection.id, 2, part)
}

function code(written: string | undefined): readonly Entry2[] {
  if (written === undefined) return []
  return [
    { label: values2(words(labels.referenceCode)), value: values2(words(inLanguage(written))) },
  ]
}

/** What is said of the whole collection. */
function description(view: CollectionView, addresses: Addresses, profile: Profile) {
  const { title, summary, referenceCode } = subject(view, profile)
  const required = requiredEntry(undefined, profile)
  const home = view.collection ? addresses.collectionPage(view.collection.id) : addresses.root
  return {
    ...worded2('description', words(summary)),
    ...listed('metadata', code(referenceCode)),
    ...present('attribution', required && values2(required.value)),
    ...present('logo', webAddress(profile.provider.logo?.url ?? '')),
    related: {
      '@id': home,
      label: values2(wordsOr(title, labels.untitled)),
      format: 'text/html',
    },
  }
}

function within(view: CollectionView, addresses: Addresses): string | undefined {
  if (view.part !== undefined) return addressOf(view, addresses)
  const { collection } = view
  if (collection === undefined) return undefined
  return collection.parent === undefined
    ? addresses.rootCollection(2)
    : addresses.collection(collection.parent, 2)
}

/** What the document lists: the members, or the parts of a collection too long for one document. */
function list(view: CollectionView, addresses: Addresses, profile: Profile, perPart: number) {
  const parts = partsOf(view.total, perPart)
  if (parts.length === 0 || view.part !== undefined)
    return shownMembers(view).map((member) => reference(member, addresses))
  const whole = wordsOr(subject(view, profile).title, labels.untitled)
  return parts.map((part): MemberReference2 => ({
    '@id': addressOf(view, addresses, part.part),
    '@type': 'sc:Collection',
    label: values2(partTitle(whole, part)),
    viewingHint: 'individuals',
  }))
}

/**
 * A collection, or one part of it, in Presentation 2.1. Its own paging is understood by hardly any viewer, so long
 * collections are divided as in 3.0.
 * @throws `not-found` for a part that there is not
 */
export function collection2(
  view: CollectionView,
  addresses: Addresses,
  profile: Profile,
  perPart = membersInPart,
): Collection2 {
  const asked = askedPart(view, partsOf(view.total, perPart))
  const whole = wordsOr(subject(view, profile).title, labels.untitled)
  const members = list(view, addresses, profile, perPart)
  return {
    '@context': presentation2,
    '@id': addressOf(view, addresses, view.part),
    '@type': 'sc:Collection',
    label: values2(asked ? partTitle(whole, asked) : whole),
    viewingHint: 'individuals',
    ...description(view, addresses, profile),
    ...present('within', within(view, addresses)),
    members,
    ...listed('collections', members.filter((member) => member['@type'] === 'sc:Collection')),
    ...listed('manifests', members.filter((member) => member['@type'] === 'sc:Manifest')),
  } // prettier-ignore
}

/** All that stands at the top of the archive. */
export function rootCollection2(
  view: Omit<CollectionView, 'collection'>,
  addresses: Addresses,
  profile: Profile,
  perPart = membersInPart,
): Collection2 {
  return collection2(view, addresses, profile, perPart)
}
