import type { TextKind } from '../model/text.js'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Order of file names as people count: `2.tif` before `10.tif`; equal but for case or accents, by code point. */
export function inNaturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** A file's name without its ending: `'001.fr.txt'` gives `'001.fr'`. */
export function stem(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
}

/** What a name says of a text. */
export interface Said {
  readonly kind?: TextKind
  readonly language?: string
}

const kinds: readonly (readonly [TextKind, RegExp])[] = [
  ['commentary', /^(annotations?|comments?|commentar(y|ies)|commentaires?|kommentare?)$/],
  ['ocr', /^(ocr|htr)$/],
  [
    'transcription',
    /^(transcri(pts?|ptions?|bed)|trans(kription|cripci[oó]n|crizione)|diplomatic|edition)$/,
  ],
  ['translation', /^(translat(ions?|ed)|traductions?|[uü]bersetzung|traducci[oó]n|traduzione)$/],
]
/** Words that a text's name may hold and that say nothing of it. */
const neutral = /^(alto|xml|txt|texts?|pages?|full|fulltext|plain|lines?)$/

const spokenNames: Readonly<Record<string, string>> = {
  english: 'en', french: 'fr', francais: 'fr', german: 'de', deutsch: 'de', russian: 'ru', chinese: 'zh',
  spanish: 'es', italian: 'it', polish: 'pl', hungarian: 'hu', latin: 'la', czech: 'cs', dutch: 'nl', arabic: 'ar',
} // prettier-ignore
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** A word of a name as a BCP 47 language: `'fr'`, `'zh-Hant'`, `'french'`; `undefined` when it is none. */
function languageOf(word: string): string | undefined {
  const spoken = spokenNames[word.toLowerCase()]
  if (spoken !== undefined) return spoken
  if (!/^[A-Za-z]{2,3}(-[A-Za-z]{2,4})?$/.test(word)) return undefined
  try {
    return languageNames.of(word) === undefined ? undefined : new Intl.Locale(word).toString()
  } catch {
    return undefined
  }
}

/**
 * What the words of a name say, or `undefined` where one of them is not understood:
 * `['translation', 'fr']` is a translation into French, `['draft', '2']` is nothing known.
 */
export function said(words: readonly string[]): Said | undefined {
  let [kind, language]: [TextKind | undefined, string | undefined] = [undefined, undefined]
  for (const word of words) {
    const named = kinds.find(([, pattern]) => pattern.test(word.toLowerCase()))?.[0]
    if (named !== undefined) kind = named
    else if (!neutral.test(word.toLowerCase())) {
      language = languageOf(word)
      if (language === undefined) return undefined
    }
  }
  return { ...(kind && { kind }), ...(language !== undefined && { language }) }
}

/**
 * What the name of a text for the whole document says. Its words are its owner's (`letter-to-be.txt`), so a language
 * counts only behind a dot (`memo.fr`) or beside a word for a kind (`translation-fr`).
 */
export function saidByTitle(name: string): Said {
  const words = name
    .split(/[^\p{L}\p{N}-]+|-(?=\p{L}{3,})|(?<=\p{L}{4,})-/u)
    .filter((word) => word !== '')
  const kind = words
    .map((word) => kinds.find(([, pattern]) => pattern.test(word.toLowerCase()))?.[0])
    // A document may be called a commentary, or notes; annotations are known by what is in the file.
    .find((found) => found !== undefined && found !== 'commentary')
  const dotted = languageOf(/\.([A-Za-z-]{2,7})$/.exec(name)?.[1] ?? '')
  const beside =
    kind &&
    words
      .map((word) =>
        kinds.some(([, p]) => p.test(word.toLowerCase())) ? undefined : languageOf(word),
      )
      .findLast(Boolean)
  const language = dotted ?? beside
  return { ...(kind && { kind }), ...(language !== undefined && { language }) }
}

/**
 * Which of the scans' names a text's name belongs to, and what the rest of it says: `001.fr` belongs to `001`, in
 * French. The longest name wins; `undefined` where none fits.
 */
export function scanNamedBy(
  name: string,
  scans: ReadonlySet<string>,
): { readonly scan: string; readonly said: Said } | undefined {
  if (scans.has(name)) return { scan: name, said: {} }
  for (let end = name.length - 1; end > 0; end--) {
    if (!/[._-]/.test(name.charAt(end)) || !scans.has(name.slice(0, end))) continue
    const rest = said(
      name
        .slice(end + 1)
        .split(/[._]|-(?=\p{L}{3})/u)
        .filter((word) => word !== ''),
    )
    if (rest) return { scan: name.slice(0, end), said: rest }
  }
  return undefined
}

/** What a folder's name says of the texts in it: `ocr`, `translations`, `fr`. */
export function saidByFolder(name: string): Said {
  return said(name.split(/[\s._-]+/)) ?? {}
}

/** `OCR-D-…`: file groups of OCR-D. https://ocr-d.de/en/spec/mets#file-group-use-syntax */
const shelf =
  /^(scans?|images?|img|masters?|tiffs?|tifs?|jpe?gs?|pngs?|webp|jp2|pages?|texts?|txt|alto|page-?xml|xml|hocr|tei|ocr|htr|ocr-d-[a-z0-9-]+|transcri(pts?|ptions?)|translations?|facsimiles?|annotations?|comments)$/i

/** Folders inside an item's folder that hold its scans or texts, and are no items themselves. */
export function isShelf(name: string): boolean {
  return shelf.test(name)
}
