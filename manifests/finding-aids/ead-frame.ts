import type { Addresses } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import { languageName } from '../languages.js'
import type { Profile } from '../profile.js'
import { saidOnce } from '../records/said.js'
import { element, lines, sequence } from '../text-files/xml.js'
import { eadCollection } from './ead.js'

const namespace = 'urn:isbn:1-931666-22-9'

/** What stands before and after the components of a finding aid, or of a collection in it. */
export interface Frame {
  readonly before: string
  readonly after: string
}

function header({ id, title }: Collection, addresses: Addresses, profile: Profile) {
  const { languages, provider } = profile
  const [language = 'en'] = languages
  return lines(
    'eadheader',
    { langencoding: 'iso639-2b', dateencoding: 'iso8601' },
    element('eadid', { url: addresses.findingAid(id, 'ead.xml') }, id),
    lines(
      'filedesc',
      {},
      element('titlestmt', {}, element('titleproper', {}, saidOnce(title, languages) || id)),
      element('publicationstmt', {}, element('publisher', {}, saidOnce(provider.name, languages))),
    ),
    lines(
      'profiledesc',
      {},
      element('langusage', {}, element('language', {}, languageName(language, language))),
    ),
  )
}

const text = (parts: ReturnType<typeof eadCollection>) => sequence(...parts).markup

/**
 * A finding aid in EAD 2002, whatever stands between its ends being made while it is sent. https://www.loc.gov/ead/
 * @param hasMembers whether there is anything in the collection: an empty `dsc` is not allowed
 */
export function eadFrame(
  collection: Collection,
  addresses: Addresses,
  profile: Profile,
  hasMembers: boolean,
): Frame {
  const root = [
    `xmlns="${namespace}"`,
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    `xsi:schemaLocation="${namespace} http://www.loc.gov/ead/ead.xsd"`,
  ].join(' ')
  const about = text(eadCollection(collection, addresses, profile, true))
  return {
    before: [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<ead ${root}>`,
      header(collection, addresses, profile).markup,
      `<archdesc level="collection">${about}`,
      ...(hasMembers ? ['<dsc type="combined">\n'] : []),
    ].join('\n'),
    after: `${hasMembers ? '</dsc>\n' : ''}</archdesc>\n</ead>\n`,
  }
}

/** A collection in another one; of which level it is, the record does not say. */
export function eadPart(collection: Collection, addresses: Addresses, profile: Profile): Frame {
  const about = text(eadCollection(collection, addresses, profile, false))
  return {
    before: `<c level="otherlevel" otherlevel="collection">${about}\n`,
    after: '</c>\n',
  }
}
