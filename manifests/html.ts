/** Characters that XML 1.0 does not allow, even escaped. https://www.w3.org/TR/xml/#charsets */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
} // prettier-ignore

/** Text for an element's content or a quoted attribute of HTML that must be well-formed XML too. */
export function escaped(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** What no URI may hold: anything but RFC 3986's characters, and a `%` that encodes nothing. */
const unencoded = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/g

/** An `http` or `https` address, with its special characters encoded; `undefined` for anything else. */
export function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, href } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  return href.replace(unencoded, encodeURIComponent)
}

/** Words that are a link where there is an address to link to; always markup. */
export function linked(text: string, address: string | undefined): string {
  return address === undefined
    ? escaped(text)
    : `<a href="${escaped(address)}">${escaped(text)}</a>`
}

/** Markup as a property value: IIIF wants one element around it all. https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
export function span(markup: string): string {
  return `<span>${markup}</span>`
}
