/** What an element is to the text. */
export type Role = 'page' | 'block' | 'line' | 'word' | 'characters'

/** An element by its name and its class. */
export interface ElementRole {
  readonly role?: Role
  /** Of a block or a line: what the specification calls it, where that says more than that it is one. */
  readonly kind?: string
  /** Of a heading: its level. */
  readonly heading?: number
  /** Whether what stands before and after it stands on other lines, or in other paragraphs. */
  readonly divides: 'lines' | 'paragraphs' | undefined
}

/** http://kba.github.io/hocr-spec/1.2/#elements */
const roles: Readonly<Record<string, Role>> = {
  page: 'page',
  line: 'line',
  word: 'word',
  cinfo: 'characters',
  glyph: 'characters',
}

/** Classes that only say that something is a part of the page. */
const plain = new Set(['carea', 'column', 'par', 'block', 'document', 'linear', 'content_area'])

/** Elements that divide no paragraphs. */
const breaking = new Set(['br', 'tr', 'td', 'th'])

/** Elements that browsers put on lines of their own. https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 */
const dividing = new Set(
  ['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'hr', 'blockquote', 'pre', 'section', 'article', 'header', 'footer', 'main', 'nav', 'aside', 'address', 'center', 'figure', 'figcaption', 'caption', 'form', 'body'], // prettier-ignore
)

/**
 * What an element is. A `span` with a class of blocks (`ocr_header`, `ocr_caption`, `ocr_textfloat`) is a line: so Tesseract
 * writes them.
 */
export function roleOf(name: string, classes = ''): ElementRole {
  const [, own] = /(?:^|\s)x?ocrx?_([a-z][\w-]*)(?=\s|$)/.exec(classes.slice(0, 1000)) ?? []
  const heading = /^h[1-6]$/.test(name) ? { heading: Number(name.charAt(1)) } : {}
  const as = own === undefined ? undefined : named(own, name === 'span' ? 'line' : 'block')
  return { ...as, ...heading, divides: divides(name, as?.role) }
}

function divides(name: string, role: Role | undefined): ElementRole['divides'] {
  if (role === 'line' || breaking.has(name)) return 'lines'
  return role === 'page' || role === 'block' || dividing.has(name) ? 'paragraphs' : undefined
}

function named(own: string, otherwise: 'line' | 'block'): Pick<ElementRole, 'role' | 'kind'> {
  const role = roles[own]
  if (role) return { role }
  return plain.has(own) ? { role: 'block' } : { role: otherwise, kind: own }
}
