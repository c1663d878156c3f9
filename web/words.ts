import { de } from './words/de.js'
import { en, type Words } from './words/en.js'
import { fr } from './words/fr.js'

export type { Words } from './words/en.js'

const files = { en, fr, de } as const

/** A language the interface is written in. */
export type InterfaceLanguage = keyof typeof files

/** The language of the interface: the first of the wanted ones (BCP 47) that there is a language file for; English when there is none. */
export function interfaceLanguage(wanted: readonly string[]): InterfaceLanguage {
  const found = wanted
    .map((tag) => tag.toLowerCase().split('-')[0] ?? '')
    .find((tag) => Object.hasOwn(files, tag))
  return (found ?? 'en') as InterfaceLanguage
}

/** The languages among the wanted ones that there are language files for, each once; English where there are none. */
export function languagesOffered(
  wanted: readonly string[],
): readonly [InterfaceLanguage, ...InterfaceLanguage[]] {
  const main = interfaceLanguage(wanted)
  const known = wanted.flatMap((tag) => (isWritten(tag) ? interfaceLanguage([tag]) : []))
  return [main, ...new Set(known.filter((language) => language !== main))]
}

function isWritten(tag: string): boolean {
  return Object.hasOwn(files, tag.toLowerCase().split('-')[0] ?? '')
}

/** The words of the interface in the language {@link interfaceLanguage} gives. */
export function wordsIn(wanted: readonly string[]): Words {
  return files[interfaceLanguage(wanted)]
}
