import type { KeptFile } from '../../data/model/page-image.js'
import type { PageText, ReadText, TextFile, TextLayer } from '../../data/model/text.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound, layerFound, pageFound } from '../found.js'
import { plain, type Reply } from '../reply.js'

/** A text layer of the whole item as plain text; pages are divided by form feeds, as in the files that are read. */
export async function showPlainText(
  archive: Archive,
  { params }: Ask<'item' | 'text'>,
): Promise<Reply> {
  const { record: item } = await itemFound(archive, params.item)
  const layer = layerFound(item, params.text)
  if (layer.extent === 'whole') return plain(lines(await archive.texts.whole(item.id, layer.text)))
  const pages: string[] = []
  for (const page of item.pages) {
    const text = layer.pages.find((one) => one.page === page.id)
    pages.push(text ? lines(await archive.texts.ofPage(item.id, page, text)) : '')
  }
  return plain(pages.join('\f'))
}

function lines(text: ReadText): string {
  return text.lines
    .map((line, at) => `${at > 0 && line.opensParagraph ? '\n' : ''}${line.text}\n`)
    .join('')
}

/** A text file as it was given, byte for byte. */
export async function showTextFile(
  archive: Archive,
  { params }: Ask<'item' | 'text'> & { params: { page?: string } },
): Promise<Reply> {
  const { record: item } = await itemFound(archive, params.item)
  const { file } = fileOf(item, layerFound(item, params.text), params.page)
  return asGiven(archive, item, file)
}

/** A file that a layer has, or had before it was corrected. */
export async function showTextVersion(
  archive: Archive,
  { params }: Ask<'item' | 'text' | 'file'>,
): Promise<Reply> {
  const { record: item } = await itemFound(archive, params.item)
  const layer = layerFound(item, params.text)
  const texts = layer.extent === 'whole' ? [layer] : layer.pages
  const files = [...texts, ...(layer.earlier ?? [])].map(({ text }) => text.file)
  const file = files.find(({ sha256 }) => sha256 === params.file)
  if (!file) throw new Problem('not-found', 'This text has and had no such file.')
  return asGiven(archive, item, file)
}

function asGiven({ blobs }: Archive, { id }: Item, file: KeptFile): Reply {
  return {
    status: 200,
    headers: {
      'content-type': file.mediaType,
      etag: `"${file.sha256}"`,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      // A text that somebody gave must not be able to act as a page of this archive.
      'content-security-policy': "sandbox; default-src 'none'",
    },
    body: { file: blobs.path(id, 'texts', file), bytes: file.bytes },
  }
}

function fileOf(item: Item, layer: TextLayer, page: string | undefined): TextFile {
  if (layer.extent === 'whole') {
    if (page === undefined) return layer.text
    throw new Problem(
      'not-found',
      'This text is one file for the whole document; leave out the page.',
    )
  }
  const wanted =
    page === undefined
      ? onlyFile(layer.pages)
      : layer.pages.find((one) => one.page === pageFound(item, page).id)
  if (wanted) return wanted.text
  throw new Problem('not-found', 'This text has a file for each page; name a page that has text.')
}

/** A file that holds the texts of all pages can be had without naming one. */
function onlyFile(pages: readonly PageText[]): PageText | undefined {
  return new Set(pages.map(({ text }) => text.file.sha256)).size === 1 ? pages[0] : undefined
}
