/** Markup that is known to be safe: made only by {@link html} and {@link attributes}. */
export class Html {
  readonly #markup: string

  /** For this file alone: markup is never taken from a string elsewhere. */
  constructor(key: typeof maker, markup: string) {
    if (key !== maker) throw new TypeError('Markup is made with the html tag, never from a string.')
    this.#markup = markup
  }

  /** The markup itself, for the reply's body. */
  toString(): string {
    return this.#markup
  }
}

const maker = Symbol('html')

/** What may stand in a template: text is escaped, lists are put one after the other, nothing shows for `false`, `null` and `undefined`. */
export type Content = Html | string | number | false | null | undefined | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
/** What XML and HTML forbid even as a reference; a text read from a file may hold it. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu

function escaped(text: string): string {
  return text.replace(unprintable, '\ufffd').replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign)
}

function markup(content: Content): string {
  if (content === false || content === null || content === undefined) return ''
  if (content instanceof Html) return content.toString()
  if (typeof content === 'string') return escaped(content)
  if (typeof content === 'number') return String(content)
  return content.map(markup).join('')
}

/**
 * HTML with every value escaped: `` html`<h1>${title}</h1>` ``. Values stand in text, or between the quotes of an attribute;
 * an address that is no web address (`javascript:`, `data:`) becomes `#`.
 * @throws TypeError where a value stands in an attribute without quotes, in a script or a style, or beside another at the
 * start of an address: errors of the template
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  const written = parts.slice(1).map((part, at) => {
    const before = parts[at] ?? ''
    refuseUnsafePlace(before)
    const value = values[at]
    if (!takesAddress(before)) return markup(value) + part
    if (!/^["']/.test(part))
      throw new TypeError(`An address is made of several values, before: ${part.slice(0, 40)}`)
    return escaped(safeAddress(plain(value))) + part
  })
  return new Html(maker, (parts[0] ?? '') + written.join(''))
}

function refuseUnsafePlace(before: string): void {
  if (/=\s*$/.test(before) && /<[^>]*$/.test(before))
    throw new TypeError(
      `A value stands in an attribute without quotes, after: ${before.slice(-40)}`,
    )
  if (
    /\s(on\w+|style|srcdoc)\s*=\s*["'][^"']*$/i.test(before) ||
    /<(script|style)\b[^>]*>(?![^]*<\/\1>)/i.test(before)
  )
    throw new TypeError(`A value stands in a script or a style, after: ${before.slice(-40)}`)
}

function takesAddress(before: string): boolean {
  return isAddress.test(/\s([\w:-]+)\s*=\s*["']$/.exec(before)?.[1] ?? '')
}

const isAddress = /^(href|src|action|formaction|cite|poster|data|xlink:href)$/i

function plain(content: Content): string {
  if (content instanceof Html) throw new TypeError('Markup cannot stand in an address.')
  return typeof content === 'string' || typeof content === 'number' ? String(content) : ''
}

/** A web address or a relative one; `#` for one of any other scheme. Browsers skip tabs, line ends and leading controls in a scheme. */
function safeAddress(address: string): string {
  // eslint-disable-next-line no-control-regex
  const seen = address.replace(/[\u0000-\u0020]/g, '')
  return /^(?![a-z][a-z0-9+.-]*:)|^https?:|^mailto:/i.test(seen) ? address : '#'
}

/**
 * Attributes with their values; left out where the value is `undefined` or `false`, bare where it is `true`:
 * `` html`<ol ${attributes({ lang, dir })}>` ``.
 * @throws TypeError for the name of a script or a style attribute, or one that is no name
 */
export function attributes(
  given: Readonly<Record<string, string | number | boolean | undefined>>,
): Html {
  const written = Object.entries(given).flatMap(([name, value]) => {
    if (!/^[a-z][a-z0-9:-]*$/i.test(name) || /^(on|style$|srcdoc$)/i.test(name))
      throw new TypeError(`Not an attribute to be written: ${name}`)
    if (value === undefined || value === false) return []
    if (value === true) return [name]
    const text = isAddress.test(name) ? safeAddress(String(value)) : String(value)
    return [`${name}="${escaped(text)}"`]
  })
  return new Html(maker, written.join(' '))
}

/** The address, where it is one that a link to the wide web may have (http or https, absolute); else `undefined`. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}

/**
 * The same markup with the addresses of its links changed, and with something more at the head of each form that asks (`method="get"`).
 * @param change gives a link's address anew
 */
export function readdressed(
  markup: Html,
  change: (address: string) => string,
  inForms: Html,
): Html {
  // Every tag was made here: values stand between double quotes, and have no sign of markup in them.
  const written = markup
    .toString()
    .replace(
      /(<a\s(?:[^>]*?\s)?href=")([^">]*)"/g,
      (_, before: string, address: string) =>
        `${before}${escaped(safeAddress(change(unescaped(address))))}"`,
    )
    .replace(/<form\b[^>]*>/g, (tag) =>
      /\smethod="post"/i.test(tag) ? tag : tag + inForms.toString(),
    )
  return new Html(maker, written)
}

const signs = new Map(Object.entries(entities).map(([sign, entity]) => [entity, sign]))

function unescaped(text: string): string {
  return text.replace(/&#?\w+;/g, (entity) => signs.get(entity) ?? entity)
}

/**
 * Data for machines in a page: a block of JSON, which no browser runs. Signs that could end it are written as JSON writes them.
 * https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function dataBlock(mediaType: 'application/ld+json', data: object): Html {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return new Html(maker, `<script type="${mediaType}">${json}</script>`)
}
