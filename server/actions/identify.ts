import { stat } from 'node:fs/promises'
import type { CollectionProposal, ItemProposal } from '../../data/import/proposal.js'
import {
  collectionId,
  itemId,
  slug,
  type CollectionId,
  type ItemId,
  type Sha256,
} from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'

/** Which item a proposal is, before its files are opened. */
export interface Planned {
  readonly id: ItemId
  /** Whether an item of this id is there already. */
  readonly known: boolean
  /** The id under which its folder was published before, where the record now gives another. */
  readonly formerly?: ItemId
}

/** The ids that proposals of one run take: no two take the same. */
export class Identities {
  readonly #archive: Archive
  readonly #taken = new Map<string, string>()
  readonly #items = new Map<string, Planned>()
  readonly #collections = new Map<string, CollectionId>()

  constructor(archive: Archive) {
    this.#archive = archive
  }

  /** The collection's id: its record's, else the one it had when the same folder was published, else a new one. */
  async collection({ record, source, name }: CollectionProposal): Promise<CollectionId> {
    const id =
      record?.id ??
      this.#archive.listing.from(source).collection ??
      (await this.#unused(slug(name, 'collection'), 'collection', (text) => {
        const free = collectionId(text)
        return free && this.#archive.catalogue.collection(free)
      }))
    this.#claim(`collection ${id}`, source)
    this.#collections.set(source, id as CollectionId)
    return id as CollectionId
  }

  collectionAt(source: string): CollectionId | undefined {
    return this.#collections.get(source)
  }

  /** The item's id, found as {@link collection} finds a collection's. Throws the `refused` problem when another took it. */
  async item(proposal: ItemProposal): Promise<Planned> {
    const { record, source, name } = proposal
    const from = this.#archive.listing.from(source).item
    const had = record?.id ?? from
    const id =
      had ??
      ((await this.#unused(slug(name, 'item'), 'item', (text) => {
        const free = itemId(text)
        return free && this.#archive.catalogue.item(free)
      })) as ItemId)
    this.#claim(`item ${id}`, source)
    const planned = {
      id,
      known: had !== undefined && (await this.#archive.catalogue.item(id)) !== undefined,
      ...(from !== undefined && from !== id && { formerly: from }),
    }
    this.#items.set(source, planned)
    return planned
  }

  /**
   * The item again when its masters are known: a new item that holds mostly the scans of one whose folder is gone is
   * that item, moved.
   */
  async moved(
    proposal: ItemProposal,
    planned: Planned,
    masters: readonly Sha256[],
  ): Promise<Planned> {
    if (planned.known || proposal.record?.id !== undefined || masters.length === 0) return planned
    for (const [id, shared] of this.#archive.listing.holding(masters)) {
      if (shared * 2 < new Set(masters).size || this.#taken.has(`item ${id}`)) continue
      const kept = await this.#archive.catalogue.item(id)
      if (!kept || (await isThere(kept.record.source))) continue
      this.#claim(`item ${id}`, proposal.source)
      this.#items.set(proposal.source, { id, known: true })
      return { id, known: true }
    }
    return planned
  }

  itemAt(source: string): ItemId | undefined {
    return this.#items.get(source)?.id
  }

  /** The collection of this run whose folder is called so. */
  collectionNamed(name: string): CollectionId | undefined {
    return [...this.#collections].find(([source]) => source.split(/[\\/]/).at(-1) === name)?.[1]
  }

  /** The item of this run whose folder or file is called so. */
  itemNamed(name: string): ItemId | undefined {
    return [...this.#items].find(([source]) => source.split(/[\\/#]/).at(-1) === name)?.[1].id
  }

  #claim(what: string, source: string): void {
    const other = this.#taken.get(what)
    if (other !== undefined && other !== source) {
      throw new Problem(
        'refused',
        `Its id, ${what.replace(/^\w+ /, '')}, is taken by ${other}, which is published now too. Give one of them another id.`,
      )
    }
    this.#taken.set(what, source)
  }

  /** The name itself, or with the first number behind it that makes it new. */
  async #unused(
    name: string,
    kind: string,
    find: (text: string) => Promise<unknown> | undefined,
  ): Promise<string> {
    for (let n = 1; ; n++) {
      const text = n === 1 ? name : `${name}-${String(n)}`
      const found = find(text)
      if (found !== undefined && (await found) === undefined && !this.#taken.has(`${kind} ${text}`))
        return text
    }
  }
}

async function isThere(source: string): Promise<boolean> {
  return stat(source.replace(/#.*$/s, '')).then(
    () => true,
    () => false,
  )
}
