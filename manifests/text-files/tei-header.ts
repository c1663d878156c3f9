import type { TextKind } from '../../data/model/text.js'
import { webAddress } from '../html.js'
import { otherHand } from './tei-marks.js'
import { element, lines, type Markup } from './xml.js'

/** What a TEI file tells of the document, and of the text that it holds. */
export interface TeiItem {
  readonly title: string
  /** What the text is to the document; a transcription where nothing is said. */
  readonly kind?: TextKind
  /** BCP 47, of the text. */
  readonly language?: string
  /** Who made the text. */
  readonly by?: string
  /** Software that read it. */
  readonly tool?: string
  /** When it was made: ISO 8601, or in words. */
  readonly date?: string
  readonly publisher?: string
  /** Where the document is published. */
  readonly address?: string
  /** Its shelf mark. */
  readonly reference?: string
  /** The address of a licence or a statement. */
  readonly rights?: string
}

/** How the one who made a text is responsible for it. */
const responsible: Readonly<Record<TextKind, string>> = {
  transcription: 'transcription by',
  translation: 'translation by',
  ocr: 'text recognition by',
  commentary: 'commentary by',
}

/**
 * The header. https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html
 * @param hasOtherHand whether anything in the text is marked as handwritten
 */
export function teiHeader(item: TeiItem, hasOtherHand: boolean): Markup {
  const { title, language, address, reference, kind = 'transcription', by, tool } = item
  const titles = lines(
    'titleStmt',
    {},
    element('title', {}, title),
    by === undefined ? undefined : statement(responsible[kind], by),
    tool === undefined ? undefined : statement(responsible.ocr, tool),
  )
  const source = lines(
    'bibl',
    {},
    element('title', {}, title),
    reference === undefined ? undefined : element('idno', {}, reference),
    isAddress(address) ? element('ptr', { target: address }) : undefined,
  )
  const profile = [
    language === undefined
      ? undefined
      : lines('langUsage', {}, element('language', { ident: language })),
    hasOtherHand ? lines('handNotes', {}, handNote()) : undefined,
  ].filter((one) => one !== undefined)
  return lines(
    'teiHeader',
    {},
    lines('fileDesc', {}, titles, publication(item), lines('sourceDesc', {}, source)),
    profile.length > 0 ? lines('profileDesc', {}, ...profile) : undefined,
  )
}

function statement(resp: string, name: string): Markup {
  return lines('respStmt', {}, element('resp', {}, resp), element('name', {}, name))
}

function handNote(): Markup {
  return element('handNote', { 'xml:id': otherHand }, element('p', {}, 'Written by hand.'))
}

function publication({ publisher, date, rights }: TeiItem): Markup {
  const when = /^\d{4}(-\d\d(-\d\d)?)?$/.test(date ?? '') ? date : undefined
  const dated = date === undefined ? undefined : element('date', { when }, date)
  const licence = { target: webAddress(rights ?? '') }
  if (publisher === undefined) return lines('publicationStmt', {}, element('p', {}, dated))
  return lines(
    'publicationStmt',
    {},
    element('publisher', {}, publisher),
    dated,
    rights === undefined
      ? undefined
      : lines('availability', {}, element('licence', licence, element('p', {}, rights))),
  )
}

function isAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/\S+$/i.test(text)
}
