import type { Rendering } from '../data/model/addresses.js'
import type { PageId } from '../data/model/ids.js'
import type { TextLayer } from '../data/model/text.js'
import { html, type Html } from './html.js'
import { covers, layers, type ItemView } from './item-view.js'
import type { Site } from './site.js'
import { layerName } from './text-panel.js'
import { wordsIn } from './words.js'

/**
 * What can be taken away: the document, and one of its pages, in the forms they can be read in elsewhere, and each text as
 * it was given; nothing where there is neither a scan nor a text.
 * @param page the page that is shown by itself
 */
export function downloads(view: ItemView, page: PageId | undefined, site: Site): Html | undefined {
  const { item } = view
  const words = wordsIn(site.languages)
  if (item.texts.length + item.pages.length === 0) return undefined
  const hasText = (of: PageId | undefined) =>
    item.texts.some((layer) => isText(layer) && (of === undefined || covers(layer, of)))
  const forms = (name: string, of: PageId | undefined) => {
    const wanted: readonly Rendering[] = hasText(of) ? ['pdf', 'html', 'txt', 'tei.xml'] : ['pdf']
    const links = wanted.map(
      (form, at) =>
        html`${at > 0 && ' · '}<a href="${site.addresses.rendering(item.id, form, of)}"
            >${words.forms[form]}</a
          >`,
    )
    return html`<li>${name}: ${links}</li>`
  }
  return html`<section>
    <h2>${words.download}</h2>
    <ul>
      ${page !== undefined && forms(words.thisPage, page)} ${forms(words.theDocument, undefined)}
      ${layers(item).map((layer) => ofLayer(view, layer, page, site))}
      ${
        item.texts.length > 0 &&
        html`<li><a href="${site.addresses.rendering(item.id, 'zip')}">${words.forms.zip}</a></li>`
      }
    </ul>
  </section>`
}

function ofLayer({ item }: ItemView, layer: TextLayer, page: PageId | undefined, site: Site): Html {
  const words = wordsIn(site.languages)
  const { addresses } = site
  const source = sourceOf(layer, page)
  return html`<li>
    ${layerName(layer, site)}:
    <a href="${addresses.plainText(item.id, layer.id)}">${words.plainText}</a>${
      page !== undefined &&
      isText(layer) &&
      covers(layer, page) &&
      html` · <a href="${addresses.pageTextFile(item.id, layer.id, page, 'alto.xml')}">ALTO</a> ·
        <a href="${addresses.pageTextFile(item.id, layer.id, page, 'hocr')}">hOCR</a>`
    }${
      source &&
      html` · <a href="${addresses.textFile(item.id, layer.id, source.page)}">${source.name}</a>
        <span class="soft">${words.bytes(source.bytes)}</span>`
    }
  </li>`
}

/** What is said of a document is no text of it, and has no form but its own. */
function isText({ kind }: TextLayer): boolean {
  return kind !== 'commentary'
}

/** The one kept file a layer's text was read from: of the whole, or of this page. */
function sourceOf(
  layer: TextLayer,
  page: PageId | undefined,
): { readonly name: string; readonly bytes: number; readonly page?: PageId } | undefined {
  if (layer.extent === 'whole') return layer.text.file
  const of = layer.pages.find((one) => one.page === page)
  return of && { name: of.text.file.name, bytes: of.text.file.bytes, page: of.page }
}
