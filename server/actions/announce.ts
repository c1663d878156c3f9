import type { Cursor } from '../../data/model/change.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'

/** Asks all harvesters to take everything in again. The change that tells them. */
export async function announceRefresh(archive: Archive, why: string | undefined): Promise<Cursor> {
  const refresh = { of: 'archive', verb: 'refresh' } as const
  return told(archive, await archive.catalogue.announce({ ...refresh, ...(why !== undefined && { why }) })) // prettier-ignore
}

/**
 * Tells all harvesters that addresses begin with the present base-url, and no longer with another. The change that tells them.
 * Throws the `setting` problem where there is no present one or `from` is no other, and `conflict` where the log tells otherwise.
 * @param from what addresses began with until now
 */
export async function announceMove(archive: Archive, from: string): Promise<Cursor> {
  if (archive.settings['base-url'] === undefined)
    throw new Problem(
      'setting',
      'Set base-url to the address that the public sees from now on; then tell the one before with --from.',
    )
  const [before, to] = [root(from), archive.addresses.root]
  if (before === to)
    throw new Problem(
      'setting',
      `Addresses begin with ${to} now; --from must be what they began with before.`,
    )
  await archive.harvest.catchUp()
  const last = archive.harvest.moves().at(-1)
  if (last?.to === to)
    throw new Problem('conflict', `The change log tells already that all has moved to ${to}`)
  if (last && last.to !== before)
    throw new Problem(
      'conflict',
      `By the change log addresses began with ${last.to} until now, not with ${before}`,
    )
  return told(archive, await archive.catalogue.announce({ of: 'archive', verb: 'move', from: before, to })) // prettier-ignore
}

async function told(archive: Archive, cursor: Cursor): Promise<Cursor> {
  await archive.harvest.catchUp()
  return cursor
}

/** An address as a root: without query and fragment, with a slash at the end. */
function root(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || /[?#]/.test(text))
    throw new Problem(
      'setting',
      `${JSON.stringify(text)} is no address that others could begin with, such as https://archive.example.org/`,
    )
  return text.endsWith('/') ? text : `${text}/`
}
