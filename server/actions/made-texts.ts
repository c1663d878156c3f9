import { createHash } from 'node:crypto'
import type { Delivered } from '../../data/import/layers.js'
import { tagOfOcrLanguage } from '../../data/import/ocr-languages.js'
import { placed } from '../../data/import/place.js'
import type { ReadPart } from '../../data/import/read-part.js'
import { given } from '../../data/import/written.js'
import { sha256, type PageId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import { legiblePlan } from '../../images/legible.js'
import { alto } from '../../manifests/text-files/alto.js'
import type { Archive } from '../archive.js'
import type { PageToRead } from '../ocr/ocr.js'
import { madeFrom } from '../renditions.js'
import type { Making, MakingWithPages } from './making.js'
import { pdfTexts } from './pdf-texts.js'
import type { Watch } from './progress.js'

/** A PDF's own text for a page that has fewer words does not keep OCR from it: a stamp, the line of a digital library, a page number. */
const fewWords = 15

/**
 * Texts that are made here, as files of ALTO, of pages whose words nobody has given with their places: the text that a PDF has for them, or what
 * OCR reads on them, where that is asked for.
 */
export async function madeTexts(
  archive: Archive,
  making: MakingWithPages,
  delivered: readonly Delivered[],
  watch: Watch,
): Promise<Delivered[]> {
  const { record } = making.proposal
  const covered = pagesWithWords(delivered)
  const wanted = making.pages.filter(({ id }) => !covered.has(id))
  const own = await pdfTexts(archive, making, wanted, watch)
  const wordless = wanted.filter(({ id }) => wordsIn(own.get(id)) < fewWords)
  const read = await ocrTexts(archive, making, wordless, watch)
  const [main = ''] = ocrLanguages(archive, making)
  return wanted.flatMap((page) => {
    const part = read.get(page.id) ?? own.get(page.id)
    const spoken = read.has(page.id) ? tagOfOcrLanguage(main) : undefined
    return part ? [madeText(page, part, record?.languages[0] ?? spoken)] : []
  })
}

const wordsIn = (part: ReadPart | undefined) =>
  part?.lines.reduce((sum, { words }) => sum + (words?.length ?? 0), 0) ?? 0

/** Languages in which the pages of an item are read; none where they are not to be. */
function ocrLanguages({ settings }: Archive, { proposal }: Making): readonly string[] {
  return proposal.record?.ocr ?? settings.ocr ?? []
}

async function ocrTexts(
  archive: Archive,
  making: Making,
  pages: readonly Page[],
  watch: Watch,
): Promise<Map<PageId, ReadPart>> {
  const languages = ocrLanguages(archive, making)
  if (languages.length === 0) return new Map()
  const toRead = pages.map((page) => pageToRead(archive, making.proposal.source, page))
  const parts = await making.ocr.texts(toRead, languages, watch)
  return new Map(
    pages.flatMap(({ id }, at) => {
      const part = parts[at]
      return part && part.lines.length > 0 ? [[id, part]] : []
    }),
  )
}

/** Pages of which a text was given that knows where its words stand. */
function pagesWithWords(delivered: readonly Delivered[]): ReadonlySet<PageId> {
  const covered = delivered.filter(({ parts, pages }) => {
    const knows = parts.some(({ lines }) =>
      lines.some(({ words }) => words?.some(({ edges }) => edges)),
    )
    return pages.length === 1 && knows
  })
  return new Set(covered.flatMap(({ pages }) => pages.map(({ id }) => id)))
}

function pageToRead({ pyramids }: Archive, source: string, { image }: Page): PageToRead {
  const scan = { sha256: image.master.sha256, frame: image.frame }
  const plan = legiblePlan(image)
  return {
    scan,
    where: `${source}, ${image.master.name}`,
    picture: async (signal) => {
      const bytes = await madeFrom(pyramids)(scan, plan, signal)
      return { bytes, ...plan.size }
    },
  }
}

function madeText(page: Page, part: ReadPart, language: string | undefined): Delivered {
  const { width, height, master, frame } = page.image
  const text = placed(part, page.image, master.name)
  const about = given({ language, tool: part.tool })
  const bytes = Buffer.from(alto({ width, height, image: master.name }, text, about))
  const digest = sha256(createHash('sha256').update(bytes).digest('hex'))
  if (digest === undefined) throw new Error('SHA-256 gave no digest')
  const stem = master.name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  const name = `${stem}${frame > 0 ? `-${String(frame + 1)}` : ''}.alto.xml`
  return {
    // It is read from its file like any other, and nothing in it has to be found out.
    proposal: { kind: 'ocr', provenance: {}, ...given({ language }) },
    kept: { sha256: digest, name, bytes: bytes.length, mediaType: 'application/xml' },
    source: bytes,
    format: 'alto',
    parts: [part],
    pages: [page],
    madeHere: true,
  }
}
