import { languageTag } from './languages.js'

/** Codes of Tesseract that are ISO 639-2 codes of languages. https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html */
const languages =
  'afr amh ara asm aze bel ben bod bos bre bul cat ceb ces chr cos cym dan deu div dzo ell eng enm epo est eus fao fas fil fin fra frm fry ' +
  'gla gle glg grc guj hat heb hin hrv hun hye iku ind isl ita jav jpn kan kat kaz khm kir kmr kor lao lat lav lit ltz mal mar mkd mlt ' +
  'mon mri msa mya nep nld nor oci ori pan pol por pus que ron rus san sin slk slv snd spa sqi srp sun swa swe syr tam tat tel tgk ' +
  'tha tir ton tur uig ukr urd uzb vie yid yor'

/** Codes that are Tesseract's own; `frk` is German in Fraktur, and no Frankish. */
const own: Readonly<Record<string, string>> = {
  frk: 'de-Latf', deu_latf: 'de-Latf', dan_frak: 'da-Latf', slk_frak: 'sk-Latf', chi_sim: 'zh-Hans', chi_sim_vert: 'zh-Hans',
  chi_tra: 'zh-Hant', chi_tra_vert: 'zh-Hant', jpn_vert: 'ja', kor_vert: 'ko', aze_cyrl: 'az-Cyrl', uzb_cyrl: 'uz-Cyrl',
  srp_latn: 'sr-Latn', ita_old: 'it', spa_old: 'es', kat_old: 'ka',
} // prettier-ignore

const tags = new Map([
  ...languages.split(' ').map((code) => [code, languageTag(code) ?? code] as const),
  ...Object.entries(own),
])

/** The first code that stands for a tag is the usual one. */
const codes = new Map([
  ...[...tags].reverse().map(([code, tag]) => [tag, code] as const),
  ['zh', 'chi_sim'], ['zh-TW', 'chi_tra'], ['zh-HK', 'chi_tra'], ['nb', 'nor'], ['nn', 'nor'],
] as const) // prettier-ignore

/** How many languages a page is read in at most: each more makes it slower, and no surer. */
const most = 6

/**
 * The languages to read pages in, as Tesseract calls them, the main one first: `'eng+fra'`, `'en, fr'`, `'German'`, or a name of a
 * model that somebody trained. None for `'no'` and `'none'`; `undefined` where it cannot be understood.
 */
export function ocrLanguages(text: string): readonly string[] | undefined {
  const words = text.trim()
  if (/^(no|none|off|false|never)$/i.test(words)) return []
  const found = words.split(/\s*[+,;\s]\s*/).map(codeOf)
  const all = [...new Set(found)]
  if (all.length > most || all.includes(undefined)) return undefined
  return all.filter((code) => code !== undefined)
}

function codeOf(word: string): string | undefined {
  const lower = word.toLowerCase().replaceAll('-', '_')
  if (tags.has(lower)) return lower
  // Tags are written with hyphens; what has a low line and is none of Tesseract's is somebody's own.
  const tag = word.includes('_') ? undefined : languageTag(word)
  const code =
    tag === undefined ? undefined : (codes.get(tag) ?? codes.get(tag.split('-')[0] ?? tag))
  if (code !== undefined) return code
  const isYes = /^(yes|true|on|auto|always)$/i.test(word)
  return !isYes && /^[A-Za-z][\w-]{1,60}$/.test(word) ? word : undefined
}

/** The language that a code of Tesseract stands for, as a BCP 47 tag: `'frk'` is `'de-Latf'`; `undefined` for a model of somebody's own. */
export function tagOfOcrLanguage(code: string): string | undefined {
  return tags.get(code)
}
