import type { Finding } from '../model/finding.js'
import { lineOf, utf8Faults, windows1252 } from './encodings.js'

/** Characters read from a file, or the reason why there are none. */
export interface Decoded {
  /** Lines end in `\n`; control characters are gone, but for tab, line feed and form feed. Absent where the bytes are no text. */
  readonly text?: string
  /** What the bytes were taken to be: `'UTF-8'`, `'UTF-16LE'`, `'Windows-1252'`, or what the file declares. */
  readonly encoding: string
  readonly findings: readonly Finding[]
}

const latin = /^(us-ascii|ascii|(x-)?latin-?1|iso-?8859-?1|windows-1252|cp-?1252)$/i
/** A text holds hardly any control characters; an image or a program is full of them. */
const mostControls = 0.02
const controls = /[^\P{Cc}\t\n\f\r]/gu

/**
 * The characters of a text file: UTF-8, UTF-16 with a byte order mark (or as the start of an XML file shows),
 * the encoding which the file declares itself, and Windows-1252 where it can be nothing else (then a warning says so).
 * @param name what to call the file in findings
 * @param declared the encoding named in an XML declaration
 */
export function decoded(bytes: Uint8Array, name: string, declared?: string): Decoded {
  const read = inUtf16(bytes, name) ?? inUtf8(bytes) ?? inOther(bytes, name, declared)
  const text = carriable(read.text)
  const found = read.text.replaceAll('\r\n', '\n').length - text.length
  if (found > read.text.length * mostControls) {
    const what = 'This is no text: it holds bytes that stand for no character. It was left out.'
    return { encoding: read.encoding, findings: [{ level: 'error', where: name, what }] }
  }
  const findings = [...read.findings]
  if (found > 0) {
    const what = `Control characters left out of the text that is shown: ${found}. The file is kept as it is.`
    findings.push({ level: 'note', where: name, what })
  }
  return { text, encoding: read.encoding, findings }
}

/**
 * A text without what XML cannot carry (https://www.w3.org/TR/xml/#charsets): control characters, half characters
 * and two that are none. Line ends become `\n`; form feeds stay.
 */
export function carriable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\u0085]/g, '\n')
    .replace(controls, '')
    .replace(/[\ufffe\uffff]/g, '')
}

interface Read {
  readonly text: string
  readonly encoding: string
  readonly findings: readonly Finding[]
}

/** By a byte order mark, or by the first `<` of XML: https://www.w3.org/TR/xml/#sec-guessing */
function inUtf16(bytes: Uint8Array, name: string): Read | undefined {
  const start = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = {
    0xfeff: 'UTF-16BE',
    0x003c: 'UTF-16BE',
    0xfffe: 'UTF-16LE',
    0x3c00: 'UTF-16LE',
  }[start]
  if (encoding === undefined || bytes.length < 2) return undefined
  const text = new TextDecoder(encoding).decode(bytes)
  const what = `The file is ${encoding} but damaged: characters that could not be read are shown as \ufffd.`
  return {
    text,
    encoding,
    findings: text.includes('\ufffd') ? [{ level: 'warning', where: name, what }] : [],
  }
}

function inUtf8(bytes: Uint8Array): Read | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, encoding: 'UTF-8', findings: [] }
  } catch {
    return undefined
  }
}

function inOther(bytes: Uint8Array, name: string, declared?: string): Read {
  if (declared !== undefined && latin.test(declared)) {
    return { text: windows1252(bytes), encoding: declared, findings: [] }
  }
  const foreign = inDeclared(bytes, declared)
  if (foreign) return foreign
  const { first, bad, good } = utf8Faults(bytes)
  const where = `${name}, line ${lineOf(bytes, first)}`
  const byte = `byte ${first + 1} of the file, 0x${(bytes[first] ?? 0).toString(16).toUpperCase()}`
  if (good > bad) {
    const text = new TextDecoder().decode(bytes)
    const what = `The file is UTF-8 but damaged (first at ${byte}): characters that could not be read are shown as \ufffd.`
    return { text, encoding: 'UTF-8', findings: [{ level: 'warning', where, what }] }
  }
  const what = `The file is not UTF-8 (first at ${byte}); it was read as Windows-1252. If letters look wrong, save it as UTF-8.`
  return {
    text: windows1252(bytes),
    encoding: 'Windows-1252',
    findings: [{ level: 'warning', where, what }],
  }
}

function inDeclared(bytes: Uint8Array, declared?: string): Read | undefined {
  if (declared === undefined || /^utf-?(8|16)/i.test(declared)) return undefined
  try {
    return { text: new TextDecoder(declared).decode(bytes), encoding: declared, findings: [] }
  } catch {
    return undefined
  }
}
