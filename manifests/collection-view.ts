import type { Collection } from '../data/model/collection.js'
import type { CollectionId, ItemId, PageId } from '../data/model/ids.js'
import type { ItemDate } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import { Problem } from '../data/model/problem.js'
import { present } from './present.js'
import type { Profile } from './profile.js'
import type { Words } from './words.js'

/** A collection, or all that stands at the top of the archive, with the members that one document lists. */
export interface CollectionView {
  /** None for the root. */
  readonly collection?: Collection
  /** Title of the collection that this one is part of, where it is part of one. */
  readonly parentTitle?: LanguageMap
  /**
   * In order: all members, or only those of the part that is asked for. Of a collection that is too long for
   * one document and of which no part is asked for, none are needed.
   */
  readonly members: readonly MemberView[]
  /** How many members there are in all; items without pages are not counted, since IIIF cannot show them. */
  readonly total: number
  /** Which part, from 1; absent for the collection itself. */
  readonly part?: number
}

/** One line of a collection. */
export type MemberView =
  | {
      readonly kind: 'item'
      readonly id: ItemId
      readonly title: LanguageMap
      /** Whether it has pages, and so a manifest; without one it is left out of IIIF collections. */
      readonly manifest: boolean
      readonly dates?: readonly ItemDate[]
      readonly thumbnail?: MemberImage
    }
  | {
      readonly kind: 'collection'
      readonly id: CollectionId
      readonly title: LanguageMap
      readonly thumbnail?: MemberImage
    }

/** The page whose scan stands for a member, and what it measures in pixels. */
export interface MemberImage {
  readonly page: PageId
  readonly width: number
  readonly height: number
}

/** Most members that one document lists. */
export const membersInPart = 500

/** A run of members that has a document of its own. */
export interface Part {
  /** From 1. */
  readonly part: number
  /** Its first and last member, counted from 1. */
  readonly first: number
  readonly last: number
}

/** The parts of a collection of `total` members; none where one document holds all of them. */
export function partsOf(total: number, perPart = membersInPart): readonly Part[] {
  if (total <= perPart) return []
  return Array.from({ length: Math.ceil(total / perPart) }, (_, at) => ({
    part: at + 1,
    first: at * perPart + 1,
    last: Math.min((at + 1) * perPart, total),
  }))
}

/** What is said of the collection, or of the archive where the view is of its root. */
export function subject(
  { collection }: CollectionView,
  profile: Profile,
): { readonly title: LanguageMap; readonly summary: LanguageMap; readonly referenceCode?: string } {
  return collection === undefined
    ? { title: profile.rootTitle, summary: profile.rootSummary ?? {} }
    : {
        title: collection.title,
        summary: collection.abstract ?? {},
        ...present('referenceCode', collection.referenceCode),
      }
}

/** The members a IIIF collection can list. */
export function shownMembers(view: CollectionView): readonly MemberView[] {
  return view.members.filter((member) => member.kind === 'collection' || member.manifest)
}

/**
 * The part a view asks for; `undefined` where it asks for the collection itself.
 * @throws `not-found` where there is no such part
 */
export function askedPart(view: CollectionView, parts: readonly Part[]): Part | undefined {
  const asked = parts.find(({ part }) => part === view.part)
  if (view.part !== undefined && asked === undefined)
    throw new Problem('not-found', `This collection has no part ${view.part}.`)
  return asked
}

/** A part's title tells which members it holds: `'Letters (501–1000)'`. */
export function partTitle(whole: Words, { first, last }: Part): Words {
  return Object.fromEntries(
    Object.entries(whole).map(([language, said]) => [
      language,
      [`${said.join('; ')} (${first}–${last})`],
    ]),
  )
}
