import { Parser } from 'htmlparser2'
import type { Finding } from '../model/finding.js'
import { decoded } from './decode.js'
import { number } from './shapes.js'
import type { Attributes } from './xml.js'

/** What is told of a web page, in the order of the file. Names of elements and attributes are in lower case. */
export interface MarkupListener {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** What a file may be at most, so that none can exhaust the machine. Sloppy HTML leaves many elements open. */
const limits = { depth: 1000, attribute: 1_000_000, attributes: 1000 } as const

/** What of a page is no text. */
const hidden = new Set(['script', 'style', 'title', 'template', 'noscript'])

/** Ends the reading; never leaves this file. */
class Stop extends Error {}

/**
 * Reads HTML, XHTML, or whatever was meant to be one of them, and tells a listener: as browsers do, without ever finding it wrong
 * (https://html.spec.whatwg.org/multipage/parsing.html). Nothing is fetched or run.
 * @param name what to call the file in findings
 */
export function readMarkup(bytes: Uint8Array, name: string, listener: MarkupListener): Finding[] {
  const { text, findings: found } = decoded(bytes, name, declaredEncoding(bytes))
  const findings = [...found]
  if (text === undefined) return findings
  const parser = new Parser(listening(listener), {
    recognizeSelfClosing: true,
    recognizeCDATA: true,
  })
  try {
    // In pieces, so that a limit is noticed when it is passed and not when the file has been read.
    for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536))
    parser.end()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const line = text.slice(0, parser.startIndex).split('\n').length
    const what = `${error.message} What stands after this place was not read.`
    findings.push({ level: 'error', where: `${name}, line ${line}`, what })
  }
  return findings
}

function listening(listener: MarkupListener): ConstructorParameters<typeof Parser>[0] {
  let depth = 0
  let attributes = 0
  let hiding = 0
  return {
    onattribute: (_, value) => {
      if (value.length > limits.attribute)
        throw new Stop('An attribute is longer than a million characters.')
      if (++attributes > limits.attributes)
        throw new Stop('An element has more than a thousand attributes.')
    },
    onopentag: (name, own) => {
      attributes = 0
      if (++depth > limits.depth)
        throw new Stop(`Elements are nested more than ${limits.depth} deep.`)
      if (hidden.has(name)) hiding++
      listener.open(local(name), own)
    },
    onclosetag: (name) => {
      depth--
      if (hidden.has(name)) hiding--
      listener.close(local(name))
    },
    ontext: (text) => {
      if (hiding === 0) listener.text(text)
    },
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** The encoding that the file names: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  const declared =
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z][\w.:-]{0,40})/i.exec(start) ??
    /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/.exec(start)
  return declared?.[1]
}

/** Numbers divided by white space or commas; `undefined` where there are none, or one cannot be read. */
export function numbers(text: string | undefined): readonly number[] | undefined {
  const all = (text ?? '').split(/[\s,]+/).filter(Boolean).map(number) // prettier-ignore
  return all.length > 0 && all.every((one) => one !== undefined) ? all : undefined
}
