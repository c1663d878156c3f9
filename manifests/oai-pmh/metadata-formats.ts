import { element, lines, type Markup } from '../text-files/xml.js'

/** A format, as harvesters are told of it. */
export interface NamedFormat {
  readonly prefix: string
  readonly schema: string
  readonly namespace: string
}

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#ListMetadataFormats */
export function listMetadataFormats(formats: readonly NamedFormat[]): Markup {
  const each = formats.map(({ prefix, schema, namespace }) =>
    lines(
      'metadataFormat',
      {},
      element('metadataPrefix', {}, prefix),
      element('schema', {}, schema),
      element('metadataNamespace', {}, namespace),
    ),
  )
  return lines('ListMetadataFormats', {}, ...each)
}
