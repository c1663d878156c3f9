import { escaped } from '../../manifests/html.js'

/** What the Dublin Core elements of a document say. https://www.dublincore.org/specifications/dublin-core/dces/ */
export interface DublinCore {
  /** The first is the one for readers of no known language. */
  readonly title: readonly { readonly language: string; readonly text: string }[]
  readonly creator: readonly string[]
  readonly contributor: readonly string[]
  readonly date: readonly string[]
  readonly rights: readonly { readonly language: string; readonly text: string }[]
  readonly identifier: string
  /** The original's reference code. */
  readonly source?: string
  readonly language: readonly string[]
  readonly publisher: readonly string[]
  /** The licence or rights statement, where it has an address. */
  readonly licence?: string
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  if (values.length === 0) return ''
  const items = values.map((value) => `<rdf:li>${escaped(value)}</rdf:li>`).join('')
  return `<dc:${name}><rdf:${kind}>${items}</rdf:${kind}></dc:${name}>`
}

/** Words in several languages; the first stands for all others. */
function alternatives(name: string, values: DublinCore['title']): string {
  const [first] = values
  if (first === undefined) return ''
  const item = (language: string, words: string) =>
    `<rdf:li xml:lang="${escaped(language)}">${escaped(words)}</rdf:li>`
  const known = values.filter(({ language }) => language !== 'none')
  const items = [item('x-default', first.text), ...known.map((one) => item(one.language, one.text))]
  return `<dc:${name}><rdf:Alt>${items.join('')}</rdf:Alt></dc:${name}>`
}

/** A packet of XMP. https://developer.adobe.com/xmp/docs/, part 1 of the specification (ISO 16684-1) */
export function xmp(about: DublinCore, changed: Date): string {
  const date = `${changed.toISOString().slice(0, 19)}Z`
  const licence = about.licence === undefined ? '' : `<xmpRights:WebStatement>${escaped(about.licence)}</xmpRights:WebStatement>` // prettier-ignore
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<dc:format>application/pdf</dc:format>
${alternatives('title', about.title)}
${list('creator', 'Seq', about.creator)}
${list('contributor', 'Bag', about.contributor)}
${list('date', 'Seq', about.date)}
${alternatives('rights', about.rights)}
<dc:identifier>${escaped(about.identifier)}</dc:identifier>
${about.source === undefined ? '' : `<dc:source>${escaped(about.source)}</dc:source>`}
${list('language', 'Bag', about.language)}
${list('publisher', 'Bag', about.publisher)}
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:CreatorTool>Fonds</xmp:CreatorTool>
<pdf:Producer>Fonds</pdf:Producer>
${licence}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`.replace(/\n+/g, '\n')
}
