import { isWebAddress } from '../web-address.js'
import type { Attributes } from '../xml.js'
import { references } from './facsimile.js'

/** What a list of people, places, bodies or works tells of one of them. */
interface Entry {
  readonly id: string | undefined
  readonly depth: number
  /** Addresses that are said to be its identifiers, and others that it points to. */
  readonly identifiers: string[]
  readonly pointers: string[]
}

/** https://tei-c.org/release/doc/tei-p5-doc/en/html/ND.html#NDPERS */
const entries = new Set(['person', 'personGrp', 'place', 'org', 'object', 'bibl', 'biblStruct', 'msDesc', 'event']) // prettier-ignore
const names = new Set(['persName', 'placeName', 'orgName', 'objectName', 'geogName', 'name', 'title', 'settlement']) // prettier-ignore

/** Where the bare numbers of well-known authority files lead. */
const files = new Map([
  ['viaf', 'https://viaf.org/viaf/'],
  ['gnd', 'https://d-nb.info/gnd/'],
  ['wikidata', 'https://www.wikidata.org/entity/'],
  ['geonames', 'https://www.geonames.org/'],
  ['orcid', 'https://orcid.org/'],
  ['isni', 'https://isni.org/isni/'],
])

/** The addresses of people, places, bodies and works that a file lists, by the ids of their entries. */
export class Authorities {
  private readonly known = new Map<string, string>()
  private readonly open: Entry[] = []
  private readonly path: string[] = []
  private idno: { readonly type: string; text: string } | undefined

  /** Any element begins, of any part of the file. */
  begins(name: string, attributes: Attributes): void {
    this.path.push(name)
    if (entries.has(name)) this.enter(attributes)
    const entry = this.open.at(-1)
    if (!entry) return
    const within = this.path.length - entry.depth
    if (within === 1 && name === 'idno')
      this.idno = { type: (attributes['type'] ?? '').toLowerCase(), text: '' }
    else {
      const [address] = addresses(this.pointed(within, attributes))
      if (address !== undefined) entry.pointers.push(address)
    }
  }

  /** Words of the file. */
  text(text: string): void {
    if (this.idno && this.idno.text.length < 1000) this.idno.text += text
  }

  /** Any element ends. */
  ends(): void {
    const entry = this.open.at(-1)
    if (this.idno && this.path.at(-1) === 'idno') {
      const address = identifier(this.idno.text.trim(), this.idno.type)
      if (address !== undefined) entry?.identifiers.push(address)
      this.idno = undefined
    }
    if (entry?.depth === this.path.length) this.leave(entry)
    this.path.pop()
  }

  /** The address of the first thing referred to that has one: `'#CP'`, `'gnd:118540238'`, `'https://viaf.org/…'`. */
  addressOf(refers: readonly string[]): string | undefined {
    for (const reference of refers) {
      const found = addresses([reference])[0] ?? this.known.get(reference.replace(/^#/, ''))
      if (found !== undefined) return found
    }
    return undefined
  }

  /** What an entry, a name right in it, or a reference in that name points to. */
  private pointed(
    within: number,
    { ref, key, sameAs, target, source }: Attributes,
  ): readonly string[] {
    // prettier-ignore
    const name = this.path.at(within === 2 ? -2 : -1) ?? ''
    if (within === 2) return names.has(name) ? references(target, ref) : []
    const tells = within === 0 || (within === 1 && names.has(name))
    return tells ? references(sameAs, ref, key, source) : []
  }

  private enter(attributes: Attributes): void {
    const depth = this.path.length
    this.open.push({ id: attributes['xml:id'], depth, identifiers: [], pointers: [] })
  }

  private leave({ id, identifiers, pointers }: Entry): void {
    this.open.pop()
    const address = identifiers[0] ?? pointers[0]
    if (id !== undefined && address !== undefined && !this.known.has(id))
      this.known.set(id, address)
  }
}

/** Those of references that are addresses of the web, or are in the manner of `'viaf:12345'`. */
function addresses(refers: readonly string[]): string[] {
  return refers.flatMap((reference) => {
    const [, file = '', number = ''] = /^(\w{1,20}):([\w.-]{1,60})$/.exec(reference) ?? []
    return identifier(number === '' ? reference : number, file.toLowerCase()) ?? []
  })
}

function identifier(text: string, type: string): string | undefined {
  if (text.length > 2000) return undefined
  if (isWebAddress(text)) return text
  const file = files.get(type)
  return file !== undefined && /^[\w.-]+$/.test(text) ? `${file}${text}` : undefined
}
