import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'
import type { Ask, AskWithBody } from '../ask.js'
import { isKnown } from '../known.js'
import { oaiAnswer } from '../oai/answer.js'
import { printOf } from '../oai/print.js'
import type { Reply } from '../reply.js'

/** `/oai?verb=…`: what a harvester asks by OAI-PMH. https://www.openarchives.org/OAI/openarchivesprotocol.html#ProtocolFeatures */
export async function showOai(archive: Archive, ask: Ask): Promise<Reply> {
  await archive.harvest.catchUp()
  const args = [...ask.query]
  const etag = printOf(archive, args)
  // Who has it already is not kept waiting until it is made again.
  if (isKnown(ask.headers, etag)) return { status: 304, headers: { etag }, body: new Uint8Array() }
  return answered(archive, ask, args, { etag })
}

/** `POST /oai`: the same, sent as a form. */
export async function takeOai(archive: Archive, ask: AskWithBody): Promise<Reply> {
  const type = ask.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (ask.body !== '' && type !== 'application/x-www-form-urlencoded')
    throw new Problem('bad-request', 'Send a form: application/x-www-form-urlencoded.')
  await archive.harvest.catchUp()
  const args = [...ask.query, ...new URLSearchParams(ask.body)]
  return answered(archive, ask, args, { 'cache-control': 'no-store' })
}

async function answered(
  archive: Archive,
  { signal }: Ask,
  args: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const asked = { args, now: new Date(), ...(signal && { signal }) }
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    body: new TextEncoder().encode(await oaiAnswer(archive, asked)),
  }
}
