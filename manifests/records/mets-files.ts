import type { Addresses } from '../../data/model/addresses.js'
import type { PageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { TextLayer } from '../../data/model/text.js'
import { itemRenderings } from '../renderings.js'
import { isText, orderedLayers } from '../text-layers.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import { pagePicture } from './pictures.js'

/** A file of the document, as METS lists it. */
interface MetsFile {
  /** An NCName, unique in the record. */
  readonly id: string
  readonly mediaType: string
  readonly address: string
  /** Absent of a file of the whole document. */
  readonly page?: PageId
}

/** Files that serve one use. */
export interface MetsFileGroup {
  /** `DEFAULT`, `THUMBS`, `FULLTEXT` and `DOWNLOAD` as viewers of METS know them. */
  readonly use: string
  readonly files: readonly MetsFile[]
}

/** The files of an item by their use: scans, thumbnails, texts with places, manifests, and forms to be taken away. */
export function metsFiles(item: Item, addresses: Addresses): readonly MetsFileGroup[] {
  const scans = (name: string, which: 'full' | 'thumbnail') =>
    item.pages.map((page) => ({
      id: `${name}-${page.id}`,
      mediaType: 'image/jpeg',
      address: pagePicture(page, addresses)[which],
      page: page.id,
    }))
  const manifests = ([3, 2] as const).map((version) => ({
    id: `manifest-${version}`,
    mediaType: 'application/ld+json',
    address: addresses.manifest(item.id, version),
  }))
  const groups = [
    { use: 'DEFAULT', files: scans('scan', 'full') },
    { use: 'THUMBS', files: scans('thumbnail', 'thumbnail') },
    ...placedTexts(item, addresses),
    { use: 'IIIF', files: item.pages.length > 0 ? manifests : [] },
    { use: 'DOWNLOAD', files: downloads(item, addresses) },
  ]
  return groups.filter(({ files }) => files.length > 0)
}

function downloads(item: Item, addresses: Addresses): readonly MetsFile[] {
  const whole = itemRenderings(item, addresses).map(({ address, format }, at) => ({
    id: `whole-${at + 1}`,
    mediaType: format,
    address,
  }))
  const layers = orderedLayers(item).map(({ id }) => ({
    id: `text-${id}`,
    mediaType: 'text/plain',
    address: addresses.plainText(item.id, id),
  }))
  return [...whole, ...layers]
}

/** Of each page the best text with places is what viewers of METS show; all texts with places are listed, each as ALTO and as hOCR. */
function placedTexts(item: Item, addresses: Addresses): readonly MetsFileGroup[] {
  const best = new Map<PageId, MetsFile>()
  const rest: MetsFile[] = []
  const hocr: MetsFile[] = []
  const pages = new Set(item.pages.map(({ id }: Page) => id))
  for (const layer of orderedLayers(item).filter(isText))
    for (const page of new Set(placedPages(layer).filter((one) => pages.has(one)))) {
      const file = (name: string, mediaType: string, format: 'alto.xml' | 'hocr') => ({
        id: `${name}-${layer.id}-${page}`,
        mediaType,
        address: addresses.pageTextFile(item.id, layer.id, page, format),
        page,
      })
      const alto = file('alto', 'application/xml+alto', 'alto.xml')
      if (best.has(page)) rest.push(alto)
      else best.set(page, alto)
      hocr.push(file('hocr', 'text/vnd.hocr+html', 'hocr'))
    }
  return [
    { use: 'FULLTEXT', files: [...best.values()] },
    { use: 'FULLTEXT-OTHER', files: rest },
    { use: 'HOCR', files: hocr },
  ]
}

function placedPages(layer: TextLayer): readonly PageId[] {
  if (layer.extent === 'whole') return []
  return layer.pages
    .filter(({ text, placed }) => text.lines > 0 && (text.places !== undefined || placed))
    .map(({ page }) => page)
}

/** https://www.loc.gov/standards/mets/METSOverview.v2.html#filegrp */
export function fileSection(groups: readonly MetsFileGroup[]): Markup | undefined {
  if (groups.length === 0) return undefined
  return lines(
    'fileSec',
    {},
    ...groups.map(({ use, files }) =>
      lines(
        'fileGrp',
        { USE: use },
        ...files.map(({ id, mediaType, address }) =>
          element(
            'file',
            { ID: id, MIMETYPE: mediaType },
            element('FLocat', { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': address }),
          ),
        ),
      ),
    ),
  )
}
