import { direction } from '../../data/model/language.js'
import type { Box } from '../../data/model/region.js'
import type { TextLine, TextWord } from '../../data/model/text-line.js'
import type { ReadText } from '../../data/model/text.js'
import type { TextFileAbout, TextFilePage } from './alto.js'
import { element, lines, sequence, xmlDocument, type Child, type Markup } from './xml.js'

/** The profile that viewers know hOCR by, in a `seeAlso`. */
export const hocrProfile = 'http://kba.cloud/hocr-spec/1.2'

const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
const capabilities =
  'ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_header ocr_footer ocr_caption ocr_pageno ocr_textfloat ocr_float ocrp_lang ocrp_wconf'

/** Kinds of blocks that hOCR has a class for. http://kba.github.io/hocr-spec/1.2/#sec-float */
const classes = new Set(['header', 'footer', 'caption', 'pageno', 'textfloat', 'float'])

/**
 * A page's text as hOCR 1.2 (http://kba.github.io/hocr-spec/1.2/), in pixels of the page's image, as XHTML. All of the text is
 * there, with the markup taken off: what stands between the words that are known apart too. Nothing is told of an editor's marks.
 */
export function hocr(page: TextFilePage, text: ReadText, about: TextFileAbout = {}): string {
  const { language } = about
  const dir = direction(language)
  const root = {
    xmlns: 'http://www.w3.org/1999/xhtml',
    'xml:lang': language,
    lang: language,
    dir: dir === 'rtl' ? dir : undefined,
  }
  return xmlDocument(lines('html', root, head(page, about), body(page, text)), doctype)
}

function head({ label, image }: TextFilePage, { tool, date, language }: TextFileAbout): Markup {
  const meta = (name: string, content: string | undefined) =>
    content === undefined ? undefined : element('meta', { name, content })
  const type = { 'http-equiv': 'Content-Type', content: 'text/html; charset=utf-8' }
  return lines(
    'head',
    {},
    element('title', {}, label ?? image ?? 'Text of a page'),
    element('meta', type),
    meta('ocr-system', tool ?? 'Fonds'),
    meta('ocr-capabilities', capabilities),
    meta('ocr-number-of-pages', '1'),
    meta('ocr-langs', language),
    meta('DC.date', date),
    element('link', { rel: 'profile', href: hocrProfile }),
  )
}

function body({ width, height, image }: TextFilePage, { lines: all }: ReadText): Markup {
  const own = image === undefined ? [] : [`image ${quoted(image)}`]
  const title = [...own, `bbox 0 0 ${width} ${height}`, 'ppageno 0'].join('; ')
  const kept = all.filter(({ text }) => text.trim() !== '')
  const soft = softEnds(kept)
  const blocks = groups(kept).map((block, at) => area(block, at, soft))
  return lines('body', {}, lines('div', { class: 'ocr_page', id: 'page_1', title }, ...blocks))
}

/** Lines of a region in their paragraphs. */
type Group = readonly (readonly TextLine[])[]

function groups(all: readonly TextLine[]): readonly Group[] {
  const found: TextLine[][][] = []
  let last: TextLine | undefined
  for (const line of all) {
    const block = found.at(-1)
    if (!block || line.block) found.push([[line]])
    else if (line.opensParagraph || line.heading !== last?.heading) block.push([line])
    else block.at(-1)?.push(line)
    last = line
  }
  return found
}

function area(block: Group, at: number, soft: SoftEnds): Markup {
  const { kind, box } = block[0]?.[0]?.block ?? {}
  const isKnown = kind !== undefined && classes.has(kind)
  const own = kind === undefined || isKnown ? [] : [`x_kind ${quoted(kind)}`]
  const title = [...bbox(box), ...own].join('; ')
  return lines(
    'div',
    { class: isKnown ? `ocr_${kind}` : 'ocr_carea', id: `block_${at + 1}`, title: title || undefined },
    ...block.map((paragraph) => paragraphOf(paragraph, soft)),
  )
} // prettier-ignore

function paragraphOf(paragraph: readonly TextLine[], soft: SoftEnds): Markup {
  const level = paragraph[0]?.heading
  const name = level === undefined ? 'p' : `h${Math.min(6, Math.max(1, level))}`
  return lines(name, { class: 'ocr_par' }, ...paragraph.map((line) => lineOf(line, soft)))
}

function lineOf(line: TextLine, soft: SoftEnds): Markup {
  const { text, box, outline, words = [] } = line
  const points = outline?.map(({ x, y }) => `${x} ${y}`).join(' ')
  const shape = points === undefined ? [] : [`poly ${points}`]
  const title = [...bbox(box), ...shape, ...baseline(line)].join('; ')
  const shown = soft.has(line) ? `${text.slice(0, -1)}\u00ad` : text
  const content: Child[] = []
  let at = 0
  for (const word of words) {
    content.push(shown.slice(at, word.from), wordOf(word, shown.slice(word.from, word.to)))
    at = Math.max(at, word.to)
  }
  content.push(shown.slice(at))
  return element('span', { class: 'ocr_line', title: title || undefined }, sequence(...content))
}

function wordOf({ box, confidence }: TextWord, text: string): Markup {
  const sure = confidence === undefined ? [] : [`x_wconf ${Math.round(confidence * 10_000) / 100}`]
  const title = [...bbox(box), ...sure].join('; ')
  return element('span', { class: 'ocrx_word', title: title || undefined }, text)
}

/** Lines whose hyphen only stands there because they end. http://kba.github.io/hocr-spec/1.2/#hyphenation */
type SoftEnds = ReadonlySet<TextLine>

function softEnds(all: readonly TextLine[]): SoftEnds {
  return new Set(all.filter((line, at) => isSoft(line, all[at + 1]?.text ?? '')))
}

function isSoft({ text, words = [] }: TextLine, next: string): boolean {
  const { from = 0, to, whole } = words.at(-1) ?? {}
  const [rest] = /^[\p{L}\p{M}\p{N}'’-]+/u.exec(next) ?? []
  if (!text.endsWith('-') || to !== text.length || rest === undefined) return false
  return whole === text.slice(from, -1) + rest
}

/**
 * From the bottom left of the line's box, as a polynomial of the first degree; nothing for a line that does not run across.
 * http://kba.github.io/hocr-spec/1.2/#propdef-baseline
 */
function baseline({ box, baseline: points }: TextLine): readonly string[] {
  const [first, last] = [points?.[0], points?.at(-1)]
  if (!box || !first || !last) return []
  const slope = (last.y - first.y) / (last.x - first.x)
  if (!Number.isFinite(slope) || Math.abs(slope) > 1) return []
  const offset = first.y + slope * (box.x - first.x) - (box.y + box.height)
  return [`baseline ${round(slope, 5)} ${round(offset, 2)}`]
}

const round = (value: number, places: number) => Number(value.toFixed(places)) + 0

function bbox(box: Box | undefined): readonly string[] {
  return box ? [`bbox ${box.x} ${box.y} ${box.x + box.width} ${box.y + box.height}`] : []
}

/** Quotes cannot be told within quotes. */
const quoted = (text: string) => `"${text.replace(/"/g, "'")}"`
