import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { collectionId, type CollectionId } from '../data/model/ids.js'
import type { LanguageMap } from '../data/model/language.js'
import type { Archive } from '../server/archive.js'
import { answer } from '../server/answer.js'
import type { Reply } from '../server/reply.js'
import { routes } from '../server/routes.js'
import { archiveFolder, lookingAt } from './archives.js'
import { anItem, anItemId } from './contracts/catalogue.js'
import { answerFaults } from './oai/valid.js'

/** An element of a document, with its name as it is written. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

interface Growing extends Element {
  readonly children: Growing[]
  text: string
}

/** Reads XML strictly. */
export function elementOf(xml: string): Element {
  const open: Growing[] = [{ name: '', attributes: {}, children: [], text: '' }]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const one: Growing = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(one)
    open.push(one)
  })
  parser.on('text', (text) => {
    const top = open.at(-1)
    if (top) top.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  const [root] = open[0]?.children ?? []
  if (!root) throw new Error('There is no element.')
  return root
}

/** All elements of a name, wherever they are. */
export function all(of: Element, name: string): readonly Element[] {
  return of.children.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)])
}

/** The text of the first element of a name. */
export function textOf(of: Element, name: string): string | undefined {
  return all(of, name)[0]?.text
}

/** Codes of what an answer says was wrong. */
export function errorsOf(of: Element): readonly (string | undefined)[] {
  return all(of, 'error').map(({ attributes }) => attributes['code'])
}

const route = routes.find(({ name }) => name === 'oai')

/** What is answered at `/oai`, through the one door. */
export async function oaiReply(
  archive: Archive,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  if (!route) throw new Error('There is no /oai.')
  return answer(archive, route, {
    params: {},
    query: new URLSearchParams(query),
    path: '/oai',
    headers,
  })
}

/** The XML that is answered; whatever a test asks, it has to be valid. */
export async function oaiXml(archive: Archive, query: string): Promise<string> {
  const { status, body } = await oaiReply(archive, query)
  if (status !== 200 || !(body instanceof Uint8Array))
    throw new Error(`${query} answered ${String(status)}`)
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(body)
  const faults = answerFaults(xml)
  if (faults.length > 0) throw new Error(`${query} is not valid: ${faults.join(' ')}`)
  return xml
}

/** The same, read. */
export async function oai(archive: Archive, query: string): Promise<Element> {
  return elementOf(await oaiXml(archive, query))
}

/** A header as a short text: a minus before what is deleted, then the item. */
export function toldOf(of: Element, namespace = 'archive.example'): readonly string[] {
  return all(of, 'header').map((header) => {
    const mark = header.attributes['status'] === 'deleted' ? '-' : ''
    return mark + (textOf(header, 'identifier') ?? '').replace(`oai:${namespace}:`, '')
  })
}

/** All of a list, portion by portion. */
export async function wholeList(archive: Archive, query: string): Promise<readonly Element[]> {
  const verb = new URLSearchParams(query).get('verb') ?? ''
  const portions: Element[] = []
  for (let next = query; ;) {
    const said = await oai(archive, next)
    portions.push(said)
    const token = textOf(said, 'resumptionToken')
    if (token === undefined || token === '') return portions
    next = `verb=${verb}&resumptionToken=${encodeURIComponent(token)}`
  }
}

/** An id that a test is sure of. */
export function aCollectionId(text: string): CollectionId {
  const id = collectionId(text)
  if (id === undefined) throw new Error(`${text} cannot be an id`)
  return id
}

/** Puts, withdraws and groups without counting revisions. */
export function writing({ catalogue }: Pick<Archive, 'catalogue'>) {
  return {
    put: async (id: string, collections: readonly string[] = [], title = id) => {
      const before = await catalogue.item(anItemId(id))
      const item = { ...anItem(id, title), collections: collections.map(aCollectionId) }
      await catalogue.putItem(item, before?.revision ?? null)
    },
    withdraw: async (id: string) => {
      const before = await catalogue.item(anItemId(id))
      if (before && !before.withdrawn)
        await catalogue.withdrawItem(anItemId(id), before.revision, 'why')
    },
    group: async (id: string, parent?: string, abstract?: LanguageMap) => {
      const before = await catalogue.collection(aCollectionId(id))
      const of = {
        id: aCollectionId(id),
        title: { en: [`The ${id}`] },
        order: [],
        source: `/${id}`,
      }
      await catalogue.putCollection(
        {
          ...of,
          ...(abstract && { abstract }),
          ...(parent !== undefined && { parent: aCollectionId(parent) }),
        },
        before?.revision ?? null,
      )
    },
  }
}

/** Three items in nested collections, one withdrawn, one outside. */
export async function aSmallArchive(more: Readonly<Record<string, unknown>> = {}) {
  const archive = await lookingAt(await archiveFolder(), more)
  const { put, withdraw, group } = writing(archive)
  await group('fonds', undefined, { en: ['What the harbour < board kept'], fr: ['Le port'] })
  await group('séries/1', 'fonds')
  await put('letter', ['séries/1'])
  await put('memo', ['fonds'])
  await put('ark:/12345/é t', [])
  await withdraw('memo')
  return { archive, put, withdraw, group }
}
