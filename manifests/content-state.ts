import type { Addresses } from '../data/model/addresses.js'
import type { ItemId, PageId } from '../data/model/ids.js'
import { Problem } from '../data/model/problem.js'
import { xywh, type Box } from '../data/model/region.js'

/** What a content state points at. https://iiif.io/api/content-state/1.0/#2-content-state */
export interface PointedAt {
  /** Addresses of what to show, the nearest first: a Canvas, then the Manifest that it is part of. Without a fragment. */
  readonly addresses: readonly string[]
  /** A region, as a Media Fragment has it: `'10,20,300,40'`, `'percent:5,5,50,10'`. */
  readonly xywh?: string
}

/** A page, or a region of it, as a content state: the body of its target, the form viewers understand best. */
export function contentState(
  { item, page, region }: { readonly item: ItemId; readonly page: PageId; readonly region?: Box },
  addresses: Addresses,
): object {
  const canvas = addresses.canvas(item, page, 3)
  return {
    id: region ? `${canvas}#${xywh(region)}` : canvas,
    type: 'Canvas',
    partOf: [{ id: addresses.manifest(item, 3), type: 'Manifest' }],
  }
}

/** A content state for the query of an address. https://iiif.io/api/content-state/1.0/#6-content-state-encoding */
export function encodedContentState(state: object): string {
  const base64 = btoa(encodeURIComponent(JSON.stringify(state)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Far more than any state needs; a server reads no longer address anyway. */
const longest = 16_000

/**
 * Reads a content state in each of its forms: an address; JSON, encoded or as it is; an annotation, or only its target.
 * Of several targets the first counts. https://iiif.io/api/content-state/1.0/#22-form-of-annotation
 * Throws the `bad-request` problem where it is none.
 */
export function parseContentState(text: string): PointedAt {
  if (text.length > longest) throw notUnderstood('it is too long')
  const plain = decoded(text.trim())
  if (isAddress(plain)) return pointed([plain])
  let state: unknown
  try {
    state = JSON.parse(plain)
  } catch {
    throw notUnderstood('it is neither an address nor JSON, nor either of these encoded')
  }
  return pointed(targets(state, 0))
}

function notUnderstood(why: string): Problem {
  return new Problem('bad-request', `iiif-content is no content state: ${why}.`)
}

const isAddress = (text: string) => /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text)

function decoded(text: string): string {
  if (/^(https?:|[[{"])/i.test(text)) return text
  try {
    const encoded = /^[\w-]+={0,2}$/.test(text)
    return decodeURIComponent(
      encoded ? atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')) : text,
    )
  } catch {
    throw notUnderstood('it cannot be decoded')
  }
}

/** Addresses that a state names, nearest first; a region stands in the fragment of the first. */
function targets(state: unknown, depth: number): readonly string[] {
  // Targets lie in annotations, sources in targets, parts in what they are part of: no state is deeper.
  if (depth > 6) return []
  if (typeof state === 'string') return isAddress(state) ? [state] : []
  if (Array.isArray(state)) {
    const [first] = (state as unknown[])
      .slice(0, 20)
      .map((one) => targets(one, depth + 1))
      .filter((found) => found.length > 0)
    return first ?? []
  }
  if (typeof state !== 'object' || state === null) return []
  return targetsOf(state as Readonly<Record<string, unknown>>, depth)
}

function targetsOf(state: Readonly<Record<string, unknown>>, depth: number): readonly string[] {
  const below = (name: string) => targets(state[name], depth + 1)
  if (state['target'] !== undefined) return below('target')
  if (state['source'] !== undefined) {
    const [first, ...others] = below('source')
    const region = selected(state['selector'])
    const whole = first !== undefined && region !== undefined ? `${bare(first)}#${region}` : first
    return [...(whole === undefined ? [] : [whole]), ...others]
  }
  const id = state['id'] ?? state['@id']
  const own = typeof id === 'string' && isAddress(id) ? [id] : []
  return [...own, ...below('partOf')]
}

/** The region that a selector tells: https://www.w3.org/TR/annotation-model/#fragment-selector, a point as its smallest region. */
function selected(selector: unknown): string | undefined {
  const all: unknown[] = Array.isArray(selector) ? selector : [selector]
  for (const one of all) {
    if (typeof one !== 'object' || one === null) continue
    const { value, x, y, region } = one as Readonly<Record<string, unknown>>
    if (typeof value === 'string' && value.includes('xywh=')) return value
    if (typeof region === 'string') return `xywh=${region}`
    if (typeof x === 'number' && typeof y === 'number') return `xywh=${x},${y},1,1`
  }
  return undefined
}

const bare = (address: string) => address.replace(/#.*$/s, '')

/** https://www.w3.org/TR/media-frags/#naming-space */
const fragment = /(?:^|[#&])xywh=((?:pixel:|percent:)?\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){3})(?:&|$)/

function pointed(found: readonly string[]): PointedAt {
  const [first] = found
  if (first === undefined) throw notUnderstood('it names nothing to show')
  const region = fragment.exec(new URL(first).hash)?.[1]
  const addresses = [...new Set(found.map(bare))]
  return { addresses, ...(region !== undefined && { xywh: region.replace(/^pixel:/, '') }) }
}
