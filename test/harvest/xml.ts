import { SaxesParser, type SaxesTagNS } from 'saxes'

/** An element; its name begins with its namespace: `'{http://www.w3.org/2005/Atom}entry'`. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Reads XML strictly: throws where it is not well-formed. */
export function elementOf(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }: SaxesTagNS) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value])
    const attributesOf = Object.fromEntries(values) as Record<string, string>
    const one = { name: `{${uri}}${local}`, attributes: attributesOf, children: [], text: '' }
    open.at(-1)?.children.push(one)
    open.push(one)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  const [root] = top.children
  if (!root) throw new Error('There is no element.')
  return root
}

/** The children of a name. */
export function named(of: Element, name: string): readonly Element[] {
  return of.children.filter((one) => one.name === name)
}

/** The text of the first child of a name. */
export function textOf(of: Element, name: string): string {
  return named(of, name)[0]?.text ?? ''
}
