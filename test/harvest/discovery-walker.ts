import { activityFaults, pageFaults, streamFaults, type ActivityPage, type ActivityStream, type Told } from './discovery-rules.js' // prettier-ignore
import type { Doors } from './doors.js'

/** A harvester of IIIF Change Discovery. */
export interface DiscoveryWalker {
  /** The addresses of manifests and collections that it believes to be there. */
  readonly has: Set<string>
  /** Where the stream is from now on. */
  follow(stream: string): void
  /** One crawl, page by page. Left off, it is as if it had been stopped. */
  crawl(): AsyncGenerator<void>
  /** Pages with a next one, as they were when they were read. */
  readonly closed: Map<string, string>
}

/**
 * A harvester written from the specification's algorithm: https://iiif.io/api/discovery/1.0/#activity-streams-processing-algorithm. It
 * remembers the newest time that it was told, not that of its own clock.
 */
export function discoveryWalker(doors: Doors, start: string): DiscoveryWalker {
  const has = new Set<string>()
  const closed = new Map<string, string>()
  let stream = start
  let lastCrawl: string | undefined

  async function document(address: string): Promise<unknown> {
    const { status, text, headers } = await doors.get(address)
    if (status !== 200) throw new Error(`${address} answered ${String(status)}: ${text}`)
    if (/max-age=[1-9]/.test(headers['cache-control'] ?? '')) closed.set(address, text)
    return JSON.parse(text)
  }

  async function* crawl(): AsyncGenerator<void> {
    const processed = new Set<string>()
    let onlyDelete = false
    const collection = (await document(stream)) as ActivityStream
    complain(streamFaults(collection, stream))
    let newest: string | undefined
    for (let address: string | undefined = collection.last.id; address !== undefined;) {
      yield
      const page = (await document(address)) as ActivityPage
      complain(pageFaults(page, address, stream))
      newest ??= page.orderedItems.at(-1)?.endTime
      for (const activity of page.orderedItems.toReversed()) {
        complain(activityFaults(activity))
        if (lastCrawl !== undefined && activity.endTime !== undefined && activity.endTime < lastCrawl) {
          lastCrawl = newest ?? lastCrawl
          return
        } // prettier-ignore
        if (activity.type === 'Refresh') {
          onlyDelete = true
          // Who was stopped in the first crawl has taken something in already, which may be gone.
          if (lastCrawl !== undefined || has.size > 0) continue
          lastCrawl = newest
          return
        }
        take(activity, processed, onlyDelete)
      }
      address = page.prev?.id
    }
    lastCrawl = newest ?? lastCrawl
  }

  function take(activity: Told, processed: Set<string>, onlyDelete: boolean): void {
    const { type, object, target, origin } = activity
    const id = object?.id ?? ''
    if (processed.has(id)) return
    if (type === 'Delete' || (type === 'Remove' && origin?.id === stream)) has.delete(id)
    else if (type === 'Move') {
      has.delete(id)
      // What came after it was told of the new address.
      if (target && !onlyDelete && !processed.has(target.id)) has.add(target.id)
      if (target) processed.add(target.id)
    } else if (onlyDelete) return
    else if (type === 'Update' || type === 'Create' || (type === 'Add' && target?.id === stream)) has.add(id) // prettier-ignore
    processed.add(id)
  }

  return { has, closed, follow: (next) => (stream = next), crawl }
}

function complain(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
