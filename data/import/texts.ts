import type { TextFormat } from '../model/text.js'
import { altoParts } from './alto.js'
import { annotationParts } from './annotations.js'
import { hocrParts } from './hocr.js'
import { markdownParts } from './markdown.js'
import { pageXmlParts } from './page-xml.js'
import { plainTextParts } from './plain-text.js'
import type { ReadParts } from './read-part.js'
import { teiParts } from './tei.js'

/** One reader for each format; another format is another row. */
const readers: Readonly<Record<TextFormat, (bytes: Uint8Array, name: string) => ReadParts>> = {
  plain: plainTextParts,
  markdown: markdownParts,
  alto: altoParts,
  'page-xml': pageXmlParts,
  hocr: hocrParts,
  tei: teiParts,
  annotations: annotationParts,
}

/** Bytes of the longest text file that is read: a book of a thousand pages in ALTO fits. */
export const longestText = 64 * 1024 * 1024

/**
 * Reads a text file. A file that is damaged gives what could be read, and an `error` among the findings.
 * @param name what to call the file in findings
 */
export function readText(bytes: Uint8Array, name: string, format: TextFormat): ReadParts {
  if (bytes.length > longestText) {
    const what = `The file has ${Math.ceil(bytes.length / 1048576)} MB; texts of up to 64 MB are read. Divide it into one file a page.`
    return { parts: [], findings: [{ level: 'error', where: name, what }] }
  }
  return readers[format](bytes, name)
}
