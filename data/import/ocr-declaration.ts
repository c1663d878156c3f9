import { ocrLanguages } from './ocr-languages.js'
import type { Said } from './sayings.js'
import { each, type Tell, type Written } from './written.js'

/** What a record says under `ocr`. */
export interface OcrDeclaration {
  /** Languages to read the pages in, as Tesseract calls them; none where they are not to be read; absent where nothing is said. */
  readonly languages?: readonly string[]
  /** What is no language, but files with a text that was read before. */
  readonly files: readonly Said[]
}

/** Tells `ocr: eng`, `ocr: [eng, fra]` and `ocr: no` from `ocr: 001.xml`, which names a file. */
export function ocrDeclaration(said: readonly Said[], tell: Tell): OcrDeclaration {
  const files = said.filter(({ value }) => each(value).some(isFile))
  const words = said.filter((one) => !files.includes(one)).flatMap(({ value }) => each(value))
  const text = words.map((one) => (one.kind === 'text' ? one.text : '')).join('+')
  if (words.length === 0) return { files }
  const languages = ocrLanguages(text)
  if (languages) return { languages, files }
  tell(
    'warning',
    words[0]?.where ?? '',
    `“${text.slice(0, 80)}” is no language to read pages in, and was left out. Write ocr: eng, or ocr: [eng, fra], or ocr: no.`,
  )
  return { files }
}

function isFile(value: Written): boolean {
  return value.kind === 'map' || (value.kind === 'text' && /[.*/\\]/.test(value.text))
}
