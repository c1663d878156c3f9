import type { LanguageMap } from '../../data/model/language.js'
import type { SetSpec } from '../../data/model/set-spec.js'
import { element, lines, type Markup } from '../text-files/xml.js'

/** A set with what is said of it. */
export interface SetView {
  readonly spec: SetSpec
  readonly name: string
  readonly abstract?: LanguageMap
}

const dublinCore = 'http://www.openarchives.org/OAI/2.0/oai_dc/'

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#ListSets */
export function set({ spec, name, abstract }: SetView): Markup {
  return lines(
    'set',
    {},
    element('setSpec', {}, spec),
    element('setName', {}, name),
    abstract && lines('setDescription', {}, description(abstract)),
  )
}

/** What a collection is, in each language that its record says it in. https://www.openarchives.org/OAI/2.0/guidelines-repository.htm#SetDescription */
function description(abstract: LanguageMap): Markup {
  const texts = Object.entries(abstract).flatMap(([tag, values]) =>
    values.map((text) =>
      element('dc:description', { 'xml:lang': tag === 'none' ? undefined : tag }, text),
    ),
  )
  return lines(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': dublinCore,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xsi:schemaLocation': `${dublinCore} http://www.openarchives.org/OAI/2.0/oai_dc.xsd`,
    },
    ...texts,
  )
}
