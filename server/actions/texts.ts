import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { isAnnotated, strayParts } from '../../data/import/annotated-pages.js'
import { dividedByPage } from '../../data/import/division.js'
import type { FoundFile } from '../../data/import/folder.js'
import type { Delivered } from '../../data/import/layers.js'
import { placed } from '../../data/import/place.js'
import type { TextProposal } from '../../data/import/proposal.js'
import { given } from '../../data/import/written.js'
import { repeats } from '../../data/import/repeats.js'
import { longestText, readText } from '../../data/import/texts.js'
import type { Finding } from '../../data/model/finding.js'
import { sha256 } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import type { TextFormat } from '../../data/model/text.js'
import type { Tell } from './progress.js'

const mediaTypes: Readonly<Record<TextFormat, string>> = {
  plain: 'text/plain',
  markdown: 'text/markdown',
  alto: 'application/xml',
  'page-xml': 'application/xml',
  hocr: 'text/vnd.hocr+html',
  tei: 'application/tei+xml',
  annotations: 'application/ld+json',
}

/** Reads the texts of a delivery and tells what is wrong with them; one that gives nothing is left out. */
export async function deliveredTexts(
  proposals: readonly TextProposal[],
  pages: readonly Page[],
  pagesOf: ReadonlyMap<FoundFile, readonly Page[]>,
  tell: Tell,
): Promise<Delivered[]> {
  const texts: Delivered[] = []
  for (const proposal of proposals) {
    const { file, scan } = proposal
    const own = scan ? (pagesOf.get(scan) ?? []) : pages
    if (file.is.what !== 'text' || (scan && own.length === 0)) continue
    const text = await delivered(proposal, file.is.format, own, tell)
    if (text) texts.push(text)
  }
  return withoutRepeats(texts, tell)
}

function withoutRepeats(texts: readonly Delivered[], tell: Tell): Delivered[] {
  const left = new Set<Delivered>()
  for (const { repeats: text, of } of repeats(texts)) {
    left.add(text)
    const what = `It says the same words as ${of.kept.name}, which tells more of the page, and was left out. Say under texts in item.yaml what it is, to have both.`
    tell({ kind: 'finding', finding: { level: 'note', where: String(text.source), what } })
  }
  return texts.filter((text) => !left.has(text))
}

async function delivered(
  proposal: TextProposal,
  format: Delivered['format'],
  pages: readonly Page[],
  tell: Tell,
): Promise<Delivered | undefined> {
  const { file } = proposal
  const say = (level: 'error' | 'warning', what: string) => {
    tell({ kind: 'finding', finding: { level, where: file.path, what } })
  }
  if (file.bytes > longestText) {
    say(
      'error',
      `The file has ${Math.ceil(file.bytes / 1048576)} MB; texts of up to 64 MB are read. Divide it into one file a page.`,
    )
    return undefined
  }
  const bytes = await readFile(file.path)
  const { parts, findings, head } = readText(bytes, file.path, format)
  for (const finding of findings) tell({ kind: 'finding', finding })
  if (!parts.some(({ lines }) => lines.some(({ text }) => text.trim() !== ''))) {
    if (!findings.some(({ level }) => level === 'error'))
      say('warning', 'The file holds no words, so it gives the page no text.')
    return undefined
  }
  const isOfScan = proposal.scan !== undefined
  if (isAnnotated(parts) && !hasPages(parts, pages, isOfScan, say)) return undefined
  for (const finding of doubtsOfPlaces(parts, pages, isOfScan, file.path))
    tell({ kind: 'finding', finding })
  const digest = sha256(createHash('sha256').update(bytes).digest('hex'))
  if (digest === undefined) throw new Error('SHA-256 gave no digest')
  const kept = {
    sha256: digest,
    name: file.name,
    bytes: bytes.length,
    mediaType: mediaTypes[format],
  }
  return { proposal, kept, source: file.path, format, parts, pages, ...given({ head }) }
}

/** Whether any annotation is about a page of the item, or about all of it; those that are not are told. */
function hasPages(
  parts: Delivered['parts'],
  pages: readonly Page[],
  isOfScan: boolean,
  say: (level: 'warning', what: string) => void,
): boolean {
  const divided = dividedByPage(parts, pages, isOfScan)
  if (!divided) return true
  const strays = strayParts(parts, divided)
  const count = strays.reduce((sum, { lines }) => sum + lines.length, 0)
  const first = strays[0]?.target ?? ''
  if (count > 0) {
    const about =
      first === '' ? 'which do not say what they are about' : `(first: of “${first.slice(0, 200)}”)`
    say(
      'warning',
      `Annotations that name no page of this document: ${count} ${about}. They were left out. They may name a page by its canvas or its address here, by the name of its scan, or by its number; a file called like a scan (001.annotations.json) belongs to it.`,
    )
  }
  return divided.length > 0
}

function doubtsOfPlaces(
  parts: Delivered['parts'],
  pages: readonly Page[],
  isOfScan: boolean,
  where: string,
): readonly Finding[] {
  const isOnly = isOfScan || (pages.length === 1 && !isAnnotated(parts))
  const divided = dividedByPage(parts, pages, isOnly) ?? []
  return divided.flatMap(({ page, parts: own }) =>
    own.flatMap((part) => placed(part, page.image, where).findings),
  )
}
