import { Composer, LineCounter, Parser, type CST, type Document, type YAMLError } from 'yaml'
import type { Finding } from '../model/finding.js'
import { decoded } from './decode.js'
import { findingList, type Tell, type Written } from './written.js'
import { writtenIn } from './yaml-values.js'

/** What a record may be at most, so that none can exhaust the machine. */
const limits = { bytes: 2 * 1024 * 1024, depth: 40 } as const

/**
 * The values of a YAML 1.2 or JSON file as they are written: nothing is turned into a number or a date, no tag runs
 * anything. A faulty file gives what could be read, and an `error` with line and column.
 * @param name what to call the file in findings
 */
export function yamlValue(
  bytes: Uint8Array,
  name: string,
): { readonly value?: Written; readonly findings: readonly Finding[] } {
  const { findings, tell } = findingList()
  if (bytes.length > limits.bytes) {
    tell('error', name, 'A record may have 2 MB at most; this file was not read.')
    return { findings }
  }
  const { text, findings: found } = decoded(bytes, name)
  findings.push(...found)
  if (text === undefined) return { findings }
  const lines = new LineCounter()
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  // The composer calls itself for each level, and a file of brackets would overflow the stack.
  if (tokens.some((token) => isDeeperThan(token, limits.depth))) {
    tell('error', name, `Values are nested more than ${limits.depth} deep; the file was not read.`)
    return { findings }
  }
  const place = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return `${name}, line ${Math.max(line, 1)}, column ${Math.max(col, 1)}`
  }
  const document = onlyDocument(tokens, text.length, place, tell)
  if (!document) return { findings }
  for (const { code, pos, message } of document.errors.slice(0, 20)) {
    tell('error', place(pos[0]), faults[code] ?? `This is not YAML as it should be: ${message}.`)
  }
  return { value: writtenIn(document, place, tell), findings }
}

function onlyDocument(
  tokens: readonly CST.Token[],
  length: number,
  place: (offset: number) => string,
  tell: Tell,
): Document.Parsed | undefined {
  // Strings only: a date stays as it is written. Duplicates are found by us: the library compares each with each.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })
  const [first, second] = [...composer.compose(tokens, true, length)]
  if (second) {
    tell(
      'warning',
      place(second.range[0]),
      'The file holds a second record after “---”; only the first was read.',
    )
  }
  return first
}

const faults: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT:
    'The line begins with a tab. YAML is indented with spaces: write two spaces instead.',
  BLOCK_AS_IMPLICIT_KEY:
    'There is a second “: ” on the line. Put the text in quotation marks: title: "Memorandum: a conversation".',
  BAD_SCALAR_START: 'A text may not begin with this character. Put the text in quotation marks.',
  BAD_INDENT:
    'The line is not indented like the lines it belongs to. Keys of one record begin in the same column.',
  MISSING_CHAR:
    'Something is missing here: a quotation mark or a bracket that was opened and not closed, or the “:” after a key.',
  RESOURCE_EXHAUSTION: 'Values are nested too deep; this part was not read.',
}

/** Level by level, without recursion. */
function isDeeperThan(token: CST.Token, limit: number): boolean {
  let level: CST.Token[] = [token]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap(inside)
  }
  return false
}

function inside(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : []
  if (!('items' in token)) return []
  return token.items.flatMap(({ key, value }) => [key, value]).filter((one) => one != null)
}
