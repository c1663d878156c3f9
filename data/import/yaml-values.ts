import { isAlias, isMap, isScalar, isSeq, Scalar, type Document, type Node } from 'yaml'
import { textAt, type Entry, type Tell, type Written } from './written.js'

/** An alias repeats what it stands for; aliases of aliases can make billions of values of one line. */
const limits = { values: 100_000, depth: 60 } as const

/**
 * The values of a parsed document, aliases followed, with their places.
 * @param place file, line and column of an offset
 */
export function writtenIn(
  document: Document.Parsed,
  place: (offset: number) => string,
  tell: Tell,
): Written {
  return new Walk(place, tell).written(document.contents, 0)
}

type MaybeNode = Node | null | undefined

class Walk {
  private values = 0
  private toldOfLimit = false
  /** What aliases stand for, as far as it was passed: the library's own `resolve` searches the document each time. */
  private readonly anchors = new Map<string, Node>()
  private readonly place: (offset: number) => string
  private readonly tell: Tell

  constructor(place: (offset: number) => string, tell: Tell) {
    this.place = place
    this.tell = tell
  }

  written(node: MaybeNode, depth: number): Written {
    const where = this.placeOf(node)
    if (++this.values > limits.values || depth > limits.depth) return this.tooMany(where)
    if (isAlias(node)) return this.meant(node.source, where, depth)
    if (node?.anchor) this.anchors.set(node.anchor, node)
    if (isSeq<MaybeNode>(node)) {
      return { kind: 'list', where, items: node.items.map((item) => this.written(item, depth + 1)) }
    }
    if (isMap<MaybeNode, MaybeNode>(node)) {
      return { kind: 'map', where, entries: this.entries(node.items, depth) }
    }
    return isScalar(node) ? scalar(node, where) : { kind: 'nothing', where }
  }

  private placeOf(node: MaybeNode): string {
    return this.place(node?.range?.[0] ?? 0)
  }

  private entries(
    pairs: readonly { readonly key: MaybeNode; readonly value: MaybeNode }[],
    depth: number,
  ): Entry[] {
    const seen = new Set<string>()
    return pairs.flatMap(({ key: node, value }) => {
      const where = this.placeOf(node)
      const key = this.written(node, depth + 1)
      if (key.kind !== 'text') {
        const what =
          'A key is missing here or is no simple text; what stands after it was left out.'
        this.tell('error', where, what)
        return []
      }
      if (seen.has(key.text)) {
        const what = `“${key.text}” is written twice; the first is used. Make one list of both: ${key.text}: [one, two].`
        this.tell('error', where, what)
        return []
      }
      seen.add(key.text)
      return [{ key: key.text, where, value: this.written(value, depth + 1) }]
    })
  }

  private meant(name: string, where: string, depth: number): Written {
    const node = this.anchors.get(name)
    if (node) return this.written(node, depth + 1)
    const what = `Nothing above is called “${name}”. If the text begins with *, put it in quotation marks.`
    this.tell('error', where, what)
    return { kind: 'nothing', where }
  }

  private tooMany(where: string): Written {
    const what =
      'Values refer to each other so often that they cannot be written out; what follows was not read.'
    if (!this.toldOfLimit) this.tell('error', where, what)
    this.toldOfLimit = true
    return { kind: 'nothing', where }
  }
}

/** A text, or nothing for an empty value and for `null`, which JSON writes. */
function scalar(node: Scalar, where: string): Written {
  const text = typeof node.value === 'string' ? node.value : ''
  const isNull = node.type === Scalar.PLAIN && /^(~|null|Null|NULL)$/.test(text)
  return isNull ? { kind: 'nothing', where } : textAt(where, text)
}
