import { SaxesParser } from 'saxes'
import type { Finding } from '../model/finding.js'
import { decoded } from './decode.js'

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** What is told, in the order of the file. Names are without their namespace's prefix. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text?(text: string): void
}

/**
 * What a file may be at most, so that none can exhaust the machine. A newspaper's page has some twenty thousand elements,
 * and 64 MB of such pages 800,000.
 */
const xmlLimits = {
  depth: 256, attribute: 1_000_000, attributes: 1000, elements: 2_000_000, unknownNames: 10_000,
} as const // prettier-ignore

/** Ends the reading; never leaves this file. */
class Stop extends Error {}

/**
 * Reads XML and tells a listener. Of entities only XML's own five are known (https://www.w3.org/TR/xml/#sec-predefined-ent):
 * those of a DTD are not expanded, and nothing is fetched. A file that is
 * not well-formed is read up to the fault, which is told with its line and column.
 * @param name what to call the file in findings
 * @param characters what further names stand for, where a format has names for characters: `{ ndash: '–' }`
 */
export function readXml(
  bytes: Uint8Array,
  name: string,
  listener: XmlListener,
  characters: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const { text, findings: found } = decoded(bytes, name, declaredEncoding(bytes))
  const findings = [...found]
  if (text === undefined) return findings
  const parser = new SaxesParser()
  Object.assign(parser.ENTITIES, characters)
  const stop = (what: string): never => {
    const where = `${name}, line ${parser.line}, column ${parser.column + 1}`
    findings.push({
      level: 'error',
      where,
      what: `${what} What stands after this place was not read.`,
    })
    throw new Stop()
  }
  let unknown = 0
  let first = ''
  parser.on('error', ({ message }) => {
    if (!message.includes('undefined entity'))
      stop(`This is not well-formed XML: ${message.replace(/^[\d:\s]+/, '').replace(/\.?$/, '.')}`)
    first ||= `line ${parser.line}`
    if (++unknown > xmlLimits.unknownNames)
      stop('The file uses names for characters that XML does not define in more than ten thousand places.') // prettier-ignore
  })
  listen(parser, listener, stop)
  feed(parser, text)
  if (unknown > 0) findings.push(unknownEntities(`${name}, ${first}`))
  return findings
}

function listen(parser: SaxesParser, listener: XmlListener, stop: (what: string) => never): void {
  let depth = 0
  let attributes = 0
  let elements = 0
  parser.on('attribute', ({ value }) => {
    if (value.length > xmlLimits.attribute)
      stop('An attribute is longer than a million characters.')
    if (++attributes > xmlLimits.attributes) stop('An element has more than a thousand attributes.')
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (++depth > xmlLimits.depth) stop(`Elements are nested more than ${xmlLimits.depth} deep.`)
    if (++elements > xmlLimits.elements)
      stop('There are more than two million elements in this file. Divide it into smaller files.')
    listener.open(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    listener.close(local(tag.name))
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
}

/** In pieces, so that a limit is noticed when it is passed and not when the file has been read. */
function feed(parser: SaxesParser, text: string): void {
  try {
    for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536))
    parser.close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
}

function unknownEntities(where: string): Finding {
  const what =
    'The file uses names for characters (such as &name;) that XML does not define; they are left as they are written.'
  return { level: 'warning', where, what }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** The encoding named in the XML declaration, which is in ASCII. https://www.w3.org/TR/xml/#NT-EncodingDecl */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1]
}
