import { element, lines, type Markup } from '../text-files/xml.js'

/** What a repository says of itself. */
export interface Repository {
  readonly name: string
  readonly baseUrl: string
  readonly adminEmail: string
  /** No datestamp is lower. */
  readonly earliest: string
  /** What stands for it in identifiers. */
  readonly namespace: string
  /** An identifier, as an example. */
  readonly sample: string
}

/** Which ways of compressing answers the server offers, besides none. https://www.openarchives.org/OAI/openarchivesprotocol.html#ResponseCompression */
const compressions = ['gzip', 'deflate'] as const

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#Identify */
export function identify(of: Repository): Markup {
  return lines(
    'Identify',
    {},
    element('repositoryName', {}, of.name),
    element('baseURL', {}, of.baseUrl),
    element('protocolVersion', {}, '2.0'),
    element('adminEmail', {}, of.adminEmail),
    element('earliestDatestamp', {}, of.earliest),
    element('deletedRecord', {}, 'persistent'),
    element('granularity', {}, 'YYYY-MM-DDThh:mm:ssZ'),
    ...compressions.map((one) => element('compression', {}, one)),
    lines('description', {}, identifierScheme(of)),
  )
}

const scheme = 'http://www.openarchives.org/OAI/2.0/oai-identifier'

/** How identifiers are made. https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm */
function identifierScheme({ namespace, sample }: Repository): Markup {
  return lines(
    'oai-identifier',
    { xmlns: scheme, 'xsi:schemaLocation': `${scheme} ${scheme}.xsd` },
    element('scheme', {}, 'oai'),
    element('repositoryIdentifier', {}, namespace),
    element('delimiter', {}, ':'),
    element('sampleIdentifier', {}, sample),
  )
}
