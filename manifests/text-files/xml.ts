/** Markup that is whole: it is put into other markup as it is, while a bare string is escaped. */
export interface Markup {
  readonly markup: string
}

/** What an element may hold: markup, text, or nothing. */
export type Child = Markup | string | undefined

/** Attributes by name; those without a value are left out. */
export type AttributeValues = Readonly<Record<string, string | number | undefined>>

/** An element, `<name a="1">…</name>`: text and values are escaped, and what XML cannot carry is left out. */
export function element(name: string, attributes: AttributeValues, ...children: Child[]): Markup {
  return enclosed(name, attributes, children.map(written).join(''))
}

/** The same with each child on a line of its own, for elements in which white space says nothing. */
export function lines(name: string, attributes: AttributeValues, ...children: Child[]): Markup {
  const inner = children.map(written).filter((child) => child !== '')
  return enclosed(name, attributes, inner.length > 0 ? `\n${inner.join('\n')}\n` : '')
}

/** Markup one after the other, without an element around it. */
export function sequence(...children: Child[]): Markup {
  return { markup: children.map(written).join('') }
}

/**
 * A whole XML file, in UTF-8.
 * @param doctype all of the document type declaration, where one is wanted
 */
export function xmlDocument(root: Markup, doctype?: string): string {
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...(doctype === undefined ? [] : [doctype]),
  ]
  return `${head.join('\n')}\n${root.markup}\n`
}

function enclosed(name: string, attributes: AttributeValues, inner: string): Markup {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${quoted(String(value))}"`))
    .join('')
  return { markup: inner === '' ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>` }
}

function written(child: Child): string {
  if (child === undefined) return ''
  return typeof child === 'string' ? escapedText(child) : child.markup
}

/** Characters that XML 1.0 does not allow, even escaped: https://www.w3.org/TR/xml/#charsets */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** A text without what XML cannot carry. */
export function writable(text: string): string {
  return text.replace(unwritable, '')
}

/** `>` too, for `]]>` may not stand in text. A carriage return would be read as a line feed. */
const inText: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;',
} // prettier-ignore

/** White space in a value would be read as blanks: https://www.w3.org/TR/xml/#AVNormalize */
const inValue: Readonly<Record<string, string>> = {
  ...inText, '"': '&quot;', '\n': '&#10;', '\t': '&#9;',
} // prettier-ignore

function escapedText(text: string): string {
  return writable(text).replace(/[&<>\r]/g, (character) => inText[character] ?? '')
}

function quoted(value: string): string {
  return writable(value).replace(/[&<>"\r\n\t]/g, (character) => inValue[character] ?? '')
}
