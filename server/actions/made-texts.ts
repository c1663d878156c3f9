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
import type { MakingWithPages } from './making.js'
import type { Watch } from './progress.js'

/**
 * Texts that are made here, as files of ALTO: what OCR reads on the pages, where that is asked for and nobody has given a text that knows the
 * places of its words.
 */
export async function madeTexts(
  archive: Archive,
  making: MakingWithPages,
  delivered: readonly Delivered[],
  watch: Watch,
): Promise<Delivered[]> {
  const { proposal, pages, ocr } = making
  const languages = proposal.record?.ocr ?? archive.settings.ocr ?? []
  if (languages.length === 0) return []
  const covered = pagesWithWords(delivered)
  const wanted = pages.filter(({ id }) => !covered.has(id))
  const parts = await ocr.texts(wanted.map((page) => pageToRead(archive, proposal.source, page)), languages, watch) // prettier-ignore
  const [main = ''] = languages
  return wanted.flatMap((page, at) => {
    const part = parts[at]
    const language = proposal.record?.languages[0] ?? tagOfOcrLanguage(main)
    return part && part.lines.length > 0 ? [madeText(page, part, language)] : []
  })
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
