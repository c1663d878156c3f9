import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { formatOf, headLength } from '../../../data/import/formats.js'
import { placed } from '../../../data/import/place.js'
import { readText } from '../../../data/import/texts.js'
import { xywh, type Box } from '../../../data/model/region.js'
import type { TextLine, TextWord } from '../../../data/model/text-line.js'
import { alto } from '../../../manifests/text-files/alto.js'
import { real, withReal } from '../../real.js'
import { altoFaults } from './alto-rules.js'

/** How many lines and words each file has; all ALTO and PAGE files are here. */
const counts: Readonly<Record<string, readonly [number, number]>> = {
  'alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_01.xml': [11, 2],
  'alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_02.xml': [31, 1],
  'alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_03.xml': [8, 2],
  'alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_01.xml': [12, 1],
  'alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_02.xml': [28, 1],
  'alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_03.xml': [28, 2],
  'alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_04.xml': [22, 1],
  'alto-line-typewritten-fr/12148-btv1b525062185/0_4a125_default.xml': [7, 0],
  'alto-line-typewritten-fr/12148-btv1b525062185/1_14b3a_default.xml': [23, 3],
  'alto-line-typewritten-fr/12148-btv1b525062185/2_a91bf_default.xml': [7, 1],
  'alto-line-typewritten-fr/12148-btv1b525062185/3_eac6a_default.xml': [21, 2],
  'hocr-alto-samples-cc0/417576986_0012.alto': [25, 140],
  'hocr-alto-samples-cc0/testfile.xml': [66, 442],
  'hocr-alto-samples-cc0/wetzel_reisebegleiter_1901_0021.alto': [30, 211],
  'mets-alto-jp2-rero/BLB/data/BLB/18451228_01/ALTO/00001.xml': [101, 965],
  'mets-alto-jp2-rero/BLB/data/BLB/18451228_01/ALTO/00002.xml': [142, 1535],
  'mets-alto-jp2-rero/BLB/data/BLB/18451228_01/ALTO/00003.xml': [136, 1445],
  'mets-alto-jp2-rero/BLB/data/BLB/18451228_01/ALTO/00004.xml': [136, 1287],
  'mets-alto-jp2-rero/BLB/data/BLB/18451228_01/ALTO/00005.xml': [114, 1171],
  'mets-alto-ndnp/1887030301/0003.xml': [1365, 10446],
  'page-chinese/BULAC_BIULO_CHI_1087_1_0346.xml': [69, 0],
  'page-chinese/CDF_IHEC_VI_53_1_0021.xml': [40, 0],
  'page-mets-ocrd/kant_aufklaerung_1784-jp2/data/OCR-D-GT-PAGE/PAGE_0020_PAGE.xml': [31, 258],
  'page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-GT-ALTO/PAGE_0017_ALTO.xml': [24, 161],
  'page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-GT-ALTO/PAGE_0020_ALTO.xml': [31, 258],
  'page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-GT-PAGE/PAGE_0017_PAGE.xml': [24, 161],
  'page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-GT-PAGE/PAGE_0020_PAGE.xml': [31, 258],
} // prettier-ignore

/** ALTO or PAGE; `undefined` for other files. */
function formatOfPages(path: string): 'alto' | 'page-xml' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const found = formatOf(name, readFileSync(path).subarray(0, headLength)).is
  if (found.kind !== 'text') return undefined
  return found.format === 'alto' || found.format === 'page-xml' ? found.format : undefined
}

function pageFiles(): readonly string[] {
  return readdirSync(real(), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => formatOfPages(path))
    .map((path) => path.slice(real().length + 1))
    .toSorted()
}

/** A file's lines in pixels of its page; there is nothing to complain of in any of them. */
function linesOf(name: string) {
  const format = formatOfPages(real(name)) ?? 'plain'
  const { parts, findings } = readText(readFileSync(real(name)), name, format)
  expect([name, findings]).toEqual([name, []])
  const { space } = parts[0] ?? {}
  if (!parts[0] || !space) throw new Error(`${name} has no page`)
  const image = { width: Math.round(space.width), height: Math.round(space.height) }
  return { image, lines: placed(parts[0], image, name).lines }
}

/** What is not as it was when lines are written as ALTO and read again. */
function changes(image: { width: number; height: number }, lines: readonly TextLine[]) {
  const xml = alto(image, { lines })
  const [part] = readText(new TextEncoder().encode(xml), 'again', 'alto').parts
  const again = part ? placed(part, image, 'again').lines : []
  const changed = lines.filter((line, at) => !isSame(line, again[at]))
  return [...changed, ...again.slice(lines.length), ...altoFaults(xml)]
}

/** Whether it is the same line in the same place, each word in a word that lies around it. */
function isSame(line: TextLine, again: TextLine | undefined): boolean {
  const told = (one?: TextLine) =>
    JSON.stringify([one?.text, one?.box, one?.outline, one?.baseline, one?.heading])
  const isKept = ({ from, to, box, whole }: TextWord) =>
    again?.words?.some(
      (word) =>
        word.from <= from &&
        to <= word.to &&
        isAround(word.box, box) &&
        (!whole || word.whole === whole),
    )
  return told(line) === told(again) && (line.words ?? []).every(isKept)
}

function isAround(a: Box | undefined, b: Box | undefined): boolean {
  if (!a || !b) return !b
  return (
    a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height
  )
}

/** Words with their places, in the order of reading. */
const wordsOf = (lines: readonly TextLine[]) =>
  lines.flatMap(({ text, words = [] }) =>
    words.map(({ from, to, box }) => `${text.slice(from, to)} ${box ? xywh(box) : ''}`),
  )

describe('real material', () => {
  withReal(
    'is the same text when it is written as ALTO and read again',
    () => {
      const found = pageFiles().map((name) => {
        const { image, lines } = linesOf(name)
        expect([name, changes(image, lines)]).toEqual([name, []])
        return [name, [lines.length, wordsOf(lines).length]] as const
      })
      expect(Object.fromEntries(found)).toEqual(counts)
      return Promise.resolve()
    },
    60_000,
  )

  withReal('says the same in PAGE and in ALTO: Kant’s words, their places and their order', () => {
    const folder = 'page-mets-ocrd/kant_aufklaerung_1784/data'
    const both = ['0017', '0020'].map((number) => {
      const page = linesOf(`${folder}/OCR-D-GT-PAGE/PAGE_${number}_PAGE.xml`).lines
      const own = linesOf(`${folder}/OCR-D-GT-ALTO/PAGE_${number}_ALTO.xml`).lines
      expect(wordsOf(page)).toEqual(wordsOf(own))
      expect(page.map(({ box }) => box)).toEqual(own.map(({ box }) => box))
      const alike = page.filter(({ text }, at) => text === own[at]?.text)
      return [wordsOf(page).length, page.length, alike.length]
    })
    // In four lines of the PAGE file a blank stands before a full stop or a comma; ALTO has no texts of lines.
    expect(both).toEqual([[161, 24, 20], [258, 31, 31]]) // prettier-ignore
    return Promise.resolve()
  })
})
