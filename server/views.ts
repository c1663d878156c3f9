import type { Collection } from '../data/model/collection.js'
import type { CollectionId, ItemId, PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { Kept } from '../data/store/catalogue.js'
import type { Listed, ListedPage } from '../data/store/listing.js'
import {
  membersInPart,
  type CollectionView,
  type MemberImage,
  type MemberView,
} from '../manifests/collection-view.js'
import {
  canvasText,
  wantedCanvasTexts,
  type CanvasText,
  type ItemView,
} from '../manifests/item-view.js'
import type { Profile } from '../manifests/profile.js'
import type { Archive } from './archive.js'

/** What the archive says of itself in its documents. */
export function profileOf({ settings }: Pick<Archive, 'settings'>): Profile {
  const { 'provider-homepage': homepage, 'provider-logo': logo, rights, summary, title } = settings
  const statement = settings['required-statement']
  return {
    provider: {
      name: settings['provider-name'] ?? title,
      ...(homepage !== undefined && { homepage }),
      ...(logo !== undefined && { logo: { url: logo, mediaType: imageType(logo) } }),
    },
    languages: settings.languages,
    canvasText: settings['canvas-text'],
    rootTitle: title,
    ...(summary && { rootSummary: summary }),
    ...(rights !== undefined && { defaultRights: rights }),
    ...(statement && { requiredStatement: { label: { en: ['Attribution'] }, value: statement } }),
  }
}

function imageType(url: string): string {
  if (/\.svg$/i.test(url)) return 'image/svg+xml'
  return /\.jpe?g$/i.test(url) ? 'image/jpeg' : 'image/png'
}

/**
 * An item with what must be known around it to write its documents.
 * @param full whether the words that canvases repeat are read too; without, no text file is opened
 */
export async function itemView(
  archive: Archive,
  kept: Kept<Item>,
  full: boolean,
): Promise<ItemView> {
  const { record: item, created, changed } = kept
  const related = new Map<ItemId, LanguageMap>()
  for (const { item: id } of item.related) {
    const title = id === undefined ? undefined : archive.listing.item(id)?.title
    if (id !== undefined && title) related.set(id, title)
  }
  const view = {
    item,
    collections: await parentsOf(archive, item.collections),
    related,
    created,
    modified: changed,
  }
  return full ? { ...view, canvasText: await canvasTexts(archive, item) } : view
}

async function canvasTexts(archive: Archive, item: Item): Promise<Map<PageId, CanvasText>> {
  const pages = new Map(item.pages.map((page) => [page.id, page]))
  const texts = new Map<PageId, CanvasText>()
  for (const { layer, text } of wantedCanvasTexts(item, profileOf(archive))) {
    const page = pages.get(text.page)
    if (page) texts.set(page.id, canvasText(layer, await archive.texts.ofPage(item.id, page, text)))
  }
  return texts
}

/** Collections by id, with their titles; those that are not kept are left out. */
async function parentsOf(
  { catalogue }: Archive,
  ids: readonly CollectionId[],
): Promise<{ id: CollectionId; title: LanguageMap }[]> {
  const kept = await Promise.all(ids.map((id) => catalogue.collection(id)))
  return kept.flatMap((one) => (one ? [{ id: one.record.id, title: one.record.title }] : []))
}

/** A collection and all that it is in, outermost first. A circle, which only a hand-made record could hold, is cut. */
export async function ancestry(
  { catalogue }: Archive,
  id: CollectionId | undefined,
): Promise<{ id: CollectionId; title: LanguageMap }[]> {
  const steps: { id: CollectionId; title: LanguageMap }[] = []
  for (let next = id; next !== undefined && !steps.some((step) => step.id === next);) {
    const kept = await catalogue.collection(next)
    if (!kept) break
    steps.unshift({ id: kept.record.id, title: kept.record.title })
    next = kept.record.parent
  }
  return steps
}

/** The title of the collection that an item is named to be in. */
export async function collectionOf(
  { catalogue }: Archive,
  { collections: [id] }: Item,
): Promise<LanguageMap | undefined> {
  return id === undefined ? undefined : (await catalogue.collection(id))?.record.title
}

/** The members of one document: all of them, those of the part that is asked for, or none where only parts are listed. */
export function collectionView(
  { listing }: Archive,
  collection: Collection | undefined,
  part: number | undefined,
): CollectionView {
  const id = collection?.id ?? null
  const total = listing.count(id, 'manifests')
  const from = part === undefined ? 0 : (part - 1) * membersInPart
  const listed =
    part === undefined && total > membersInPart
      ? []
      : listing.members(id, { from, limit: membersInPart, only: 'manifests' })
  return {
    ...(collection && { collection }),
    members: listed.map(memberView),
    total,
    ...(part !== undefined && { part }),
  }
}

/** A line of a list as IIIF collections show it. */
function memberView(listed: Listed): MemberView {
  const { id, title } = listed
  const thumbnail = listed.thumbnail && { thumbnail: memberImage(listed.thumbnail) }
  if (listed.kind === 'collection')
    return { kind: 'collection', id: listed.id, title, ...thumbnail }
  const dates = listed.date && { dates: [listed.date] }
  return {
    kind: 'item',
    id: id as ItemId,
    title,
    manifest: listed.pages > 0,
    ...dates,
    ...thumbnail,
  }
}

function memberImage({ id, image }: ListedPage): MemberImage {
  return { page: id, width: image.width, height: image.height }
}
