import type { HocrWord } from './hocr-characters.js'
import { roleOf, type ElementRole } from './hocr-classes.js'
import { numbers, type MarkupListener } from './hocr-markup.js'
import type { HocrBlock, HocrLine, HocrPage } from './hocr-page.js'
import { confidenceOf, edgesOf, properties, type Properties } from './hocr-title.js'
import { LineLanguages } from './line-languages.js'
import type { Edges } from './read-part.js'
import { around } from './shapes.js'
import type { Attributes } from './xml.js'

/** What an element lies in, itself included. */
interface Place {
  readonly page?: HocrPage | undefined
  readonly block?: HocrBlock | undefined
  readonly line?: HocrLine | undefined
  readonly word?: HocrWord | undefined
  readonly characters?: readonly Edges[] | undefined
  readonly heading?: number | undefined
  readonly language?: string | undefined
  readonly divides?: ElementRole['divides']
}

/** An hOCR file while it is read: its pages with their lines, as far as they came. */
export class HocrTree implements MarkupListener {
  readonly pages: HocrPage[] = []
  /** What stands outside of all pages. */
  readonly outside: HocrPage = { told: new Map(), lines: [] }
  readonly languages = new LineLanguages()
  /** What the file's head says, by name in lower case. */
  readonly head = new Map<string, string>()
  private readonly places: Place[] = []
  /** A line that is no element. */
  private loose: HocrLine | undefined
  /** What the next line stands in. */
  private standing: HocrBlock | undefined

  open(name: string, attributes: Attributes): void {
    if (name === 'meta') this.keepHead(attributes)
    const around = this.places.at(-1) ?? {}
    const language = name === 'html' || name === 'body' ? undefined : languageOf(attributes)
    const place = this.placeOf(name, attributes, around)
    this.places.push({ ...place, language: language ?? around.language })
    if (place.divides) this.loose = undefined
    if (place.divides === 'paragraphs') this.standing = place.block
  }

  close(): void {
    const divides = this.places.pop()?.divides
    if (divides) this.loose = undefined
    // What follows begins a paragraph of what it lies in.
    if (divides === 'paragraphs')
      this.standing = { edges: undefined, outer: this.places.at(-1)?.block }
  }

  text(text: string): void {
    const place = this.places.at(-1) ?? {}
    const { word, characters } = place
    const line = place.line ?? this.loose ?? (text.trim() === '' ? undefined : this.loosened(place))
    line?.chunks.push({ text, word, characters: word ? undefined : characters })
    if (line && text.trim() !== '') this.languages.add(place.language)
  }

  private placeOf(name: string, attributes: Attributes, around: Place): Place {
    const { role, kind, heading = around.heading, divides } = roleOf(name, attributes['class'])
    const told = properties(role === undefined ? '' : attributes['title'])
    const place = { ...around, heading, divides }
    switch (role) {
      case 'page':
        return { ...place, ...this.page(told) }
      case 'line':
        return { ...place, word: undefined, line: this.line(told, kind, place) }
      case 'word':
        return { ...place, word: around.word ?? word(told) }
      case 'characters':
        return { ...place, ...characters(told, around) }
      default:
        return divides === 'paragraphs'
          ? { ...place, block: block(told, kind, around.block) }
          : place
    }
  }

  private page(told: Properties): Place {
    const page = { told, lines: [] }
    this.pages.push(page)
    return { page, block: undefined, line: undefined, word: undefined }
  }

  /** A line that is also a header is one in its block, which then is the header. */
  private line(told: Properties, kind: string | undefined, { page, heading }: Place): HocrLine {
    const { standing } = this
    const isApart = kind !== undefined && !standing?.edges
    const block = isApart ? { kind, edges: edgesOf(told), outer: standing } : standing
    if (block) block.kind ??= kind
    const line = { told, isElement: true, block, heading, chunks: [] }
    ;(page ?? this.outside).lines.push(line)
    return line
  }

  private loosened({ page, heading }: Place): HocrLine {
    const block = this.standing
    const line = { told: new Map(), isElement: false, block, heading, chunks: [] }
    ;(page ?? this.outside).lines.push(line)
    this.loose = line
    return line
  }

  private keepHead({ name = '', content = '' }: Attributes): void {
    const key = name.trim().toLowerCase()
    if (key !== '' && content.trim() !== '' && !this.head.has(key)) this.head.set(key, content)
  }
}

function block(told: Properties, kind: string | undefined, outer: HocrBlock | undefined) {
  return { kind: kind ?? told.get('x_kind'), edges: edgesOf(told), outer }
}

function word(told: Properties): HocrWord {
  return { edges: edgesOf(told), confidence: confidenceOf(told), characters: [] }
}

/** Characters in a word belong to that; those on a line are kept with their text. */
function characters(told: Properties, { word }: Place): Place {
  const all = numbers(told.get('x_bboxes')) ?? []
  const own = edgesOf(told)
  const edges = Array.from({ length: Math.floor(all.length / 4) }, (_, nth) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = all.slice(nth * 4, nth * 4 + 4)
    return around([{ x: left, y: top }, { x: right, y: bottom }]) // prettier-ignore
  }).flatMap((one) => one ?? [])
  const found = edges.length > 0 ? edges : own ? [own] : []
  const confidence = confidenceOf(told)
  word?.characters.push({ edges: found, ...(confidence !== undefined && { confidence }) })
  return { characters: found }
}

/** What Tesseract calls languages and BCP 47 does not. https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html */
const tesseract: Readonly<Record<string, string>> = {
  chi_sim: 'zh-Hans', chi_tra: 'zh-Hant', deu_frak: 'de', deu_latf: 'de', frk: 'de', dan_frak: 'da',
} // prettier-ignore

function languageOf(attributes: Attributes): string | undefined {
  const said = (attributes['lang'] ?? attributes['xml:lang'] ?? '').trim()
  const name = said
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/_(vert|old)$/, '')
  return said === '' ? undefined : (tesseract[name] ?? (/_(vert|old)$/i.test(said) ? name : said))
}
