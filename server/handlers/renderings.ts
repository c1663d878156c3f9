import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Bibliography, RecordForm, Rendering } from '../../data/model/addresses.js'
import { itemId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { TextLayer } from '../../data/model/text.js'
import type { Kept } from '../../data/store/catalogue.js'
import { spoken } from '../../data/model/language.js'
import { linkHeader } from '../../manifests/signposting.js'
import { layerLabel } from '../../manifests/text-layers.js'
import { fonts } from '../../web/assets.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound, layerFound, pageFound } from '../found.js'
import { chosenTexts, isEmpty, type ChosenTexts } from '../renderings/chosen-texts.js'
import { inHtml, inPlainText } from '../renderings/in-words.js'
import { inTei } from '../renderings/in-tei.js'
import { leaves } from '../renderings/leaves.js'
import { packed, packingList } from '../renderings/packing-list.js'
import { pdf } from '../renderings/pdf.js'
import { safeName } from '../renderings/safe-name.js'
import { colophon, pdfSubject } from '../renderings/subject.js'
import { zip } from '../renderings/zip.js'
import type { Chunks, Reply } from '../reply.js'
import { profileOf } from '../views.js'

/** What is to be given, found in the archive. */
interface Wanted {
  readonly kept: Kept<Item>
  /** The page, where only one is asked for. */
  readonly page?: Page
  readonly layer: TextLayer | undefined
  readonly texts: ChosenTexts
  readonly signal: AbortSignal | undefined
}

const pagesOf = ({ kept, page }: Wanted) => (page ? [page] : kept.record.pages)

function mustHaveWords({ kept: { record }, page, texts }: Wanted): void {
  if (!isEmpty(texts)) return
  const of = page ? `the page ${page.id} of ${record.id}` : record.id
  throw new Problem('not-found', `There is no text of ${of}.`)
}

function asPlainText(archive: Archive, wanted: Wanted): Chunks {
  mustHaveWords(wanted)
  return inPlainText(archive, wanted.kept.record, pagesOf(wanted), wanted.texts)
}

function asHtml(archive: Archive, wanted: Wanted): Chunks {
  mustHaveWords(wanted)
  return inHtml(archive, wanted.kept.record, pagesOf(wanted), wanted.texts)
}

function asTei(archive: Archive, wanted: Wanted): Chunks {
  mustHaveWords(wanted)
  return inTei(archive, wanted.kept.record, pagesOf(wanted), wanted.texts)
}

/** The fonts that our own pages are read in, the commonest script first. */
async function readingFonts({ assets }: Archive): Promise<readonly Uint8Array[]> {
  const names = fonts.filter(({ file }) => /^source-serif-4-.*-normal\./.test(file))
  const files = await Promise.all(names.map(({ file }) => assets.font(file)))
  return Promise.all(files.flatMap((file) => (file ? [readFile(file.path)] : [])))
}

async function* bound(archive: Archive, wanted: Wanted): AsyncGenerator<Uint8Array> {
  const { kept, page, texts, signal } = wanted
  const { record: item, changed } = kept
  const profile = profileOf(archive)
  const { addresses } = archive
  const address = page ? addresses.page(item.id, page.id) : addresses.item(item.id)
  const { whole } = texts
  const ofAll = whole && {
    heading: spoken(layerLabel(whole), profile.languages),
    language: whole.language,
    lines: (await archive.texts.whole(item.id, whole.text)).lines,
  }
  yield* pdf({
    subject: pdfSubject(item, address, profile, changed),
    leaves: leaves(archive, item, pagesOf(wanted), texts, signal),
    texts: ofAll ? [ofAll] : [],
    colophon: colophon(item, address, profile),
    fonts: await readingFonts(archive),
  })
}

function asPdf(archive: Archive, wanted: Wanted): Chunks {
  if (pagesOf(wanted).length === 0) mustHaveWords(wanted)
  return bound(archive, wanted)
}

function asZip(archive: Archive, { kept: { record: item, changed } }: Wanted): Chunks {
  const { languages } = archive.settings
  const files = packed(item, languages)
  if (files.length === 0) throw new Problem('not-found', `There is no text of ${item.id}.`)
  const list = packingList(item, archive.addresses.item(item.id), files, languages)
  const entries = files.map(({ name, file }) => ({
    name,
    path: archive.blobs.path(item.id, 'texts', file),
    size: file.bytes,
  }))
  const about = { name: 'manifest.txt', bytes: Buffer.from(list) }
  return zip([about, ...entries], new Date(changed))
}

/** What a form is made with, and how it is sent. */
interface Form {
  readonly mediaType: string
  readonly chunks: (archive: Archive, wanted: Wanted) => Chunks
  readonly headers?: Readonly<Record<string, string>>
}

/** Another form is another row. */
const forms: Readonly<Record<Rendering, Form>> = {
  txt: { mediaType: 'text/plain; charset=utf-8', chunks: asPlainText },
  html: {
    mediaType: 'text/html; charset=utf-8',
    chunks: asHtml,
    // It has a style of its own and nothing else.
    headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
  },
  pdf: { mediaType: 'application/pdf', chunks: asPdf },
  'tei.xml': { mediaType: 'application/tei+xml', chunks: asTei },
  zip: { mediaType: 'application/zip', chunks: asZip },
}

/** Raised when any form is made otherwise. */
const renderingRecipe = 1

/** Changes with all that a rendering is made from: the record, which names its files by their content, and what the archive says of itself. */
function tagOf(archive: Archive, { kept, page, layer }: Wanted, form: Rendering): string {
  const { id } = kept.record
  const self = [archive.addresses.root, profileOf(archive)]
  const parts = [renderingRecipe, form, id, kept.revision, page?.id, layer?.id, self]
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `W/"${hash.slice(0, 22)}"`
}

function rendered(archive: Archive, wanted: Wanted, form: Rendering): Reply {
  const { mediaType, chunks, headers = {} } = forms[form]
  const { record, changed } = wanted.kept
  const name = safeName([record.id, wanted.page?.id].filter(Boolean).join('-'), 'item')
  const file = encodeURIComponent(`${name}.${form}`)
  return {
    status: 200,
    headers: {
      'content-type': mediaType,
      'content-disposition': `${form === 'zip' ? 'attachment' : 'inline'}; filename*=UTF-8''${file}`,
      etag: tagOf(archive, wanted, form),
      'last-modified': new Date(changed).toUTCString(),
      'x-content-type-options': 'nosniff',
      // https://signposting.org/FAIR/#collection
      link: linkHeader([
        { rel: 'collection', href: archive.addresses.item(record.id), type: 'text/html' },
      ]),
      ...headers,
    },
    body: { chunks: chunks(archive, wanted) },
  }
}

function layerIn({ query }: Ask, item: Item): TextLayer | undefined {
  const wanted = query.get('text')
  return wanted === null ? undefined : layerFound(item, wanted)
}

/** An item in another form; `?text=` chooses a text. */
export async function showItemAs(
  archive: Archive,
  ask: Ask<'item'>,
  form: Rendering,
): Promise<Reply> {
  const kept = await itemFound(archive, ask.params.item)
  const layer = layerIn(ask, kept.record)
  const texts = chosenTexts(kept.record, layer)
  return rendered(archive, { kept, layer, texts, signal: ask.signal }, form)
}

/** A page in another form; `?text=` chooses a text. */
export async function showPageAs(
  archive: Archive,
  ask: Ask<'item' | 'page'>,
  form: Rendering,
): Promise<Reply> {
  const kept = await itemFound(archive, ask.params.item)
  const page = pageFound(kept.record, ask.params.page)
  const layer = layerIn(ask, kept.record)
  const onPage = chosenTexts(kept.record, layer).pages.get(page.id)
  const texts = { pages: new Map(onPage ? [[page.id, onPage]] : []) }
  return rendered(archive, { kept, page, layer, texts, signal: ask.signal }, form)
}

/** Whether there is an item whose own id ends as the address of a form does: `report.txt`. Ids may hold full stops. */
export async function isItemItself(
  { catalogue }: Archive,
  { params }: Ask<'item'>,
  form: Rendering | Bibliography | RecordForm,
): Promise<boolean> {
  const id = itemId(`${params.item}.${form}`)
  return id !== undefined && (await catalogue.item(id)) !== undefined
}
