import { createHash } from 'node:crypto'
import { z } from 'zod'
import { collectionId, itemId } from '../../data/model/ids.js'
import { setSpec } from '../../data/model/set-spec.js'
import { failure } from '../../manifests/oai-pmh/failure.js'
import type { ListVerb } from '../../manifests/oai-pmh/request.js'
import { parseSpan } from '../../manifests/oai-pmh/span.js'
import { recordFormats } from '../../manifests/records/formats.js'
import type { Archive } from '../archive.js'
import { namespaceIn } from './repository.js'

const count = z.number().int().min(0)
const checked = <Text extends string>(parse: (text: string) => Text | undefined) =>
  z.string().transform((text, context): Text => {
    const read = parse(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: 'unlawful' })
    return z.NEVER
  })

/** A date that {@link parseSpan} takes. */
const date = z.string().refine((text) => {
  try {
    return parseSpan(text, undefined)
  } catch {
    return false
  }
})

const ofRecords = z.strictObject({
  verb: z.enum(['ListIdentifiers', 'ListRecords']),
  prefix: z.enum(recordFormats.map(({ prefix }) => prefix)),
  from: date.optional(),
  until: date.optional(),
  /** By the name it was asked for with, and which collection that was then. */
  set: z.strictObject({ spec: checked(setSpec), of: checked(collectionId) }).optional(),
  /** The newest change when the list was begun. */
  upTo: count,
  after: z.strictObject({
    cursor: count,
    item: z.union([z.literal(''), checked(itemId)]),
  }),
  /** How many were given. */
  given: count,
  /** How many all of the list has. */
  size: count.optional(),
})

const ofSets = z.strictObject({ verb: z.literal('ListSets'), after: z.string(), given: count })

/** A list of records that was begun: what was asked for, and how far it was given. */
export type BegunList = z.output<typeof ofRecords>
/** A list of sets that was begun. */
export type BegunSets = z.output<typeof ofSets>

/** What the rest of a list is asked for with: all that must be known to go on, so nothing is kept here for whoever harvests. */
export function tokenOf(archive: Archive, begun: BegunList | BegunSets): string {
  const text = Buffer.from(JSON.stringify(begun)).toString('base64url')
  return `${text}.${checkOf(archive, text)}`
}

/** Reads the token of a list of records. Throws `badResumptionToken`. */
export function parseListToken(archive: Archive, token: string, verb: ListVerb): BegunList {
  const read = ofRecords.safeParse(contentOf(archive, token))
  if (!read.success || read.data.verb !== verb) throw unknown()
  const { upTo, after } = read.data
  if (upTo > archive.harvest.cursor() || after.cursor > upTo) throw unknown()
  return read.data
}

/** Reads the token of a list of sets. Throws `badResumptionToken`. */
export function parseSetsToken(archive: Archive, token: string): BegunSets {
  const read = ofSets.safeParse(contentOf(archive, token))
  if (!read.success) throw unknown()
  return read.data
}

const unknown = () =>
  failure(
    'badResumptionToken',
    'This is no resumptionToken of this verb here, or not all of it. Begin the list again.',
  )

function contentOf(archive: Archive, token: string): unknown {
  const [text = '', check, ...more] = token.split('.')
  if (more.length > 0 || check !== checkOf(archive, text)) throw unknown()
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
  } catch {
    throw unknown()
  }
}

/**
 * Tells a token that was cut, changed, or given out by another archive. It is no secret: whoever makes a token by himself is given
 * nothing that he could not ask for otherwise.
 */
function checkOf(archive: Archive, text: string): string {
  const whose = `${namespaceIn(archive)} ${archive.harvest.begins() ?? ''}`
  return createHash('sha256').update(`${whose} ${text}`).digest('base64url').slice(0, 12)
}
