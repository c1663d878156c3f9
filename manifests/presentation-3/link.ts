import type { IIIFExternalWebResource, InternationalString } from '@iiif/presentation-3'
import { inLanguage, type LanguageMap } from '../../data/model/language.js'
import { labels } from '../labels.js'
import type { RecordLink } from '../records/links.js'
import type { RenderingLink } from '../renderings.js'
import { listed } from '../present.js'
import { languageKey, words, wordsOr } from '../words.js'

/** A resource outside IIIF, with the words of the link to it. */
export type Link = IIIFExternalWebResource & { label?: InternationalString }

/** A page for people. https://iiif.io/api/presentation/3.0/#homepage */
export function webPage(
  address: string,
  label: LanguageMap,
  languages: readonly string[] = [],
): Link {
  return {
    id: address,
    type: 'Text',
    label: wordsOr(label, labels.untitled),
    format: 'text/html',
    ...listed('language', languages),
  }
}

/** A text to read as it is. https://iiif.io/api/presentation/3.0/#rendering */
export function plainText(address: string, label: LanguageMap, language: string | undefined): Link {
  const key = language === undefined ? 'none' : languageKey(language)
  return {
    id: address,
    type: 'Text',
    label: wordsOr(label, labels.untitled),
    format: 'text/plain',
    ...listed('language', key === 'none' ? [] : [key]),
  }
}

/** An item or a page in a form to be taken away. https://iiif.io/api/presentation/3.0/#rendering */
export function rendering3({ address, label, format, type }: RenderingLink): Link {
  return { id: address, type, label: words(label), format }
}

/** What a record says, for programs. https://iiif.io/api/presentation/3.0/#seealso */
export function record3({ address, name, format, profile }: RecordLink): Link {
  return { id: address, type: 'Dataset', label: words(inLanguage(name)), format, profile } as Link
}
