import type { LanguageMap } from '../model/language.js'
import type { ItemRecord } from './record.js'
import type { Said } from './sayings.js'
import { isByLanguage, words } from './words.js'
import { oneText, onlyKeys, under, type Entry, type Tell, type Written } from './written.js'

const files = ['file', 'image', 'scan', 'name']
const labels = ['label', 'title', 'page']
const isScanName = (text: string) => /\.(jpe?g|png|tiff?|webp|jp2|pdf|gif)$/i.test(text)

type Pages = Pick<ItemRecord, 'pageLabels' | 'pageOrder'>

/**
 * What a record says of pages: `[1r, 1v]` are labels in order, `{001.tif: 1r}` labels of files, and a list of
 * `{file, label}` (or of names of scans) is the order too.
 */
export function pageDeclarations(said: readonly Said[], tell: Tell): Pages {
  const pageLabels = new Map<string, LanguageMap>()
  const order: string[] = []
  const label = (page: string, value: Written) => {
    const text = words(value, 'The label of a page', tell)
    if (text) pageLabels.set(page.slice(page.lastIndexOf('/') + 1), text)
  }
  const inMap = (entry: Entry) => {
    label(slashes(entry.key), entry.value)
  }
  for (const { value } of said) {
    if (value.kind === 'map') value.entries.forEach(inMap)
    pageList(value).forEach((one, index) => {
      const file = fileOf(one, tell)
      if (file !== undefined) order.push(file.name)
      label(file?.name ?? String(index + 1), file?.label ?? labelOf(one))
    })
    if (order.length > 0 && order.length < pageList(value).length) {
      const what =
        'Some pages name their file and others do not. Name the file of each, so that the order is sure.'
      tell('warning', value.where, what)
    }
  }
  return { pageLabels, ...(order.length > 0 && { pageOrder: order }) }
}

/** The pages one by one; in a text they stand between bars, commas or semicolons: `'1r, 1v'`. Empty places count. */
function pageList(value: Written): readonly Written[] {
  if (value.kind === 'list') return value.items
  if (value.kind !== 'text') return []
  const { where } = value
  return value.text.split(/[|,;]/).map((text) => ({ kind: 'text', where, text: text.trim() }))
}

interface PageFile {
  readonly name: string
  readonly label: Written
}

/** The file a page of a list names, if it names one: `b.tif`, `{file: b.tif, label: 1r}`, `{b.tif: 1r}`. */
function fileOf(value: Written, tell: Tell): PageFile | undefined {
  if (value.kind === 'text' && isScanName(value.text)) {
    return { name: slashes(value.text), label: { kind: 'nothing', where: value.where } }
  }
  if (value.kind !== 'map') return undefined
  const name = oneText(under(value, ...files), 'The file of a page', tell)
  if (name !== undefined) {
    onlyKeys(value, [...files, ...labels], 'A page', tell)
    return { name: slashes(name), label: under(value, ...labels) }
  }
  const [only] = value.entries
  if (only && value.entries.length === 1 && isScanName(only.key)) {
    return { name: slashes(only.key), label: only.value }
  }
  return undefined
}

function labelOf(value: Written): Written {
  return value.kind === 'map' && !isByLanguage(value.entries) ? under(value, ...labels) : value
}

/** Records written on Windows name files with backslashes. */
export function slashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '')
}

/**
 * The headings of a record: a list of `{label, from}`, or of `Heading: page`, or a map of such.
 * `from` is a page's number, file or label, as written.
 */
export function sections(said: readonly Said[], tell: Tell): ItemRecord['sections'] {
  return said.flatMap(({ value }) => {
    const all = value.kind === 'list' ? value.items : [value]
    return all.flatMap((one) => sectionsIn(one, tell))
  })
}

const headings = ['label', 'title', 'heading']
const beginnings = ['from', 'page', 'start', 'begins']

function sectionsIn(value: Written, tell: Tell): ItemRecord['sections'] {
  const entries = value.kind === 'map' ? value.entries : []
  if (under(value, ...headings).kind === 'nothing' && entries.length > 0) {
    return entries.flatMap((entry) =>
      section({ kind: 'text', where: entry.where, text: entry.key }, entry.value, tell),
    )
  }
  onlyKeys(value, [...headings, ...beginnings], 'A section', tell)
  return section(under(value, ...headings), under(value, ...beginnings), tell)
}

function section(heading: Written, beginning: Written, tell: Tell): ItemRecord['sections'] {
  const label = words(heading, 'The label of a section', tell)
  const from = oneText(beginning, 'The page a section begins on', tell)
  if (label && from !== undefined) return [{ label, from }]
  const what =
    'A section has a label and the page it begins on; this was left out. Write {label: …, from: 3}.'
  tell('warning', heading.where, what)
  return []
}
