import type { Item } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import type { KeptFile } from '../../data/model/page-image.js'
import type { TextLayer } from '../../data/model/text.js'
import { layerLabel, orderedLayers } from '../../manifests/text-layers.js'
import { pageLabel } from './leaves.js'
import { safeName, uniqueNames } from './safe-name.js'

/** A kept text file, and what it is called in the archive of all texts. */
export interface Packed {
  readonly name: string
  readonly file: KeptFile
  readonly layer: TextLayer
  /** What the pages whose text it holds are called; none for a text of the whole document. */
  readonly pages: readonly string[]
}

/** The files of a layer, each once, with the pages it is the text of. */
function filesOf(item: Item, layer: TextLayer, languages: readonly string[]) {
  if (layer.extent === 'whole') return [{ file: layer.text.file, pages: [] }]
  const files = new Map<string, { file: KeptFile; pages: string[] }>()
  for (const { page: id, text } of layer.pages) {
    const key = `${text.file.sha256} ${text.file.name}`
    const found = files.get(key) ?? { file: text.file, pages: [] }
    const page = item.pages.find((one) => one.id === id)
    if (page) found.pages.push(pageLabel(item, page, languages))
    files.set(key, found)
  }
  return [...files.values()]
}

/** All text files of an item, each in the folder of its layer. */
export function packed(item: Item, languages: readonly string[]): readonly Packed[] {
  const folders = uniqueNames()
  return orderedLayers(item).flatMap((layer) => {
    const folder = folders(safeName(spoken(layerLabel(layer), languages), layer.id))
    const unique = uniqueNames()
    return filesOf(item, layer, languages).map(({ file, pages }) => {
      const name = `${folder}/${unique(safeName(file.name, file.sha256))}`
      return { name, file, layer, pages }
    })
  })
}

function entry({ name, file, layer, pages }: Packed, languages: readonly string[]): string {
  const { by, tool, date, note } = layer.provenance
  const made = [by, tool, date, note].filter((part) => part !== undefined && part !== '')
  return [
    `File: ${name}`,
    `Text: ${spoken(layerLabel(layer), languages)}`,
    ...(pages.length > 0 ? [`Pages: ${pages.join(', ')}`] : ['Pages: the whole document']),
    ...(made.length > 0 ? [`Made by: ${made.join(', ')}`] : []),
    ...(layer.madeHere ? ['Note: made by this archive, not delivered to it'] : []),
    `Bytes: ${file.bytes}`,
    `SHA-256: ${file.sha256}`,
  ]
    .map((line) => line.replace(/\p{Cc}/gu, ' '))
    .join('\n')
}

/** Says what each file is, for people, with its SHA-256. */
export function packingList(
  item: Item,
  address: string,
  files: readonly Packed[],
  languages: readonly string[],
): string {
  const head = [spoken(item.title, languages), address].join('\n')
  return `${[head, ...files.map((file) => entry(file, languages))].join('\n\n')}\n`
}
