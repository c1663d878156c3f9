import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { element, lines, sequence, type Markup } from '../text-files/xml.js'
import { isoDays } from './days.js'
import type { DescribedDate, Description } from './description.js'
import { pagePicture } from './pictures.js'
import type { Said } from './said.js'

const to = (name: string, address: string): Markup => element(name, { 'rdf:resource': address })

/** One preferred name in each language, whatever else there is beside them. */
function names(texts: readonly Said[]): readonly Markup[] {
  const isFirst = ({ language }: Said, at: number) => texts.findIndex((one) => one.language === language) === at // prettier-ignore
  const named = (name: string, { text, language }: Said) => element(name, { 'xml:lang': language }, text) // prettier-ignore
  return [
    ...texts.filter(isFirst).map((one) => named('skos:prefLabel', one)),
    ...texts.filter((one, at) => !isFirst(one, at)).map((one) => named('skos:altLabel', one)),
  ]
}

/** Those who are known by an address in an authority file, each once. */
export function edmAgents({ agents }: Description): readonly Markup[] {
  const known = new Map(
    agents.flatMap(({ uri, names: of }) => (uri === undefined ? [] : [[uri, of] as const])),
  )
  return [...known].map(([uri, of]) => lines('edm:Agent', { 'rdf:about': uri }, ...names(of)))
}

/** Whether a date can be written as a span of days. */
export function spanned({ edtf }: DescribedDate): boolean {
  return edtf !== undefined && isoDays(edtf) !== undefined
}

/** When the document came to be, as the days between which that was. */
export function edmTimeSpans({ dates: [date] }: Description, address: string): readonly Markup[] {
  const days = date?.edtf === undefined ? undefined : isoDays(date.edtf)
  if (date?.edtf === undefined || !days) return []
  const { from, to: until } = days
  return [
    lines(
      'edm:TimeSpan',
      { 'rdf:about': `${address}#date-1` },
      element('skos:prefLabel', {}, date.text),
      from === undefined ? undefined : element('edm:begin', {}, from),
      until === undefined ? undefined : element('edm:end', {}, until),
      element('skos:notation', { 'rdf:datatype': 'http://id.loc.gov/datatypes/edtf/EDTF' }, date.edtf),
    ),
  ]
} // prettier-ignore

/** Every scan with its place in the order, the manifest it is in, and its image service. */
export function edmWebResources(
  item: Item,
  { rights }: Description,
  addresses: Addresses,
): readonly Markup[] {
  const pictures = item.pages.map((page) => pagePicture(page, addresses))
  return pictures.map(({ full, service }, at) => {
    const before = pictures[at - 1]
    return sequence(
      lines(
        'edm:WebResource',
        { 'rdf:about': full },
        element('dc:format', {}, 'image/jpeg'),
        before && to('edm:isNextInSequence', before.full),
        rights.uri === undefined ? undefined : to('edm:rights', rights.uri),
        to('dcterms:isReferencedBy', addresses.manifest(item.id, 3)),
        to('svcs:has_service', service),
      ),
      '\n',
      lines(
        'svcs:Service',
        { 'rdf:about': service },
        to('dcterms:conformsTo', 'http://iiif.io/api/image'),
        to('doap:implements', 'http://iiif.io/api/image/3/level2.json'),
      ),
    )
  })
}
