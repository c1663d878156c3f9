import { present } from '../present.js'
import type { Words } from '../words.js'

/** A text, with its language where one is known. https://iiif.io/api/presentation/2.1/#language-of-property-values */
type Value2 = string | { readonly '@value': string; readonly '@language': string }

/** One text or several: 2.1 writes a single one without a list. https://iiif.io/api/presentation/2.1/#repeated-properties */
export type Values2 = Value2 | readonly Value2[]

/** Words as 2.1 writes them. */
export function values2(words: Words): Values2 {
  const values = Object.entries(words).flatMap(([language, texts]) =>
    texts.map((text) => (language === 'none' ? text : { '@value': text, '@language': language })),
  )
  const [only] = values
  return values.length === 1 && only !== undefined ? only : values
}

/** A property in words, for spreading; words in no language are left out. */
export function worded2<Key extends string>(key: Key, words: Words): Partial<Record<Key, Values2>> {
  return present(key, Object.keys(words).length > 0 ? values2(words) : undefined)
}
