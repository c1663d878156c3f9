/** The beginning of a file as text: UTF-16 where a byte order mark says so, else one character a byte. */
export function asciiStart(head: Uint8Array): string {
  const mark = (head[0] ?? 0) * 256 + (head[1] ?? 0)
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(head)
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(head)
  return Array.from(head, (byte) => String.fromCharCode(byte)).join('')
}

/** What may stand before the root element: declaration, instructions, comments, a document type. https://www.w3.org/TR/xml/#sec-prolog-dtd */
const prolog = /^\s*(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)/i

/** Name of the root element of XML, without its prefix: `'alto'`; `undefined` where it is no XML. */
export function rootElement(start: string): string | undefined {
  let rest = start.replace(/^\u00ef\u00bb\u00bf|^\ufeff/, '')
  for (let found = prolog.exec(rest); found; found = prolog.exec(rest)) {
    rest = rest.slice(found[0].length)
  }
  return /^\s*<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(rest)?.[1]
}

/** A sign at the beginning of a file: bytes in hexadecimal, `..` for any. */
export function begins(...signs: readonly string[]): (head: Uint8Array) => boolean {
  const wanted = signs.map((sign) =>
    Array.from(sign.matchAll(/../g), ([pair]) => (pair === '..' ? undefined : parseInt(pair, 16))),
  )
  return (head) =>
    wanted.some(
      (bytes) =>
        head.length >= bytes.length &&
        bytes.every((byte, at) => byte === undefined || head[at] === byte),
    )
}
