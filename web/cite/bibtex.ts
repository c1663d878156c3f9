import { slug } from '../../data/model/ids.js'
import type { CitedDate } from './date.js'
import { short, type Name } from './name.js'
import { placeIn } from './pieces.js'
import type { Reference } from './reference.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A reference as BibTeX, in UTF-8, for BibTeX and Biber. Titles stand in braces twice, so that no style changes their
 * capitals. https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf
 */
export function bibtex(cited: Reference): string {
  const { authors, date, collection, referenceCode, repository, archive } = cited
  const day = date && !('literal' in date) ? date : undefined
  const month = day && months[(day.from.month ?? 0) - 1]
  const held = [referenceCode, collection, repository, archive].filter(Boolean).join(', ')
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', authors.length > 0 ? authors.map(author).join(' and ') : undefined],
    ['title', `{{${escaped(cited.title)}}}`],
    ['year', date && `{${year(date)}}`],
    ['month', month],
    ['howpublished', `{${escaped(held)}}`],
    ['note', placeIn(cited) === '' ? undefined : `{${escaped(placeIn(cited))}}`],
    ['language', cited.languages[0] && `{${escaped(cited.languages[0])}}`],
    ['url', `{${cited.address.replace(/[{}\\\s]/g, encodeURIComponent)}}`],
  ]
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${name === 'author' ? `{${value}}` : value},`],
  )
  return [`@misc{${key(cited)},`, ...lines, '}', ''].join('\n')
}

/** A body's name is held together by braces: `and` in it divides no names, and no word of it is a family's. */
function author(name: Name): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`
  return `${escaped(name.family)}, ${escaped(name.given)}`
}

function year(date: CitedDate): string {
  if ('literal' in date) return escaped(date.literal)
  const { from, to } = date
  const span = to && to.year !== from.year ? `${from.year}/${to.year}` : String(from.year)
  return date.doubt === 'about' ? `ca. ${span}` : `${span}${date.doubt ? '?' : ''}`
}

/** Braces count for BibTeX even behind a backslash, so they are written as commands. */
const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}',
  '$': '\\$', '&': '\\&', '%': '\\%', '#': '\\#', '_': '\\_',
} // prettier-ignore

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .replace(/[\\{}^~$&%#_]/g, (sign) => signs[sign] ?? sign)
    .trim()
}

/** What a document is called in a manuscript's source: plain letters of author, year and title, else of the id. */
function key({ authors: [first], date, title, id }: Reference): string {
  const plain = (text: string) => slug(text, '').replace(/[^a-z0-9]/g, '')
  const when = date && !('literal' in date) ? String(date.from.year) : ''
  const word = title.split(/\s+/).find((one) => plain(one).length > 3) ?? ''
  const made = [first ? plain(short(first)).slice(0, 24) : '', when, plain(word)].join('')
  return made === '' || /^\d/.test(made) ? `item${made || plain(id)}` : made
}
