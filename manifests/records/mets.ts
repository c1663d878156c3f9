import type { Addresses } from '../../data/model/addresses.js'
import type { Profile } from '../profile.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import { descriptionOf } from './description.js'
import { fileSection, metsFiles } from './mets-files.js'
import { logicalMap, physicalMap, structureLinks } from './mets-structure.js'
import { mods } from './mods.js'
import type { RecordFormat, RecordView } from './record-format.js'
import { saidOnce, type Said } from './said.js'

const namespace = 'http://www.loc.gov/METS/'
const schema = 'http://www.loc.gov/standards/mets/version1121/mets.xsd'

/** Who keeps the document and who wrote the record. https://www.loc.gov/standards/mets/METSOverview.v2.html#header */
function header({ created, modified }: RecordView, { provider, languages }: Profile): Markup {
  const agent = (attributes: Readonly<Record<string, string>>, name: string) =>
    element('agent', attributes, element('name', {}, name))
  return lines(
    'metsHdr',
    { CREATEDATE: created, LASTMODDATE: modified },
    agent({ ROLE: 'CUSTODIAN', TYPE: 'ORGANIZATION' }, saidOnce(provider.name, languages)),
    agent({ ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }, 'Fonds'),
  )
}

/** Licence and statement in Dublin Core, which everybody reads. */
function rightsInDublinCore(uri: string | undefined, statements: readonly Said[]): Markup {
  const licence = uri === undefined ? [] : [element('dc:rights', {}, uri)]
  return element(
    'rightsMD',
    { ID: 'rights-1' },
    element(
      'mdWrap',
      { MDTYPE: 'DC', MIMETYPE: 'text/xml' },
      lines(
        'xmlData',
        { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
        ...licence,
        ...statements.map(({ text, language }) => element('dc:rights', { 'xml:lang': language }, text)),
      ),
    ),
  )
} // prettier-ignore

/** The same as the German libraries' viewer reads it. https://dfg-viewer.de/en/profile-of-the-metadata */
function rightsForViewers(view: RecordView, uri: string | undefined, profile: Profile): Markup {
  const { provider, languages } = profile
  const { homepage, logo } = provider
  return element(
    'rightsMD',
    { ID: 'rights-2' },
    element(
      'mdWrap',
      { MDTYPE: 'OTHER', OTHERMDTYPE: 'DVRIGHTS', MIMETYPE: 'text/xml' },
      element(
        'xmlData',
        { 'xmlns:dv': 'http://dfg-viewer.de/' },
        lines(
          'dv:rights',
          {},
          element('dv:owner', {}, saidOnce(provider.name, languages)),
          logo && element('dv:ownerLogo', {}, logo.url),
          homepage === undefined ? undefined : element('dv:ownerSiteURL', {}, homepage),
          uri === undefined ? undefined : element('dv:license', {}, uri),
        ),
      ),
    ),
  )
}

/** Where the document is read, and its manifest. */
function links({ item }: RecordView, addresses: Addresses): Markup {
  return element(
    'digiprovMD',
    { ID: 'links' },
    element(
      'mdWrap',
      { MDTYPE: 'OTHER', OTHERMDTYPE: 'DVLINKS', MIMETYPE: 'text/xml' },
      element(
        'xmlData',
        { 'xmlns:dv': 'http://dfg-viewer.de/' },
        lines(
          'dv:links',
          {},
          element('dv:reference', {}, addresses.item(item.id)),
          element('dv:presentation', {}, addresses.item(item.id)),
          item.pages.length > 0 ? element('dv:iiif', {}, addresses.manifest(item.id, 3)) : undefined,
        ),
      ),
    ),
  )
} // prettier-ignore

/** A record in METS 1.12: the description in MODS, its rights, its files, and how they make up the document. https://www.loc.gov/standards/mets/ */
function mets(view: RecordView, addresses: Addresses, profile: Profile): Markup {
  const { rights, titles } = descriptionOf(view, profile)
  const files = metsFiles(view.item, addresses)
  return lines(
    'mets',
    {
      xmlns: namespace,
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
      OBJID: addresses.item(view.item.id),
      LABEL: titles[0]?.text,
    },
    header(view, profile),
    element(
      'dmdSec',
      { ID: 'description' },
      element(
        'mdWrap',
        { MDTYPE: 'MODS', MDTYPEVERSION: '3.8', MIMETYPE: 'text/xml' },
        element('xmlData', {}, mods(view, addresses, profile)),
      ),
    ),
    lines(
      'amdSec',
      { ID: 'administration' },
      rights.uri === undefined && rights.statements.length === 0
        ? undefined
        : rightsInDublinCore(rights.uri, rights.statements),
      rightsForViewers(view, rights.uri, profile),
      links(view, addresses),
    ),
    fileSection(files),
    physicalMap(view, files, addresses, profile),
    logicalMap(view, titles[0]?.text, profile),
    structureLinks(view.item),
  )
}

/** METS, with all files and their order. */
export const metsFormat: RecordFormat = {
  prefix: 'mets',
  extension: 'mets.xml',
  namespace,
  schema,
  mediaType: 'application/mets+xml',
  name: 'METS',
  record: mets,
}
