import type { Finding } from '../model/finding.js'
import { AltoHead } from './alto-head.js'
import { altoLines } from './alto-lines.js'
import { AltoPage } from './alto-page.js'
import { lineNotes } from './line-blocks.js'
import { LineLanguages } from './line-languages.js'
import type { ReadPart, ReadParts } from './read-part.js'
import { number } from './shapes.js'
import { readXml, type Attributes } from './xml.js'

/**
 * The pages of an ALTO file of any version (https://www.loc.gov/standards/alto/): a part for each `Page`, a line for
 * each `TextLine` with words on it, in the order of reading as the file tells it, or else in the order of the file.
 * @param name what to call the file in findings
 */
export function altoParts(bytes: Uint8Array, name: string): ReadParts {
  const head = new AltoHead()
  const pages: AltoPage[] = []
  const languages = new Languages()
  const findings = [
    ...readXml(bytes, name, {
      open: (element, attributes) => {
        if (element === 'Page') pages.push(new AltoPage(attributes))
        else head.open(element, attributes)
        pages.at(-1)?.open(element, attributes)
        languages.open(element, attributes)
      },
      text: (text) => {
        head.text(text)
      },
      close: (element) => {
        head.close(element)
        pages.at(-1)?.close(element)
      },
    }),
  ]
  const read = pages.map(({ lines }) => altoLines(lines, head))
  const parts = pages.map(({ attributes }, at) => part(attributes, head, read[at]?.lines ?? []))
  const unplaced = parts.map(({ lines }) => lines.filter(({ edges }) => !edges).length)
  findings.push(
    ...unitFinding(name, head.unknownUnit),
    ...lineNotes(name, {
      unplaced: sum(unplaced),
      unnamed: sum(read.map(({ unnamed }) => unnamed)),
      unfound: 0,
    }),
  )
  if (parts.length === 0 && !findings.some(({ level }) => level === 'error')) {
    const what = 'This ALTO file has no Page in it, so there is no text to read.'
    findings.push({ level: 'error', where: name, what })
  }
  const language = languages.lines.most()
  return { parts, findings, ...(language !== undefined && { head: { language } }) }
}

function part(
  { WIDTH, HEIGHT }: Attributes,
  { unit, image, tool }: AltoHead,
  lines: ReadPart['lines'],
): ReadPart {
  const [width, height] = [number(WIDTH), number(HEIGHT)]
  return {
    ...(width && height && width > 0 && height > 0 && { space: { width, height } }),
    unit,
    ...(image !== '' && { image }),
    ...(tool !== '' && { tool }),
    lines,
  }
}

function unitFinding(where: string, unit: string | undefined): readonly Finding[] {
  if (unit === undefined) return []
  const what = `ALTO does not know the unit of measurement “${unit}”; it was taken for pixels.`
  return [{ level: 'warning', where, what }]
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** The languages of lines; a line is in that of what it lies in. */
class Languages {
  readonly lines = new LineLanguages()
  private page: string | undefined
  private block: string | undefined

  open(element: string, { LANG, language }: Attributes): void {
    const said = LANG ?? language
    if (element === 'Page') this.page = this.block = said
    else if (element === 'TextBlock') this.block = said ?? this.page
    else if (element === 'TextLine') this.lines.add(said ?? this.block)
  }
}
