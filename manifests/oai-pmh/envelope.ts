import { element, lines, xmlDocument, type Markup } from '../text-files/xml.js'
import type { OaiError } from './failure.js'

/** What every answer begins with. */
export interface Envelope {
  /** At the granularity of seconds, in UTC. */
  readonly responseDate: string
  readonly baseUrl: string
  /** How the request is said again; nothing of it where it could not be read. */
  readonly attributes: Readonly<Record<string, string>>
}

const namespace = 'http://www.openarchives.org/OAI/2.0/'

/** An answer. https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse */
export function oaiDocument(
  { responseDate, baseUrl, attributes }: Envelope,
  ...content: readonly Markup[]
): string {
  return xmlDocument(
    lines(
      'OAI-PMH',
      {
        xmlns: namespace,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${namespace} ${namespace}OAI-PMH.xsd`,
      },
      element('responseDate', {}, responseDate),
      element('request', attributes, baseUrl),
      ...content,
    ),
  )
}

/** What is wrong with a request. */
export function errorElement({ code, says }: OaiError): Markup {
  return element('error', { code }, says)
}
