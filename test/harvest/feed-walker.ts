import type { Doors } from './doors.js'
import { elementOf, named, textOf, type Element } from './xml.js'

const atom = (name: string) => `{http://www.w3.org/2005/Atom}${name}`
const tombstone = '{http://purl.org/atompub/tombstones/1.0}deleted-entry'

/** A reader of a feed. */
export interface FeedWalker {
  /** Ids of the entries that it believes to be there. */
  readonly has: Set<string>
  follow(feed: string): void
  /** One reading, page by page. Left off, it is as if it had been stopped. */
  read(): AsyncGenerator<void>
}

/** Reads from the head until an entry is older than the newest that it has: https://www.rfc-editor.org/rfc/rfc5005#section-3 */
export function feedWalker(doors: Doors, start: string): FeedWalker {
  const has = new Set<string>()
  let address = start
  let known = ''
  async function* read(): AsyncGenerator<void> {
    const seen = new Set<string>()
    let newest: string | undefined
    for (let next: string | undefined = address; next !== undefined;) {
      const { status, text } = await doors.get(next)
      if (status !== 200) throw new Error(`${next} answered ${String(status)}: ${text}`)
      const faults = feedFaults(text, next)
      if (faults.length > 0) throw new Error(faults.join('\n'))
      const feed = elementOf(text)
      for (const one of feed.children) {
        const isGone = one.name === tombstone
        if (!isGone && one.name !== atom('entry')) continue
        const at = isGone ? (one.attributes['when'] ?? '') : textOf(one, atom('updated'))
        const id = isGone ? (one.attributes['ref'] ?? '') : textOf(one, atom('id'))
        newest ??= at
        if (at < known) {
          known = newest
          return
        }
        if (seen.has(id)) continue
        seen.add(id)
        if (isGone) has.delete(id)
        else has.add(id)
      }
      next = linkOf(feed, 'next')
      yield
    }
    known = newest ?? known
  }
  return { has, follow: (feed) => (address = feed), read }
}

function linkOf(of: Element, rel: string): string | undefined {
  return named(of, atom('link')).find(({ attributes }) => attributes['rel'] === rel)?.attributes[
    'href'
  ]
}

const isTime = (text: string | undefined) =>
  text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)
const isIri = (text: string | undefined) => text !== undefined && URL.canParse(text)

/** What a feed breaks of https://www.rfc-editor.org/rfc/rfc4287#section-4 and https://www.rfc-editor.org/rfc/rfc6721#section-3 */
export function feedFaults(xml: string, address: string): readonly string[] {
  const feed = elementOf(xml)
  const entries = named(feed, atom('entry'))
  const gone = named(feed, tombstone)
  const ids = [...entries.map((one) => textOf(one, atom('id'))), ...gone.map(({ attributes }) => attributes['ref'] ?? '')] // prettier-ignore
  const rules: Record<string, boolean> = {
    'the root is a feed': feed.name === atom('feed'),
    'it has an author with a name': textOf(named(feed, atom('author'))[0] ?? feed, atom('name')) !== '', // prettier-ignore
    'it names its own address': linkOf(feed, 'self') === address,
    'what is gone is named, with a time': gone.every(({ attributes }) => isIri(attributes['ref']) && isTime(attributes['when'])), // prettier-ignore
    'each is told once': new Set(ids).size === ids.length,
    'thumbnails have an address': entries.every((one) => named(one, '{http://search.yahoo.com/mrss/}thumbnail').every(({ attributes }) => isIri(attributes['url']))), // prettier-ignore
  }
  const broken = Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]))
  return [...broken, ...[feed, ...entries].flatMap(commonFaults)]
}

/** Rules that hold of a feed and of each of its entries. */
function commonFaults(of: Element): readonly string[] {
  const once = ['id', 'title', 'updated'].filter((name) => named(of, atom(name)).length !== 1)
  const links = named(of, atom('link')).map(({ attributes }) => attributes)
  const others = links.filter(({ rel }) => rel === 'alternate')
  const rules: Record<string, boolean> = {
    'the id is an address': isIri(textOf(of, atom('id'))),
    'it was updated at a time': isTime(textOf(of, atom('updated'))),
    'links lead somewhere': links.every(({ href }) => isIri(href)),
    'it has a page': others.some(({ type }) => type === 'text/html'),
    'other forms differ in type': new Set(others.map(({ type }) => type)).size === others.length,
    'it has one summary at the most': named(of, atom('summary')).length <= 1,
  }
  const broken = Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]))
  return [...once.map((name) => `it has one ${name}`), ...broken]
}
