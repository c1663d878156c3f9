import { assembly } from '../../data/import/assembly.js'
import type { FoundFile } from '../../data/import/folder.js'
import { comeBack, pagesFrom, recognised } from '../../data/import/identity.js'
import { itemId, type ItemId, type PageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { PageImage } from '../../data/model/page-image.js'
import { likeness, surelySame } from '../../images/likeness.js'
import { clearly, rescans } from '../../images/rescans.js'
import type { Archive } from '../archive.js'
import { collectionsOf } from './collections.js'
import type { FileToKeep } from './file-to-keep.js'
import { formerScans, leftOut } from './former-scans.js'
import { madeTexts } from './made-texts.js'
import type { Making } from './making.js'
import { mint } from './mint.js'
import type { Watch } from './progress.js'
import type { ReadyScan } from './scans.js'
import { textLayers } from './text-layers.js'
import { deliveredTexts } from './texts.js'

/** An item, and the text files it was made with, which have to be kept. */
export interface Assembled {
  readonly item: Item
  readonly texts: readonly FileToKeep[]
}

const looks = { likeness, surelySame, clearly, rescans }

/** The item that a delivery makes of the item before it, with everything recognised that was there before. */
export async function assembled(
  archive: Archive,
  making: Making,
  watch: Watch,
): Promise<Assembled> {
  const { tell } = watch
  const { proposal, id, scans, before } = making
  const images = scans.map((scan) =>
    'images' in scan ? scan.images : imagesBefore(scan.file.name, before),
  )
  const found = comeBack(
    leftOut(before),
    images.flat(),
    recognised(before?.pages ?? [], images.flat(), looks),
    looks,
  )
  for (const [at, { by }] of found) {
    if (by === 'its look') tell({ kind: 'say', what: rescanned(images.flat()[at]) })
  }
  const pages = pagesFrom(images.flat(), found, () => mint() as PageId)
  const all = { ...making, pages }
  const given = await deliveredTexts(
    proposal.texts,
    pages,
    pagesOfScans(scans, images, pages),
    tell,
  )
  const made = await madeTexts(archive, all, given, watch)
  const {
    layers: texts,
    headings,
    files,
  } = await textLayers(archive, all, [...given, ...made], tell)
  const collections = await collectionsOf(archive, making, tell)
  const related = (named: string) => relatedItem(making, named)
  const { item, findings } = assembly(proposal, {
    id,
    pages,
    texts,
    headings,
    collections,
    related,
  })
  for (const finding of findings) tell({ kind: 'finding', finding })
  const former = formerScans(before, pages, new Date().toISOString())
  return { item: { ...item, ...(former.length > 0 && { former }) }, texts: files }
}

function rescanned(image: PageImage | undefined): string {
  const name = image?.master.name ?? 'A scan'
  return `${name} was recognised by its look: it is a new scan of a page that is published, and keeps its address`
}

/** Scans in their order give pages in their order. */
function pagesOfScans(
  scans: readonly ReadyScan[],
  images: readonly (readonly PageImage[])[],
  pages: readonly Page[],
): Map<FoundFile, readonly Page[]> {
  let from = 0
  return new Map(
    scans.map(({ file }, at) => {
      const own = pages.slice(from, from + (images[at]?.length ?? 0))
      from += own.length
      return [file, own]
    }),
  )
}

/** A page whose new scan is refused stays as it was. */
function imagesBefore(name: string, before: Item | undefined): readonly PageImage[] {
  return (before?.pages ?? [])
    .filter(({ image }) => image.master.name === name)
    .map(({ image }) => image)
}

/** A related item is named by its id, or by the name of its folder among those published with it. */
function relatedItem({ proposal, identities }: Making, named: string): ItemId | undefined {
  const beside = proposal.source.replace(/[^/\\]*$/, '')
  // What is not here yet may be published later: the name is kept, and is a link as soon as there is an item of that id.
  return identities.itemAt(`${beside}${named}`) ?? identities.itemNamed(named) ?? itemId(named)
}
