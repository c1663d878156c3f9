import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isLanguageTag, spoken, type LanguageMap } from '../data/model/language.js'
import { prose } from '../web/prose.js'
import type { Log } from './log.js'

/** A text of the archive's own about itself, from `pages/` in the archive folder. */
export interface OwnPage {
  /** As its address names it. */
  readonly name: string
  /** Its first heading, in each language. */
  readonly title: LanguageMap
  /** Markdown, in each language it was written in. */
  readonly text: LanguageMap
}

/** Bytes; a text for a person to read is never longer. */
const most = 1_000_000

/** A file of text, or nothing where it is missing, too long or not to be read, which is noted. */
export async function textIn(path: string, log: Log): Promise<string | undefined> {
  try {
    const { size } = await stat(path)
    if (size > most) throw new Error(`it has more than ${String(most)} bytes`)
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  } catch (error) {
    log.warn({ err: error, path }, 'a text of the archive’s own cannot be read')
    return undefined
  }
}

/**
 * The texts in `pages/`, in the order of their file names. `20-imprint.fr.md` is the page `imprint` in French: a number before the name is for the
 * order alone.
 * @param main the language of a text whose name has none, BCP 47
 */
export async function ownPages(
  folder: string,
  main: string,
  log: Log,
): Promise<readonly OwnPage[]> {
  const names = await readdir(join(folder, 'pages')).catch((): string[] => [])
  const pages = new Map<string, Record<string, string[]>>()
  for (const file of names.toSorted()) {
    const known = named(file, main)
    const text = known && (await textIn(join(folder, 'pages', file), log))
    if (!known || text === undefined) continue
    const texts = pages.get(known.name) ?? {}
    pages.set(known.name, { ...texts, [known.language]: [text] })
  }
  return [...pages].map(([name, text]) => ({ name, title: titles(name, text), text }))
}

function named(
  file: string,
  main: string,
): { readonly name: string; readonly language: string } | undefined {
  const [, stem = ''] = /^(?:\d+[-_ ]+)?([^.].*)[.](?:md|markdown)$/i.exec(file) ?? []
  const [, name = stem, language = main] = /^(.+)[.]([^.]+)$/.exec(stem) ?? []
  // A name is one part of an address, and nothing else.
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(name)) return undefined
  if (!isLanguageTag(language)) return undefined
  return { name: name.toLowerCase().replace(/\s+/g, '-'), language }
}

function titles(name: string, text: LanguageMap): LanguageMap {
  const entries = Object.keys(text).map((language) => {
    const words = spoken({ [language]: text[language] ?? [] })
    return [language, [prose(words).title ?? name.replaceAll('-', ' ')]] as const
  })
  return Object.fromEntries(entries)
}
