import type { Finding } from '../model/finding.js'
import { edgesOf, number, union } from './alto-shapes.js'
import { joined, type Piece } from './alto-line.js'
import type { Edges, ReadLine, ReadPart, Unit } from './read-part.js'
import { readXml, type Attributes } from './xml.js'

/**
 * The pages of an ALTO file of any version (https://www.loc.gov/standards/alto/): a part for each `Page`, a line for
 * each `TextLine` with words on it, in the order of the file.
 * @param name what to call the file in findings
 */
export function altoParts(
  bytes: Uint8Array,
  name: string,
): { readonly parts: readonly ReadPart[]; readonly findings: readonly Finding[] } {
  const reading = new Reading()
  const findings = [...readXml(bytes, name, reading)]
  const tell = (level: Finding['level'], what: string) =>
    findings.push({ level, where: name, what })
  if (reading.unknownUnit !== undefined) {
    tell(
      'warning',
      `ALTO does not know the unit of measurement “${reading.unknownUnit}”; it was taken for pixels.`,
    )
  }
  if (reading.unplaced > 0) {
    tell(
      'note',
      `Lines that have no place on the page in this file: ${reading.unplaced}. Their words are shown without one.`,
    )
  }
  if (reading.parts.length === 0 && !findings.some(({ level }) => level === 'error')) {
    tell('error', 'This ALTO file has no Page in it, so there is no text to read.')
  }
  return { parts: reading.parts, findings }
}

interface OpenLine {
  readonly attributes: Attributes
  readonly pieces: Piece[]
  shape: Edges | undefined
}

/** Elements whose text tells something. */
const heardOf = new Set(['MeasurementUnit', 'fileName', 'softwareName', 'softwareVersion'])

/** The place in the file, and what was read up to it. */
class Reading {
  readonly parts: ReadPart[] = []
  unknownUnit: string | undefined
  unplaced = 0
  private unit: Unit = 'pixel'
  private image = ''
  private tool = ''
  /** Name of the element whose text is wanted, and the text. */
  private heard: { readonly name: string; text: string } | undefined
  private lines: ReadLine[] = []
  private opensParagraph = true
  private line: OpenLine | undefined
  private string: Attributes | undefined

  open(name: string, attributes: Attributes): void {
    if (heardOf.has(name)) this.heard = { name, text: '' }
    else if (name === 'Page') this.openPage(attributes)
    else if (name === 'TextBlock') this.opensParagraph = true
    else if (name === 'TextLine') this.line = { attributes, pieces: [], shape: undefined }
    else if (this.line) this.inLine(this.line, name, attributes)
  }

  text(text: string): void {
    if (this.heard) this.heard.text += text
  }

  close(name: string): void {
    if (this.heard?.name === name) this.keepHeard(this.heard)
    else if (name === 'TextLine' && this.line) this.keepLine(this.line)
    else if (name === 'String') this.string = undefined
  }

  private keepHeard({ name, text }: { readonly name: string; readonly text: string }): void {
    this.heard = undefined
    const said = text.trim()
    if (name === 'softwareName' || name === 'softwareVersion') this.keepSoftware(name, said)
    else if (name === 'fileName') this.image ||= said.split(/[\\/]/).at(-1) ?? ''
    else if (said === 'pixel' || said === 'mm10' || said === 'inch1200') this.unit = said
    else if (said !== '') this.unknownUnit = said.slice(0, 40)
  }

  /** The first software that the file names read the page; what came after only changed the file. */
  private keepSoftware(name: string, said: string): void {
    if (name === 'softwareName') this.tool ||= said.slice(0, 80)
    else if (this.tool !== '' && !this.tool.includes(' '))
      this.tool = `${this.tool} ${said.slice(0, 20)}`.trim()
  }

  /** The part is given away at once and filled line by line, so that a broken file leaves what was read. */
  private openPage({ WIDTH, HEIGHT }: Attributes): void {
    const [width, height] = [number(WIDTH), number(HEIGHT)]
    this.lines = []
    this.opensParagraph = true
    this.parts.push({
      ...(width && height && width > 0 && height > 0 && { space: { width, height } }),
      unit: this.unit,
      ...(this.image !== '' && { image: this.image }),
      ...(this.tool !== '' && { tool: this.tool }),
      lines: this.lines,
    })
  }

  private inLine(line: OpenLine, name: string, attributes: Attributes): void {
    if (name === 'String') {
      this.string = attributes
      line.pieces.push({
        kind: 'word',
        text: attributes['CONTENT'] ?? '',
        edges: edgesOf(attributes),
      })
    } else if (name === 'SP') line.pieces.push({ kind: 'space' })
    else if (name === 'HYP') line.pieces.push({ kind: 'hyphen', text: attributes['CONTENT'] ?? '' })
    else if (name === 'Polygon') this.keepShape(line, edgesOf(attributes))
  }

  /** The shape of the line, or of the word that is open; a box, where there is one, comes first. */
  private keepShape(line: OpenLine, edges: Edges | undefined): void {
    const word = line.pieces.at(-1)
    if (!this.string) line.shape ??= edges
    else if (word?.kind === 'word' && !word.edges) line.pieces.splice(-1, 1, { ...word, edges })
  }

  private keepLine({ attributes, pieces, shape }: OpenLine): void {
    this.line = undefined
    this.string = undefined
    const text = joined(pieces)
    if (text === '') return
    const words = pieces.flatMap((piece) =>
      piece.kind === 'word' && piece.edges ? [piece.edges] : [],
    )
    const edges = edgesOf(attributes) ?? shape ?? union(words)
    if (!edges) this.unplaced++
    this.lines.push({ text, ...(edges && { edges }), opensParagraph: this.opensParagraph })
    this.opensParagraph = false
  }
}
