import { XmlDocument, XmlElement } from 'libxml2-wasm'

/**
 * What may stand in an element, written from the formats' own documentation for the elements that are used here: the local names
 * of its children, each followed by a blank. Stricter than the published schemas, and there where those are not.
 */
const models: Readonly<Record<string, RegExp>> = {
  // https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore
  'oai_dc:dc': /^(title |creator |subject |description |publisher |contributor |date |type |format |identifier |source |language |relation |coverage |rights )+$/,
  // https://www.loc.gov/standards/mods/userguide/
  'mods:mods': /^(titleInfo )+(name )*typeOfResource (genre )*(originInfo )?(language )*(physicalDescription )?(abstract )*(tableOfContents )?(note )*(subject )*(relatedItem )*(identifier ){1,2}location (accessCondition )*recordInfo $/,
  'mods:titleInfo': /^title $/,
  'mods:name': /^namePart (alternativeName )*(role )?$/,
  'mods:role': /^(roleTerm )+$/,
  'mods:originInfo': /^dateCreated (dateCreated |dateOther )*$/,
  'mods:language': /^languageTerm $/,
  'mods:subject': /^(topic |geographic )$/,
  'mods:location': /^(physicalLocation )*(shelfLocator )?(url )+$/,
  'mods:recordInfo': /^recordContentSource (recordCreationDate )?(recordChangeDate )?recordIdentifier $/,
  // https://www.loc.gov/standards/mets/METSOverview.v2.html
  'mets:mets': /^metsHdr dmdSec amdSec (fileSec )?structMap structMap structLink $/,
  'mets:metsHdr': /^agent agent $/,
  'mets:dmdSec': /^mdWrap $/,
  'mets:amdSec': /^(rightsMD ){1,2}digiprovMD $/,
  'mets:mdWrap': /^xmlData $/,
  'mets:fileSec': /^(fileGrp )+$/,
  'mets:fileGrp': /^(file )+$/,
  'mets:file': /^FLocat $/,
  'mets:structMap': /^div $/,
  'mets:div': /^(fptr )*(div )*$/,
  'mets:structLink': /^(smLink )+$/,
  // https://pro.europeana.eu/page/edm-documentation
  'rdf:RDF': /^ProvidedCHO (Agent )*(TimeSpan )?(WebResource Service )*Aggregation $/,
  'edm:ProvidedCHO': /^(?!.*type .*type .*type $)(\w+ )*(title )+(\w+ )*type $/,
  'edm:WebResource': /^format (isNextInSequence )?(rights )?isReferencedBy has_service $/,
  'edm:Agent': /^(prefLabel )+(altLabel )*$/,
  'edm:TimeSpan': /^prefLabel (begin )?(end )?notation $/,
  'svcs:Service': /^conformsTo implements $/,
  'ore:Aggregation': /^aggregatedCHO dataProvider (hasView )*isShownAt (isShownBy object )?provider (rights )+$/,
  // https://www.loc.gov/ead/tglib/
  'ead:ead': /^eadheader archdesc $/,
  'ead:eadheader': /^eadid filedesc profiledesc $/,
  'ead:archdesc': /^did (scopecontent )?(dsc )?$/,
  'ead:dsc': /^(c )+$/,
  'ead:c': /^did (scopecontent )?(controlaccess )?(odd )?(userestrict )?(c )*$/,
  'ead:did': /^(unittitle )+(unitid )?(unitdate )*(origination )*(physdesc )?(langmaterial )?(repository )?(note )*(dao )+$/,
  // https://tei-c.org/release/doc/tei-p5-doc/en/html/
  'tei:TEI': /^teiHeader (facsimile )?text $/,
  'tei:teiHeader': /^fileDesc (profileDesc )?$/,
  'tei:fileDesc': /^titleStmt publicationStmt sourceDesc $/,
} // prettier-ignore

const prefixes: Readonly<Record<string, string>> = {
  'http://www.openarchives.org/OAI/2.0/oai_dc/': 'oai_dc',
  'http://www.loc.gov/mods/v3': 'mods',
  'http://www.loc.gov/METS/': 'mets',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.europeana.eu/schemas/edm/': 'edm',
  'http://rdfs.org/sioc/services#': 'svcs',
  'http://www.openarchives.org/ore/terms/': 'ore',
  'urn:isbn:1-931666-22-9': 'ead',
  'http://www.tei-c.org/ns/1.0': 'tei',
}

/** Attributes that name a place in the same document, and those that name their own. */
const pointers = ['FILEID', 'DMDID', 'ADMID', 'from', 'to']

function* childrenOf(parent: XmlElement): Generator<XmlElement> {
  for (let node = parent.firstChild; node; node = node.next)
    if (node instanceof XmlElement) yield node
}

function* elementsIn(parent: XmlElement): Generator<XmlElement> {
  yield parent
  for (const child of childrenOf(parent)) yield* elementsIn(child)
}

function breach(element: XmlElement): readonly string[] {
  const name = `${prefixes[element.namespaceUri] ?? '?'}:${element.name}`
  const model = models[name]
  const children = [...childrenOf(element)].map((child) => `${child.name} `)
  return !model || model.test(children.join('')) ? [] : [`${name} holds ${children.join('').slice(0, 300)}`]
} // prettier-ignore

/** What in a document breaks the content models, or points nowhere; and how many elements were judged. */
export function judged(xml: string): { readonly breaches: readonly string[]; readonly elements: number } {
  const document = XmlDocument.fromString(xml)
  try {
    const all = [...elementsIn(document.root)]
    const attribute = (element: XmlElement, name: string) =>
      element.attrs.find((one) => one.name === name)?.value
    const ids = all.flatMap((one) => attribute(one, 'ID') ?? [])
    const known = new Set(ids)
    const twice = known.size === ids.length ? [] : ['an ID is given twice']
    const lost = all.flatMap((one) =>
      prefixes[one.namespaceUri] !== 'mets'
        ? []
        : pointers.flatMap((name) => {
            const value = attribute(one, name)
            return value === undefined || known.has(value) ? [] : [`${name} points to ${value}`]
          }),
    )
    return { breaches: [...all.flatMap(breach), ...twice, ...lost], elements: all.length }
  } finally {
    document.dispose()
  }
} // prettier-ignore
