declare const kind: unique symbol

/** A string that was checked once, where it entered, and is trusted after. */
type Id<Kind extends string> = string & { readonly [kind]: Kind }

/** An item's id: given by the archivist, or minted from the folder's name. May hold any letters, spaces, even slashes (an ARK). */
export type ItemId = Id<'item'>
/** A collection's id, of the same shape as an item's. */
export type CollectionId = Id<'collection'>
/** A page's id: twelve letters and digits, minted once, unique in the archive. */
export type PageId = Id<'page'>
/** A text layer's id, of the same shape as a page's. */
export type TextId = Id<'text'>
/** SHA-256 of a kept file, 64 lower-case hexadecimal digits. */
export type Sha256 = Id<'sha256'>
/** A citation's id: twelve letters and digits that are not mistaken for each other, in print and by ear; made from what is cited. */
export type CitationId = Id<'citation'>

/** What no id may hold: control characters, what URLs and file systems give a meaning of their own, and the ends of a path. */
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\\%?#"<>|*]|^[\s./~-]|[\s./]$|\/\/|\/\.|\.\//u
/** An id becomes one file name (percent-encoded); file systems stop at 255 bytes. */
const longest = 240

function given(text: string): string | undefined {
  const id = text.normalize('NFC')
  if (id === '' || forbidden.test(id) || encodeURIComponent(id).length > longest) return undefined
  return id
}

/** Reads an item id out of an address, a record or a file; `undefined` when it cannot be one. */
export function itemId(text: string): ItemId | undefined {
  return given(text) as ItemId | undefined
}

/** Reads a collection id, as {@link itemId} does. */
export function collectionId(text: string): CollectionId | undefined {
  return given(text) as CollectionId | undefined
}

const minted = /^[0-9a-z]{12}$/

/** Reads a page id; `undefined` when it cannot be one. */
export function pageId(text: string): PageId | undefined {
  return minted.test(text) ? (text as PageId) : undefined
}

/** Reads a text layer's id; `undefined` when it cannot be one. */
export function textId(text: string): TextId | undefined {
  return minted.test(text) ? (text as TextId) : undefined
}

/** Reads a SHA-256 in lower-case hexadecimal; `undefined` when it is none. */
export function sha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined
}

/**
 * What ids of citations are written with: no `i`, `l`, `o`, `u`, which are taken for `1`, `0` and `v`.
 * https://www.crockford.com/base32.html
 */
export const citationLetters = '0123456789abcdefghjkmnpqrstvwxyz'
const citation = /^[0-9a-hjkmnp-tv-z]{12}$/

/**
 * Reads a citation's id, also as a person copies it off paper: capitals, hyphens between, and the letters that are
 * taken for digits; `undefined` when it cannot be one.
 */
export function citationId(text: string): CitationId | undefined {
  const id = text.toLowerCase().replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1')
  return citation.test(id) ? (id as CitationId) : undefined
}

/** Letters that do not decompose into a base letter and an accent, and what they are commonly written as. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i',
} // prettier-ignore

/**
 * An id minted from a name (of a folder, a file, a title): lower case, accents dropped, everything
 * else a hyphen: `'Überlingen Box 3'` gives `'uberlingen-box-3'`. A name in another script keeps its letters.
 * @param fallback what to use where the name holds no letter and no digit
 */
export function slug(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => spelled[letter] ?? letter)
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._]+/gu, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
    .replace(/\.{2,}/g, '.')
  let short = [...plain]
    .slice(0, 80)
    .join('')
    .replace(/[-._]+$/, '')
  while (encodeURIComponent(short).length > longest - 16) short = [...short].slice(0, -1).join('')
  return short.replace(/[-._]+$/, '') || fallback
}
