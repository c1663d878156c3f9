import type { Unit } from './read-part.js'
import type { Attributes } from './xml.js'

/** Elements whose text tells something. */
const heardOf = new Set(['MeasurementUnit', 'fileName', 'softwareName', 'softwareVersion'])
/** Tags that may name the kind of a block; one of a named entity does not. */
const tags = new Set(['LayoutTag', 'StructureTag', 'RoleTag', 'OtherTag'])
/** What stands in `ReadingOrder`. https://www.loc.gov/standards/alto/v4/alto-4-4.xsd (ReadingOrderType) */
const ordering = new Set(['OrderedGroup', 'UnorderedGroup', 'ElementRef'])

/** What an ALTO file says before its pages: how it measures, of which image, made with what; tags and reading order. */
export class AltoHead {
  unit: Unit = 'pixel'
  unknownUnit: string | undefined
  /** Name of the image, without folders. */
  image = ''
  tool = ''
  /** Labels of tags by their identifiers. */
  readonly labels = new Map<string, string>()
  /** Identifiers in the order of reading. */
  readonly order: string[] = []
  private isToolNamed = false
  /** Name of the element whose text is wanted, and the text. */
  private heard: { readonly name: string; text: string } | undefined

  open(name: string, attributes: Attributes): void {
    if (heardOf.has(name)) this.heard = { name, text: '' }
    else if (tags.has(name)) this.labels.set(attributes['ID'] ?? '', attributes['LABEL'] ?? '')
    else if (ordering.has(name)) this.order.push(...identifiers(attributes['REF']))
  }

  text(text: string): void {
    if (this.heard) this.heard.text += text
  }

  close(name: string): void {
    if (name === 'processingSoftware') this.isToolNamed = this.tool !== ''
    if (this.heard?.name !== name) return
    const said = this.heard.text.trim()
    this.heard = undefined
    if (name === 'fileName') this.image ||= said.split(/[\\/]/).at(-1) ?? ''
    else if (name === 'MeasurementUnit') this.keepUnit(said)
    else this.keepSoftware(name, said)
  }

  private keepUnit(said: string): void {
    if (said === 'pixel' || said === 'mm10' || said === 'inch1200') this.unit = said
    else if (said !== '') this.unknownUnit = said.slice(0, 40)
  }

  /** The first software that the file names read the page; what came after only changed the file. */
  private keepSoftware(name: string, said: string): void {
    if (this.isToolNamed) return
    if (name === 'softwareName') this.tool ||= said.slice(0, 80)
    else if (this.tool !== '' && !/\d/.test(this.tool))
      this.tool = `${this.tool} ${said.slice(0, 20)}`.trim()
  }
}

/** Identifiers with white space between them: `xsd:IDREFS`. */
export function identifiers(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter(Boolean)
}
