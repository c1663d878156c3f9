import type { Addresses } from '../../data/model/addresses.js'
import { xywh } from '../../data/model/region.js'
import { commentMotivations } from '../comments.js'
import { bodyLanguage } from '../languages.js'
import { listed, present } from '../present.js'
import type { SearchAnswer } from './answer.js'
import { hits, type Hit, type Piece } from './hit.js'

/** https://iiif.io/api/search/2.0/#linked-data-context-and-extensions */
const search2 = 'http://iiif.io/api/search/2/context.json'

const page = (id: string) => ({ id, type: 'AnnotationPage' as const })

/**
 * What was found, as Content Search 2.0 tells it: the Annotations of the lines, at the words that were looked for, and beside them what was found with the
 * words around it. https://iiif.io/api/search/2.0/#search-service-response
 */
export function search2Answer(answer: SearchAnswer, addresses: Addresses) {
  const found = answer.found.flatMap(hits)
  const items = found.flatMap((hit) =>
    hit.pieces.map((piece) => annotation(hit, piece, addresses)),
  )
  return {
    '@context': search2,
    ...page(answer.id),
    ...listed('ignored', answer.ignored),
    ...paging(answer, items.length),
    items,
    ...listed('annotations', found.length === 0 ? [] : [{ type: 'AnnotationPage' as const, items: found.flatMap((hit) => highlights(hit, addresses)) }]),
  }
} // prettier-ignore

/** https://iiif.io/api/search/2.0/#paging-results */
function paging({ partAddress, part, parts }: SearchAnswer, count: number) {
  if (parts === 1) return {}
  return {
    partOf: {
      id: partAddress(0),
      type: 'AnnotationCollection' as const,
      first: page(partAddress(1)),
      last: page(partAddress(parts)),
    },
    ...present('next', part < parts ? page(partAddress(part + 1)) : undefined),
    ...present('prev', part > 1 ? page(partAddress(part - 1)) : undefined),
    ...present('startIndex', part === 1 && count > 0 ? 0 : undefined),
  }
}

/** An Annotation is known by its line and the place of what was found in it: a line may hold it twice. */
function idOf({ of }: Hit, { number, from, to }: Piece, addresses: Addresses): string {
  const line = addresses.line(of.item.id, of.page.id, of.layer.id, number, 3)
  return `${line}#char=${from},${to}`
}

/** The line that a piece stands on; of a commentary its annotation. */
function lineOf({ of }: Hit, { line }: Piece) {
  const comment = of.lines[line]?.comment
  return comment ? { comment } : {}
}

/** Words that have a place are an Annotation of their own; else the line is, within which they are to be made out. */
function annotation(hit: Hit, piece: Piece, addresses: Addresses) {
  const { item, page: of, layer } = hit.of
  const canvas = addresses.canvas(item.id, of.id, 3)
  return {
    id: idOf(hit, piece, addresses),
    type: 'Annotation' as const,
    motivation:
      layer.kind === 'commentary'
        ? commentMotivations(lineOf(hit, piece))
        : ['supplementing', 'commenting'],
    body: {
      type: 'TextualBody' as const,
      value: piece.isExact ? piece.text.slice(piece.from, piece.to) : piece.text,
      format: 'text/plain',
      ...present('language', bodyLanguage(layer.language)),
    },
    target: piece.box ? `${canvas}#${xywh(piece.box)}` : canvas,
  }
}

/**
 * What stands around words that are an Annotation by themselves, or where they stand in the line that is.
 * https://iiif.io/api/search/2.0/#search-term-context https://iiif.io/api/search/2.0/#search-term-highlighting
 */
function highlights(hit: Hit, addresses: Addresses) {
  return hit.pieces.map((piece, at) => {
    const source = idOf(hit, piece, addresses)
    const { text, from, to, isExact } = piece
    const isFirst = isExact && at === 0
    const isLast = isExact && at === hit.pieces.length - 1
    const selector = {
      type: 'TextQuoteSelector' as const,
      prefix: isFirst ? hit.before : text.slice(0, from),
      exact: text.slice(from, to),
      suffix: isLast ? hit.after : text.slice(to),
    }
    return {
      id: `${source}&found`,
      type: 'Annotation' as const,
      motivation: [isExact ? 'contextualizing' : 'highlighting'],
      target: { type: 'SpecificResource' as const, source, selector: [selector] },
    }
  })
}
