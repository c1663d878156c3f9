import type { Provenance, TextKind } from '../model/text.js'
import { languageTag } from './languages.js'
import { slashes } from './page-declarations.js'
import type { TextDeclaration } from './record.js'
import type { Said } from './sayings.js'
import { words } from './words.js'
import { each, given, keyOf, oneText, onlyKeys, under, type Tell, type Written } from './written.js'

const kinds: readonly (readonly [TextKind, RegExp])[] = [
  ['transcription', /^(transcri(pt|ption|bed)s?|edition|diplomatic)$/],
  ['translation', /^translat(ion|ions|ed)$/],
  ['ocr', /^(ocr|htr|machine|automatic)$/],
  ['commentary', /^(commentar(y|ies)|comments?|annotations?|notes?)$/],
]
const files = ['file', 'files', 'name']
const known = {
  kind: ['kind', 'type'],
  language: ['language', 'lang'],
  label: ['label', 'title'],
  by: ['by', 'author', 'transcriber', 'translator', 'editor', 'who'],
  tool: ['tool', 'software', 'program'],
  date: ['date', 'when'],
  note: ['note', 'notes', 'comment'],
}

/**
 * What a record says of its text files: names, `{file, kind, language, label, by, tool, date, note}`, or
 * `{letter.txt: transcription}`. The key says the kind where it can: `translation: letter.fr.txt`.
 */
export function textDeclarations(said: readonly Said[], tell: Tell): TextDeclaration[] {
  return said.flatMap(({ key, value }) =>
    each(value).flatMap((one) => ofOne(one, kindOf(key.name), tell)),
  )
}

function ofOne(value: Written, kind: TextKind | undefined, tell: Tell): TextDeclaration[] {
  if (value.kind === 'text')
    return [{ file: slashes(value.text), ...given({ kind }), provenance: {} }]
  const named = under(value, ...files)
  if (named.kind !== 'nothing') {
    onlyKeys(value, [...files, ...Object.values(known).flat()], 'A text', tell)
    return each(named).flatMap((one) =>
      declared(oneText(one, 'The file of a text', tell), value, kind, tell),
    )
  }
  if (value.kind === 'map' && value.entries.every(({ key }) => /[.*]/.test(key))) {
    return value.entries.flatMap((entry) => underFile(entry.key, entry.value, kind, tell))
  }
  tell(
    'warning',
    value.where,
    'A text does not say which file it is in, and was left out. Write {file: letter.txt, kind: transcription}.',
  )
  return []
}

/** `letter.txt: transcription`, or `letter.txt: {kind: …}`. */
function underFile(
  file: string,
  value: Written,
  kind: TextKind | undefined,
  tell: Tell,
): TextDeclaration[] {
  if (value.kind === 'map') onlyKeys(value, Object.values(known).flat(), 'A text', tell)
  if (value.kind !== 'text') return declared(file, value, kind, tell)
  return [
    { file: slashes(file), ...given({ kind: parsedKind(value, tell) ?? kind }), provenance: {} },
  ]
}

function declared(
  file: string | undefined,
  value: Written,
  kind: TextKind | undefined,
  tell: Tell,
): TextDeclaration[] {
  if (file === undefined) return []
  const text = (key: keyof typeof known) =>
    oneText(under(value, ...known[key]), `The ${key} of a text`, tell)
  const provenance: Provenance = given({
    by: text('by'),
    tool: text('tool'),
    date: text('date'),
    note: text('note'),
  })
  const own = parsedKind(under(value, ...known.kind), tell)
  const language = parsedLanguage(under(value, ...known.language), tell)
  const label = words(under(value, ...known.label), 'The label of a text', tell)
  return [{ file: slashes(file), ...given({ kind: own ?? kind, language, label }), provenance }]
}

function kindOf(word: string): TextKind | undefined {
  return kinds.find(([, pattern]) => pattern.test(keyOf(word)))?.[0]
}

function parsedKind(value: Written, tell: Tell): TextKind | undefined {
  const text = oneText(value, 'The kind of a text', tell)
  const kind = text === undefined ? undefined : kindOf(text)
  if (text !== undefined && kind === undefined) {
    tell(
      'warning',
      value.where,
      `“${text.slice(0, 40)}” is no kind of text. Write transcription, translation, ocr or commentary.`,
    )
  }
  return kind
}

function parsedLanguage(value: Written, tell: Tell): string | undefined {
  const text = oneText(value, 'The language of a text', tell)
  const tag = text === undefined ? undefined : languageTag(text)
  if (text !== undefined && tag === undefined) {
    tell(
      'warning',
      value.where,
      `“${text.slice(0, 40)}” is no language that is known. Write its tag, such as en, fr or zh-Hant.`,
    )
  }
  return tag
}
