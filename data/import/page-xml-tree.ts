import type { Point } from '../model/text-line.js'
import { LineLanguages } from './line-languages.js'
import { PageXmlOrder } from './page-xml-order.js'
import { number, pointsOf } from './shapes.js'
import type { Attributes, XmlListener } from './xml.js'

/** A reading of a region, a line, a word or a glyph; there may be several. */
export interface TextEquiv {
  /** The lowest is the best. */
  readonly index: number
  /** From 0 to 1. */
  readonly confidence: number | undefined
  unicode: string
  plain: string
}

/** A region, line, word or glyph of a page, as the file has it. */
export interface PageXmlNode {
  readonly kind: 'region' | 'line' | 'word' | 'glyph'
  /** `'TextRegion'`, `'AdvertRegion'` */
  readonly element: string
  /** Of regions and lines. */
  readonly attributes: Attributes
  points: readonly Point[] | undefined
  baseline: readonly Point[] | undefined
  readonly texts: TextEquiv[]
  readonly inner: PageXmlNode[]
}

/** A `Page`. */
export interface PageXmlPage {
  readonly attributes: Attributes
  readonly regions: PageXmlNode[]
  readonly order: PageXmlOrder
}

function kindOf(element: string): PageXmlNode['kind'] | undefined {
  if (element.endsWith('Region') || element === 'TableCell') return 'region'
  if (element === 'TextLine') return 'line'
  if (element === 'Word') return 'word'
  return element === 'Glyph' ? 'glyph' : undefined
}

/**
 * Makes a tree of what PAGE XML tells, of any version. What is open is in the tree already, so that a broken file
 * leaves what was read.
 * @see https://github.com/PRImA-Research-Lab/PAGE-XML/blob/master/pagecontent/schema/pagecontent.xsd
 */
export class PageXmlTree implements XmlListener {
  readonly pages: PageXmlPage[] = []
  readonly languages = new LineLanguages()
  /** Who or what made the file. */
  creator = ''
  private readonly within: PageXmlNode[] = []
  private equiv: TextEquiv | undefined
  private heard: 'Unicode' | 'PlainText' | 'Creator' | undefined
  /** Points of an outline or a baseline that has an element for each, as the versions of 2009 and 2010 do. */
  private single: Point[] | undefined

  open(name: string, attributes: Attributes): void {
    const kind = kindOf(name)
    if (kind) this.openNode(kind, name, attributes)
    else if (name === 'Page') this.openPage(attributes)
    else if (name === 'TextEquiv') this.openText(attributes)
    else if (name === 'Unicode' || name === 'PlainText' || name === 'Creator') this.heard = name
    else this.openShape(name, attributes)
    this.pages.at(-1)?.order.open(name, attributes)
  }

  text(text: string): void {
    if (this.heard === 'Creator') this.creator += text
    else if (this.heard === 'Unicode' && this.equiv) this.equiv.unicode += text
    else if (this.heard === 'PlainText' && this.equiv) this.equiv.plain += text
  }

  close(name: string): void {
    if (kindOf(name)) this.within.pop()
    else if (name === 'TextEquiv') this.equiv = undefined
    else if (name === this.heard) this.heard = undefined
    else if (name === 'Coords' || name === 'Baseline') this.closeShape(name)
    this.pages.at(-1)?.order.close(name)
  }

  private openPage(attributes: Attributes): void {
    this.within.length = 0
    this.pages.push({ attributes, regions: [], order: new PageXmlOrder() })
  }

  private openNode(kind: PageXmlNode['kind'], element: string, all: Attributes): void {
    const attributes = kind === 'region' || kind === 'line' ? all : {}
    const node: PageXmlNode = {
      kind, element, attributes, points: undefined, baseline: undefined, texts: [], inner: [],
    } // prettier-ignore
    const around = this.within.at(-1)?.inner ?? this.pages.at(-1)?.regions
    around?.push(node)
    this.within.push(node)
    if (kind === 'line') this.languages.add(this.language())
  }

  /** Of the line that is open, or of what it lies in. */
  private language(): string | undefined {
    const told = this.within.findLast(({ attributes }) => attributes['primaryLanguage'])
    return (told ?? this.pages.at(-1))?.attributes['primaryLanguage']
  }

  private openText({ index, conf }: Attributes): void {
    const sure = number(conf)
    const confidence = sure !== undefined && sure >= 0 && sure <= 1 ? sure : undefined
    this.equiv = { index: number(index) ?? Infinity, confidence, unicode: '', plain: '' }
    this.within.at(-1)?.texts.push(this.equiv)
  }

  private openShape(name: string, attributes: Attributes): void {
    if (name === 'Point') {
      const [x, y] = [number(attributes['x']), number(attributes['y'])]
      if (x !== undefined && y !== undefined) this.single?.push({ x, y })
    } else if (name === 'Coords' || name === 'Baseline') {
      this.single = []
      this.keepShape(name, pointsOf(attributes['points']))
    }
  }

  private closeShape(name: 'Coords' | 'Baseline'): void {
    this.keepShape(name, this.single)
    this.single = undefined
  }

  private keepShape(name: 'Coords' | 'Baseline', points: readonly Point[] | undefined): void {
    const node = this.within.at(-1)
    if (!node || !points || points.length < 2) return
    if (name === 'Coords') node.points ??= points
    else node.baseline ??= points
  }
}
