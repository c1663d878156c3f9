import type { Attributes } from '../xml.js'
import { references } from './facsimile.js'
import { collapsed, type Said } from './said.js'

interface Note {
  /** The mark where the note itself stands; absent for one that stands apart from the text. */
  readonly here: Said | undefined
  readonly words: string
  readonly targets: readonly string[]
}

/** Characters of a note that are kept; a longer one is an essay. */
const longest = 10_000

/**
 * Editors' notes, and the places in the text that they belong to: where they stand, where something points to them,
 * or what they point to. https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO
 */
export class Notes {
  private readonly unnamed: Note[] = []
  private readonly byId = new Map<string, Note>()
  private readonly pointers: { readonly to: readonly string[]; readonly said: Said }[] = []
  private readonly anchors = new Map<string, Said>()

  /** Keeps a note. @param here the mark where it stands */
  keep(attributes: Attributes, words: string, here: Said | undefined): void {
    const said = collapsed(words)
    if (said === '') return
    const targets = references(attributes['target'], attributes['corresp'])
    const note: Note = {
      here,
      words: said.length > longest ? `${said.slice(0, longest)} …` : said,
      targets: targets.flatMap((target) => (target.startsWith('#') ? target.slice(1) : [])),
    }
    const id = attributes['xml:id']
    if (id === undefined || this.byId.has(id)) this.unnamed.push(note)
    else this.byId.set(id, note)
  }

  /** A place that points to notes. */
  pointer(target: string | undefined): Said | undefined {
    const to = references(target).flatMap((one) => (one.startsWith('#') ? one.slice(1) : []))
    if (to.length === 0) return undefined
    const said = waiting()
    this.pointers.push({ to, said })
    return said
  }

  /** A place that notes may point to. */
  anchor(id: string): Said | undefined {
    if (this.anchors.has(id)) return undefined
    const said = waiting()
    this.anchors.set(id, said)
    return said
  }

  /** Gives each note to the places where it belongs, when all of the file was read. */
  settle(): void {
    const settled = new Set<Note>()
    for (const { to, said } of this.pointers)
      for (const note of to.flatMap((id) => this.byId.get(id) ?? [])) {
        tell(said, note.words)
        settled.add(note)
      }
    for (const note of [...this.byId.values(), ...this.unnamed]) {
      if (settled.has(note)) continue
      const at = note.targets.flatMap((id) => this.anchors.get(id) ?? [])[0] ?? note.here
      if (at) tell(at, note.words)
    }
  }
}

const waiting = (): Said => ({ kind: 'note', waits: true })

function tell(said: Said, words: string): void {
  if (said.says !== undefined && said.says.length > longest) return
  if (said.says === undefined) said.says = words
  else if (!said.says.includes(words)) said.says = `${said.says} / ${words}`
}
