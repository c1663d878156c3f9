/** A mark that begins a page; without a number, only that one begins. */
export interface PageMark {
  readonly number?: string
}

const words =
  'pages?|pg|pp?|seite|s\\.|folio|foll?|ff?|leaf|blatt|bl|sheet|feuille|feuillet|página|pagina|pag|scan'
const numbers = new RegExp(
  `^(?:(?:${words})\\.?\\s*(\\d{1,5}\\s?(?:[a-z]|recto|verso)?)|(?:${words})(?:\\.\\s*|\\s+)([ivxlcdm]{1,9}))(?:\\s*(?:/|of|von|sur|de|di)\\s*\\d{1,5})?$`,
  'i',
)
const breaks =
  /^(?:(?:page|sheet) ?break|(?:new|next) page|pb|seitenumbruch|seitenwechsel|neue seite|saut de page|nouvelle page)$/i

/** A mark is short. What is longer is not looked at. */
const longest = 80

/**
 * The mark in a line that is nothing but one: `[page 2]`, `[fol. 1 recto]`, `[p. xii]`, `[page break]`, `--- 2 ---`,
 * `--- Page 2 of 5 ---`. Bare numbers of four digits between rules are years, and `[sic]` is no page.
 * @param line without white space around it
 */
export function pageMark(line: string): PageMark | undefined {
  if (line.length > longest) return undefined
  const bracketed = /^\[(.+)\]$/.exec(line)?.[1]?.trim()
  if (bracketed !== undefined) return named(bracketed)
  const ruled = /^[-=–—]{3,}([^-=–—].*?)[-=–—]{3,}$/.exec(line)?.[1]?.trim()
  if (ruled === undefined) return undefined
  return /^\d{1,3}\s?[a-z]?$/i.test(ruled) ? { number: plain(ruled) } : named(ruled)
}

/** The same, and what Markdown has besides: a heading `## Page 2`, a comment `<!-- page 2 -->`. */
export function markdownPageMark(line: string): PageMark | undefined {
  if (line.length > longest) return undefined
  const said = /^<!--(.+)-->$/.exec(line)?.[1] ?? /^#{1,6}\s+(.+?)[\s#]*$/.exec(line)?.[1]
  return said === undefined ? pageMark(line) : named(said.trim())
}

function named(text: string): PageMark | undefined {
  if (breaks.test(text)) return {}
  const found = numbers.exec(text)
  const number = found?.[1] ?? found?.[2]
  return number === undefined ? undefined : { number: plain(number) }
}

/** `'1 recto'` is `'1r'`. */
function plain(number: string): string {
  return number.replace(/\s/g, '').replace(/(?<=\d)(r)ecto$|(?<=\d)(v)erso$/i, '$1$2')
}
