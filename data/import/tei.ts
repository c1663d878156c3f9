import type { ReadPart, ReadParts } from './read-part.js'
import { characterNames } from './tei/character-names.js'
import { doubts } from './tei/doubts.js'
import { Finder } from './tei/found.js'
import { TeiListener } from './tei/listener.js'
import { chosen, type Chosen } from './tei/raw-lines.js'
import { readLines } from './tei/read-line.js'
import { pageOf, sheets } from './tei/sheets.js'
import { readXml } from './xml.js'

/**
 * The pages of a TEI file (https://tei-c.org/release/doc/tei-p5-doc/en/html/): a part for each page that a `pb` begins, or
 * each surface of a `sourceDoc`, with what stands on its lines. What editors say of the text are marks.
 * A file that is not well-formed is read up to the fault.
 * @param name what to call the file in findings
 */
export function teiParts(bytes: Uint8Array, name: string): ReadParts {
  const file = new TeiListener()
  const findings = readXml(bytes, name, file, characterNames)
  file.finish()
  const text = chosen(file.transcript.flow.lines)
  const finder = new Finder(file.facsimile)
  const parts = partsOf(file, text, finder)
  const head = file.header.head(file.language, file.fileLanguage)
  const faulty = findings.some(({ level }) => level === 'error')
  return {
    parts,
    findings: [
      ...findings,
      ...doubts({ file, parts, finder, leftOut: text.leftOut }, faulty, name),
    ],
    ...(Object.keys(head).length > 0 && { head }),
  }
}

/** A text without pages is one part. */
function partsOf(file: TeiListener, { lines, leftOut }: Chosen, finder: Finder): ReadPart[] {
  const { authorities, facsimile, transcript, hasText } = file
  if (!hasText) return []
  const pages = transcript.flow.pages.filter(({ surface }) => !surface || leftOut === 0)
  const parts = sheets(lines, pages, facsimile, finder).map((sheet) => ({
    ...pageOf(sheet),
    lines: readLines(sheet.lines, {
      authorities,
      found: (places) => finder.on(sheet.surface, places),
    }),
  }))
  return parts.length > 0 ? parts : [{ unit: 'pixel', lines: [] }]
}
