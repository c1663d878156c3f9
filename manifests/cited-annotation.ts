import type { Addresses } from '../data/model/addresses.js'
import type { Citation, Standing } from '../data/model/citation.js'
import { xywh } from '../data/model/region.js'
import { presentation3 } from './presentation-3/context.js'

/** https://www.w3.org/TR/annotation-protocol/#annotation-retrieval */
export const annotationProfile = 'http://www.w3.org/ns/anno.jsonld'

/**
 * A citation as an annotation of the Web (https://www.w3.org/TR/annotation-model/) that is a content state too
 * (https://iiif.io/api/content-state/1.0/#221-full-annotation): its target is the place on the Canvas where the citation is
 * now, its body the words that were cited, in the version of the text that they were read from. Where the place was
 * lost, the Canvas, or where that is gone too the Manifest, is named whole: no region is pretended.
 */
export function citedAnnotation(
  citation: Citation,
  standing: Exclude<Standing, { readonly state: 'withdrawn' }>,
  addresses: Addresses,
): object {
  const { id, item, made, quote } = citation
  return {
    '@context': [annotationProfile, presentation3],
    id: addresses.citation(id),
    type: 'Annotation',
    motivation: ['contentState', 'identifying'],
    created: made,
    ...(quote && {
      body: {
        type: 'SpecificResource',
        source: {
          id: addresses.textVersion(item, quote.text, quote.file),
          type: 'Text',
          ...(quote.language !== undefined && { language: quote.language }),
        },
        selector: {
          type: 'TextQuoteSelector',
          exact: quote.exact,
          prefix: quote.prefix,
          suffix: quote.suffix,
        },
      },
    }),
    target: target(citation, standing, addresses),
  }
}

function target(
  { item, page, region }: Citation,
  standing: Exclude<Standing, { readonly state: 'withdrawn' }>,
  addresses: Addresses,
): object {
  const manifest = { id: addresses.manifest(item, 3), type: 'Manifest' }
  const now = standing.state === 'same' ? { page, region } : standing
  if (now.page === undefined) return manifest
  const canvas = {
    id: addresses.canvas(item, now.page, 3),
    type: 'Canvas',
    partOf: [manifest],
  }
  const box = 'region' in now ? now.region : undefined
  if (!box) return canvas
  return {
    type: 'SpecificResource',
    source: canvas,
    selector: {
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: xywh(box),
    },
  }
}
