import type { CitedDate } from './date.js'
import { inverted } from './name.js'
import { placeIn } from './pieces.js'
import type { Reference } from './reference.js'

/**
 * A reference as RIS, which reference managers read: a line for each field, two letters before it; lines end as on Windows.
 * https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp
 */
export function ris(cited: Reference): string {
  const { authors, date, collection, referenceCode, repository, archive } = cited
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', 'MANSCPT'],
    ['ID', cited.id],
    ...authors.map((name) => ['AU', inverted(name)] as const),
    ['TI', cited.title],
    ['PY', date && year(date)],
    ['DA', date && day(date)],
    ['AB', cited.abstract],
    ['SP', cited.page],
    ['N1', placeIn(cited)],
    ['CN', referenceCode],
    ['AV', [referenceCode, collection, repository].filter(Boolean).join(', ')],
    ['DB', archive],
    ['DP', repository],
    ['LA', cited.languages[0]],
    ['UR', cited.address],
  ]
  const lines = fields.flatMap(([tag, value = '']) => {
    const said = onOneLine(value)
    return said === '' ? [] : [`${tag}  - ${said}`]
  })
  return [...lines, 'ER  - ', ''].join('\r\n')
}

/** A line's end would begin another field. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

const digits = (number: number, count: number) => String(number).padStart(count, '0')

function year(date: CitedDate): string | undefined {
  return 'literal' in date || date.from.year < 0 ? undefined : digits(date.from.year, 4)
}

/** `YYYY/MM/DD/other information`; the slashes stand also where nothing is between them. */
function day(date: CitedDate): string {
  if ('literal' in date || date.from.year < 0)
    return `///${'literal' in date ? date.literal.replaceAll('/', '-') : ''}`
  const { year, month, day } = date.from
  const part = (number: number | undefined) => (number === undefined ? '' : digits(number, 2))
  const doubt = date.doubt === undefined ? '' : date.doubt === 'about' ? 'ca.' : '?'
  return [digits(year, 4), part(month), part(day), doubt].join('/')
}
