import type { Finding, Level } from '../model/finding.js'
import { carriable } from './decode.js'

/** A value as an archivist wrote it, with its place: the same for YAML, JSON and the cells of a table. */
export type Written =
  | { readonly kind: 'nothing'; readonly where: string }
  | { readonly kind: 'text'; readonly where: string; readonly text: string }
  | { readonly kind: 'list'; readonly where: string; readonly items: readonly Written[] }
  | { readonly kind: 'map'; readonly where: string; readonly entries: readonly Entry[] }

/** A key with its value. */
export interface Entry {
  readonly key: string
  /** Where the key stands. */
  readonly where: string
  readonly value: Written
}

/** Notes a finding at a place. */
export type Tell = (level: Level, where: string, what: string) => void

/** Findings in a list, and the function that notes them there. */
export function findingList(): { readonly findings: Finding[]; readonly tell: Tell } {
  const findings: Finding[] = []
  const tell: Tell = (level, where, what) => findings.push({ level, where, what: carriable(what) })
  return { findings, tell }
}

/** A text as a value, without the spaces around it; an empty one is nothing. */
export function textAt(where: string, text: string): Written {
  const clean = carriable(text).trim()
  return clean === '' ? { kind: 'nothing', where } : { kind: 'text', where, text: clean }
}

/** The values of a list, or the value alone, without what is empty. */
export function each(value: Written): Exclude<Written, { kind: 'nothing' }>[] {
  const all = value.kind === 'list' ? value.items : [value]
  return all.flatMap((one) => (one.kind === 'nothing' ? [] : [one]))
}

/** The one text a value holds. Anything else is told as a warning and left out. @param what `'The date'` */
export function oneText(value: Written, what: string, tell: Tell): string | undefined {
  if (value.kind === 'text') return value.text
  if (value.kind === 'nothing') return undefined
  const alone = value.kind === 'list' && value.items.length === 1 ? value.items[0] : undefined
  if (alone) return oneText(alone, what, tell)
  const is = value.kind === 'list' ? 'a list' : 'several named values'
  tell('warning', value.where, `${what} is ${is} here, and was left out. Write one text.`)
  return undefined
}

/** A name as it is compared: `'Reference_Code'`, `'referenceCode'` and `'reference code'` are the same. */
export function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

/** The value under the first of several names that a map has. */
export function under(value: Written, ...names: readonly string[]): Written {
  const entries = value.kind === 'map' ? value.entries : []
  const found = names
    .map((name) => entries.find(({ key }) => keyOf(key) === name))
    .find((entry) => entry && entry.value.kind !== 'nothing')
  return found?.value ?? { kind: 'nothing', where: value.where }
}

/** Tells of keys that a map should not have. */
export function onlyKeys(value: Written, names: readonly string[], what: string, tell: Tell): void {
  for (const { key, where } of value.kind === 'map' ? value.entries : []) {
    if (names.includes(keyOf(key))) continue
    tell(
      'warning',
      where,
      `${what} has no “${key}”, and it was left out. It may have: ${names.join(', ')}.`,
    )
  }
}

/** An object without what is undefined in it: what a record leaves out is absent. */
export function given<Values extends object>(
  values: Values,
): { readonly [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> }
}

/**
 * Findings of one file in the order of its lines. What is told of a file that is not well-formed counts less than
 * where it is not: until that is mended, only errors are told.
 * @param faulty whether the file is not well-formed
 */
export function inFileOrder(findings: readonly Finding[], faulty: boolean): Finding[] {
  const place = ({ where }: Finding) => {
    const [, line = '0', column = '0'] = /, line (\d+), column (\d+)$/.exec(where) ?? []
    return Number(line) * 1e6 + Number(column)
  }
  return findings
    .filter(({ level }) => !faulty || level === 'error')
    .toSorted((a, b) => place(a) - place(b))
}
