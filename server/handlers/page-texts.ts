import { spoken } from '../../data/model/language.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { ReadText, TextLayer } from '../../data/model/text.js'
import { alto } from '../../manifests/text-files/alto.js'
import { hocr } from '../../manifests/text-files/hocr.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound, layerFound, pageFound } from '../found.js'
import type { Reply } from '../reply.js'

type Parts = 'item' | 'text' | 'page'

/** A page's words with their places as ALTO, made from the model whatever they came in. */
export async function showAlto(archive: Archive, ask: Ask<Parts>): Promise<Reply> {
  return written(archive, ask, 'application/xml+alto', alto)
}

/** The same as hOCR. */
export async function showHocr(archive: Archive, ask: Ask<Parts>): Promise<Reply> {
  return written(archive, ask, 'text/vnd.hocr+html', hocr)
}

const encoder = new TextEncoder()

async function written(
  archive: Archive,
  { params }: Ask<Parts>,
  mediaType: string,
  write: typeof alto,
): Promise<Reply> {
  const { record: item, changed } = await itemFound(archive, params.item)
  const page = pageFound(item, params.page)
  const layer = layerFound(item, params.text)
  const read = await readOn(archive, item, page, layer)
  const { language, provenance } = layer
  const { width, height, master } = page.image
  const label = page.label && spoken(page.label, archive.settings.languages)
  const about = {
    ...(language !== undefined && { language }),
    ...(provenance.tool !== undefined && { tool: provenance.tool }),
    ...(provenance.date !== undefined && { date: provenance.date }),
  }
  const sheet = { width, height, image: master.name, ...(label !== undefined && { label }) }
  return {
    status: 200,
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      'last-modified': new Date(changed).toUTCString(),
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
    },
    body: encoder.encode(write(sheet, read, about)),
  }
}

async function readOn(
  { texts }: Archive,
  item: Item,
  page: Page,
  layer: TextLayer,
): Promise<ReadText> {
  const text = layer.extent === 'by-page' && layer.pages.find((one) => one.page === page.id)
  if (text) return texts.ofPage(item.id, page, text)
  throw new Problem('not-found', `The text ${layer.id} has nothing on the page ${page.id}.`)
}
