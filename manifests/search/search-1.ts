import type { Addresses, Version } from '../../data/model/addresses.js'
import { xywh } from '../../data/model/region.js'
import { listed, present } from '../present.js'
import { presentation2 } from '../presentation-2/context.js'
import type { SearchAnswer } from './answer.js'
import { hits, type Hit, type Piece } from './hit.js'

const search1 = 'http://iiif.io/api/search/1/context.json'

/**
 * What was found, as Content Search 1.0 tells it, for viewers that know no other: the words on their canvases, and each with what stands around it.
 * https://iiif.io/api/search/1.0/#search-api-specific-responses
 * @param version of the canvases: a viewer finds only those of the manifest that it has
 */
export function search1Answer(answer: SearchAnswer, addresses: Addresses, version: Version) {
  const found = answer.found.flatMap(hits)
  const { part, parts, partAddress } = answer
  const resources = found.flatMap((hit) => hit.pieces.map((piece) => resource(hit, piece, addresses, version))) // prettier-ignore
  return {
    '@context': [presentation2, search1],
    '@id': answer.id,
    '@type': 'sc:AnnotationList' as const,
    ...listed('ignored', answer.ignored),
    within: {
      '@type': 'sc:Layer' as const,
      ...(parts === 1
        ? { total: resources.length }
        : { first: partAddress(1), last: partAddress(parts) }),
      ...listed('ignored', answer.ignored),
    },
    ...present('next', part < parts ? partAddress(part + 1) : undefined),
    ...present('prev', part > 1 ? partAddress(part - 1) : undefined),
    ...present('startIndex', part === 1 ? 0 : undefined),
    resources,
    hits: found.map((hit) => ({
      '@type': 'search:Hit' as const,
      annotations: hit.pieces.map((piece) => idOf(hit, piece, addresses, version)),
      before: hit.before,
      match: hit.match,
      after: hit.after,
    })),
  }
}

function idOf({ of }: Hit, piece: Piece, addresses: Addresses, version: Version): string {
  const line = addresses.line(of.item.id, of.page.id, of.layer.id, piece.number, version)
  return `${line}#char=${piece.from},${piece.to}`
}

function resource(hit: Hit, piece: Piece, addresses: Addresses, version: Version) {
  const { item, page, layer } = hit.of
  const { width, height } = page.image
  const box = piece.box ?? { x: 0, y: 0, width, height }
  return {
    '@id': idOf(hit, piece, addresses, version),
    '@type': 'oa:Annotation' as const,
    motivation: layer.kind === 'commentary' ? 'oa:commenting' : 'sc:painting',
    resource: {
      '@type': 'cnt:ContentAsText' as const,
      format: 'text/plain',
      chars: piece.text.slice(piece.from, piece.to),
    },
    on: `${addresses.canvas(item.id, page.id, version)}#${xywh(box)}`,
  }
}
