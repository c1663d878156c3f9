import { itemId } from '../model/ids.js'
import type { Related } from '../model/item.js'
import { inLanguage } from '../model/language.js'
import type { Said } from './sayings.js'
import { isWebAddress, webAddress } from './web-address.js'
import { isByLanguage, words } from './words.js'
import { each, given, oneText, onlyKeys, under, type Tell, type Written } from './written.js'

const titles = ['title', 'name', 'label']
const items = ['item', 'id', 'folder']
const urls = ['url', 'uri', 'link', 'address']
const abstracts = ['abstract', 'description', 'summary']

/** Related documents: titles, addresses, or `{title, item, url, date, abstract}`; some of these are enough. */
export function relatedDocuments(said: readonly Said[], tell: Tell): Related[] {
  return said.flatMap(({ key, value }) =>
    each(value).flatMap((one) => ofOne(one, key.language, tell)),
  )
}

function ofOne(value: Written, language: string, tell: Tell): Related[] {
  if (value.kind === 'text') {
    return [
      {
        title: inLanguage(value.text, language),
        ...(isWebAddress(value.text) && { url: value.text }),
      },
    ]
  }
  if (value.kind === 'map' && isByLanguage(value.entries)) {
    const title = words(value, 'The title of a related document', tell)
    return title ? [{ title }] : []
  }
  return described(value, tell)
}

function described(value: Written, tell: Tell): Related[] {
  onlyKeys(value, [...titles, ...items, ...urls, 'date', ...abstracts], 'A related document', tell)
  const title = words(under(value, ...titles), 'The title of a related document', tell)
  const item = itemOf(under(value, ...items), tell)
  const url = webAddress(under(value, ...urls), 'The address of a related document', tell)
  const date = oneText(under(value, 'date'), 'The date of a related document', tell)
  const abstract = words(under(value, ...abstracts), 'The abstract of a related document', tell)
  // A finding list may know a document by its summary alone.
  const called = title ?? named(item ?? url) ?? (abstract && {})
  if (!called) {
    const what =
      'A related document has no title here, and was left out. Write {title: …} or {abstract: …}.'
    tell('warning', value.where, what)
    return []
  }
  return [{ title: called, ...given({ item, url, date, abstract }) }]
}

function named(text: string | undefined) {
  return text === undefined ? undefined : inLanguage(text)
}

function itemOf(value: Written, tell: Tell) {
  const text = oneText(value, 'The related item', tell)
  const id = text === undefined ? undefined : itemId(text)
  if (text !== undefined && id === undefined) {
    tell(
      'warning',
      value.where,
      `“${text.slice(0, 80)}” cannot be the id of an item, and was left out.`,
    )
  }
  return id
}
