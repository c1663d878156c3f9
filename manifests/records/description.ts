import type { Agent, Item, ItemDate } from '../../data/model/item.js'
import { agentPart, type AgentPart } from '../../data/model/agent-part.js'
import { webAddress } from '../html.js'
import { labels } from '../labels.js'
import { bodyLanguage } from '../languages.js'
import type { Profile } from '../profile.js'
import { rightsOf, rightsUri } from '../rights.js'
import { fieldKind, type FieldKind } from './field-kinds.js'
import type { RecordView } from './record-format.js'
import { labelled, said, saidOnce, trimmed, type Said } from './said.js'

/** A person or body that the record names. */
export interface DescribedAgent {
  readonly names: readonly Said[]
  readonly roles: readonly Said[]
  readonly part: AgentPart
  /** In an authority file. */
  readonly uri?: string
}

/** A date of the document. */
export interface DescribedDate {
  /** What it is the date of. */
  readonly what: readonly Said[]
  /** As it was written; the same as `edtf` where nothing was. */
  readonly text: string
  readonly edtf?: string
}

/** What an item's record says, made ready for any format: texts hold only what XML can carry, and none is empty. */
export interface Description {
  /** At least one. */
  readonly titles: readonly Said[]
  readonly abstracts: readonly Said[]
  readonly agents: readonly DescribedAgent[]
  readonly dates: readonly DescribedDate[]
  /** BCP 47. */
  readonly languages: readonly string[]
  readonly referenceCode?: string
  readonly markings: readonly Said[]
  /** The archive's own fields, by what their names say they are. */
  readonly fields: Readonly<Record<FieldKind, readonly Said[]>>
  readonly rights: { readonly uri?: string; readonly statements: readonly Said[] }
  /** Whether it is read rather than looked at. */
  readonly isText: boolean
}

/** What an item's record says. */
export function descriptionOf({ item }: RecordView, profile: Profile): Description {
  const titles = said(item.title)
  const code = trimmed(item.referenceCode ?? '')
  const languages = item.languages.flatMap((tag) => bodyLanguage(tag) ?? [])
  return {
    titles: titles.length > 0 ? titles : [{ text: saidOnce(labels.untitled, profile.languages) }],
    abstracts: said(item.abstract),
    agents: item.agents.map(agent).filter(({ names }) => names.length > 0),
    dates: item.dates.map(date).filter(({ text }) => text !== ''),
    languages: [...new Set(languages)],
    ...(code !== '' && { referenceCode: code }),
    markings: said(item.marking),
    fields: fieldsOf(item),
    rights: rights(item, profile),
    isText: languages.length > 0 || item.texts.length > 0,
  }
}

function agent(of: Agent): DescribedAgent {
  const uri = of.uri === undefined ? undefined : webAddress(of.uri)
  const names = said(of.name)
  return { names, roles: said(of.role), part: agentPart(of), ...(uri !== undefined && { uri }) }
}

function date({ what, text, edtf }: ItemDate): DescribedDate {
  const machine = trimmed(edtf ?? '')
  const written = trimmed(text)
  return {
    what: said(what),
    text: written === '' ? machine : written,
    ...(machine !== '' && { edtf: machine }),
  }
}

/** The fields by kind. Of those that have no kind the label is said too: it alone tells what they are. */
function fieldsOf(item: Item): Description['fields'] {
  const found: Record<FieldKind, Said[]> = { subject: [], place: [], genre: [], extent: [], note: [] }
  for (const { label, value } of item.fields) {
    const kind = fieldKind(label)
    found[kind].push(...(kind === 'note' ? labelled(label, value) : said(value)))
  }
  return found
} // prettier-ignore

/** A licence by the address that machines know it by, where it is a well-known one. */
function rights(item: Item, profile: Profile): Description['rights'] {
  const { uri, statement } = rightsOf(item, profile)
  const address = uri === undefined ? undefined : (rightsUri(uri) ?? webAddress(uri))
  return { ...(address !== undefined && { uri: address }), statements: said(statement) }
}
