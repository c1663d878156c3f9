import Negotiator from 'negotiator'
import { Problem } from '../data/model/problem.js'
import type { Ask } from './ask.js'

/**
 * Profiles are left out of the comparison: an asker of Presentation 2 at an address of 3 is given 3, which says so.
 * https://iiif.io/api/presentation/3.0/#63-responses
 */
function wishes({ headers }: Pick<Ask, 'headers'>): Negotiator {
  const accept = headers['accept']?.replace(/;\s*(profile|charset)\s*=\s*("[^"]*"|[^;,\s]*)/gi, '')
  return new Negotiator({ headers: { ...(accept !== undefined && { accept }) } })
}

/**
 * The media type for a JSON-LD document: the profiled one, or `application/json` where that is wanted more. A browser,
 * which wants HTML, gets plain JSON too, since it would offer JSON-LD for download.
 * Throws the `not-acceptable` problem for who wants neither.
 */
export function jsonLdType(ask: Pick<Ask, 'headers'>, profile: string): string {
  const wanted = wishes(ask).mediaTypes(['application/ld+json', 'application/json', 'text/html'])
  const explicit = ask.headers['accept']?.includes('text/html') === true
  if (wanted.length === 0)
    throw new Problem(
      'not-acceptable',
      'This is JSON-LD: ask for application/ld+json or application/json.',
    )
  if (explicit || wanted[0] === 'application/json') return 'application/json'
  return `application/ld+json;profile="${profile}"`
}

/** Whether the asker is a person's browser, and wants a page more than JSON. */
export function wantsHtml({ headers }: Pick<Ask, 'headers'>): boolean {
  if (headers['accept']?.includes('text/html') !== true) return false
  return (
    wishes({ headers }).mediaTypes([
      'text/html',
      'application/problem+json',
      'application/json',
    ])[0] === 'text/html'
  )
}

/** Which of these media types the asker would like most; the first where it does not matter, `undefined` where none will do. */
export function preferred(
  ask: Pick<Ask, 'headers'>,
  offered: readonly string[],
): string | undefined {
  return wishes(ask).mediaTypes([...offered])[0]
}
