import type { Attributes } from '../xml.js'

/** Hands that wrote all or most of a document, and machines: what they wrote is the document itself. */
const mainScope = /^(sole|major)$/
const machine = /typ|print|druck|stamp/i

/** The hands that a header describes. https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHDH */
export class Hands {
  private readonly main = new Set<string>()

  /** An element of the header begins. */
  begins(name: string, attributes: Attributes): void {
    if (name !== 'handNote') return
    const { 'xml:id': id, scope = '', medium = '', script = '' } = attributes
    const isMain = mainScope.test(scope) || machine.test(`${medium} ${script}`)
    if (id !== undefined && isMain) this.main.add(id)
  }

  /** Whether what a hand (`'#h1'`) wrote is the document itself, and nothing to be marked. */
  isMain(hand: string): boolean {
    return this.main.has(hand.replace(/^#/, ''))
  }
}
