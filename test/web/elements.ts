/** An element of a page under test. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const empty = new Set(['meta', 'link', 'img', 'input', 'br', 'hr'])
const token =
  /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*(?:="[^"<>]*")?)*)\s*(\/?)>|([^<]+)|(.)/giy

interface Open {
  name: string
  attributes: Map<string, string>
  children: (Element | string)[]
}

/**
 * Reads HTML as strictly as only our own needs to be: every element closed in its turn, every value quoted,
 * no attribute twice. Throws where a stray `<` shows that something was not escaped.
 */
export function elements(html: string): Element {
  const root: Open = { name: '#page', attributes: new Map(), children: [] }
  const open = [root]
  for (const [all, closing, name, given = '', alone, text, stray] of html.matchAll(token)) {
    const parent = open.at(-1) ?? root
    if (stray !== undefined)
      throw new Error(`Stray ${stray} in ${parent.name}: ${JSON.stringify(html.slice(-200))}`)
    if (text !== undefined) parent.children.push(unescaped(text))
    else if (name === undefined) continue
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`${all} closes <${parent.name}>`)
    } else {
      const element: Open = { name, attributes: attributesIn(given), children: [] }
      parent.children.push(element)
      if (!alone && !empty.has(name)) open.push(element)
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is never closed`)
  return root
}

function attributesIn(given: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of given.matchAll(/([a-z][a-z0-9:-]*)(?:="([^"]*)")?/gi)) {
    if (found.has(name)) throw new Error(`${name} stands twice in ${given}`)
    found.set(name, unescaped(value))
  }
  return found
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, number?: string, name?: string) =>
    number === undefined ? (signs[name ?? ''] ?? '�') : String.fromCodePoint(Number(number)),
  )
}

/** All elements beneath one that answer a question, in document order. */
export function all(within: Element, wanted: (element: Element) => boolean): readonly Element[] {
  return within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(wanted(child) ? [child] : []), ...all(child, wanted)],
  )
}

/** All elements of a name. */
export function named(within: Element, ...names: readonly string[]): readonly Element[] {
  return all(within, ({ name }) => names.includes(name))
}

/** All elements of a class. */
export function ofClass(within: Element, wanted: string): readonly Element[] {
  return all(within, (element) => (attribute(element, 'class') ?? '').split(' ').includes(wanted))
}

/** An attribute's value, entities read. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attributes.get(name)
}

/** The words of an element as they are read: white space run together. */
export function wordsOf(element: Element | undefined): string {
  const text = (child: Element | string): string =>
    typeof child === 'string' ? child : child.children.map(text).join('')
  return element === undefined ? '' : text(element).replace(/\s+/g, ' ').trim()
}

/** What an element is called for those who do not see it: its words, and those that stand for its images. */
export function accessibleName(element: Element): string {
  const said = attribute(element, 'aria-label') ?? wordsOf(element)
  const images = named(element, 'img').map((image) => attribute(image, 'alt') ?? '')
  const drawings = named(element, 'svg').map((drawing) => attribute(drawing, 'aria-label') ?? '')
  return [said, ...images, ...drawings].join(' ').trim()
}
