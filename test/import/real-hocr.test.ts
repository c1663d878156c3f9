import { readFileSync } from 'node:fs'
import { describe, expect } from '@jest/globals'
import { altoParts } from '../../data/import/alto.js'
import { hocrParts } from '../../data/import/hocr.js'
import type { ReadParts } from '../../data/import/read-part.js'
import { real, withReal } from '../real.js'

const cc0 = 'hocr-alto-samples-cc0'
const read = (path: string) => hocrParts(readFileSync(real(path)), path)
const linesOf = ({ parts }: ReadParts) => parts.flatMap(({ lines }) => lines)
const textsOf = (read: ReadParts) => linesOf(read).map(({ text }) => text)

/** Lines, lines with a place, words, words with a confidence, paragraphs, and the language. */
const files: Readonly<Record<string, readonly (number | string | undefined)[]>> = {
  [`${cc0}/417576986_0012.hocr`]: [25, 25, 140, 0, 1, 'fr'],
  [`${cc0}/433934212_0017.html`]: [29, 29, 0, 0, 4, undefined],
  [`${cc0}/alice.hocr`]: [37, 37, 0, 0, 7, undefined],
  [`${cc0}/jp_vert.hocr`]: [696, 696, 354, 354, 696, 'ja'],
  [`${cc0}/kraken_bw_example.hocr`]: [30, 30, 211, 211, 1, undefined],
  [`${cc0}/wetzel_reisebegleiter_1901_0021.hocr`]: [30, 30, 211, 211, 5, 'de'],
  'hocr-tools/litver.html': [105, 105, 0, 0, 2, undefined],
  'hocr-tools/sample.html': [37, 37, 0, 0, 7, undefined],
  'pdf/hocr/multipage-000001.hocr': [28, 28, 211, 211, 6, 'en'],
  'pdf/hocr/multipage-000005.hocr': [66, 66, 533, 533, 5, 'en'],
}

describe('real hOCR', () => {
  withReal('of seven engines is read whole, and nothing is wrong with it', () => {
    for (const [path, figures] of Object.entries(files)) {
      const found = read(path)
      const lines = linesOf(found)
      const words = lines.flatMap((line) => line.words ?? [])
      expect([
        path,
        found.findings,
        lines.length,
        lines.filter(({ edges }) => edges).length,
        words.length,
        words.filter(({ confidence }) => confidence !== undefined).length,
        lines.filter(({ opensParagraph }) => opensParagraph).length,
        found.head?.language,
      ]).toEqual([path, [], ...figures])
    }
    return Promise.resolve()
  })

  withReal('says line by line what the ALTO of the same page says', () => {
    for (const name of ['417576986_0012', 'wetzel_reisebegleiter_1901_0021']) {
      const path = real(cc0, `${name}.alto`)
      const alto = altoParts(readFileSync(path), path)
      const found = read(`${cc0}/${name}.hocr`)
      expect(textsOf(found)).toEqual(textsOf(alto))
      const places = (read: ReadParts) => linesOf(read).map(({ words = [] }) => words.map(({ from, edges }) => [from, edges])) // prettier-ignore
      expect(places(found)).toEqual(places(alto))
    }
    return Promise.resolve()
  })

  withReal('gives the text that Tesseract wrote beside it', () => {
    for (const nth of [1, 5, 6]) {
      const path = `pdf/hocr/multipage-00000${nth}`
      const text = readFileSync(real(`${path}.txt`), 'utf8').split(/[\n\f]+/).map((line) => line.trim()).filter(Boolean) // prettier-ignore
      expect(textsOf(read(`${path}.hocr`))).toEqual(text)
    }
    return Promise.resolve()
  })
})
