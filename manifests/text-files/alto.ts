import type { ReadText } from '../../data/model/text.js'
import { altoBlocks } from './alto-blocks.js'
import { element, lines, xmlDocument, type Markup } from './xml.js'

/** The page that a text file is of. */
export interface TextFilePage {
  /** Pixels of the image, upright. */
  readonly width: number
  readonly height: number
  /** What the archive calls it: `'1r'`. */
  readonly label?: string
  /** Name of the image's file. */
  readonly image?: string
}

/** What a text file tells of how it was made. */
export interface TextFileAbout {
  /** BCP 47 */
  readonly language?: string
  readonly tool?: string
  /** When it was made; ALTO takes a day, a month, a year or a time of ISO 8601, and leaves out what is none. */
  readonly date?: string
}

const namespace = 'http://www.loc.gov/standards/alto/ns-v4#'

/**
 * A page's text as ALTO 4.4 (https://www.loc.gov/standards/alto/v4/alto-4-4.xsd), in pixels of the page's image: all
 * words in their order, also those that have no place; blocks and headings as tags; nothing of an editor's marks but
 * abbreviations.
 */
export function alto(page: TextFilePage, text: ReadText, about: TextFileAbout = {}): string {
  const { tags, blocks } = altoBlocks(text.lines)
  const root = {
    xmlns: namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} https://www.loc.gov/standards/alto/v4/alto-4-4.xsd`,
    SCHEMAVERSION: '4.4',
  }
  const known = tags.length > 0 ? lines('Tags', {}, ...tags) : undefined
  return xmlDocument(
    lines('alto', root, description(page, about), known, layout(page, about, blocks)),
  )
}

/** A year, a month, a day or a time. */
const dateTime =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

function description({ image }: TextFilePage, { tool, date }: TextFileAbout): Markup {
  const isDate = dateTime.test(date ?? '')
  const made = [
    element('processingCategory', {}, 'contentGeneration'),
    isDate ? element('processingDateTime', {}, date) : undefined,
    tool === undefined
      ? undefined
      : lines('processingSoftware', {}, element('softwareName', {}, tool)),
  ]
  return lines(
    'Description',
    {},
    element('MeasurementUnit', {}, 'pixel'),
    image === undefined
      ? undefined
      : lines('sourceImageInformation', {}, element('fileName', {}, image)),
    isDate || tool !== undefined ? lines('Processing', { ID: 'processing_1' }, ...made) : undefined,
  )
}

function layout(
  { width, height, label }: TextFilePage,
  { language = '' }: TextFileAbout,
  blocks: readonly Markup[],
): Markup {
  const size = { WIDTH: width, HEIGHT: height }
  const isLanguage = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language)
  const page = {
    ID: 'page_1', PHYSICAL_IMG_NR: 1, PRINTED_IMG_NR: label, ...size, LANG: isLanguage ? language : undefined,
  } // prettier-ignore
  const space = { HPOS: 0, VPOS: 0, ...size }
  return lines('Layout', {}, lines('Page', page, lines('PrintSpace', space, ...blocks)))
}
