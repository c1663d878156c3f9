import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { direction, spoken, spokenIn } from '../../data/model/language.js'
import type { TextLine } from '../../data/model/text-line.js'
import { escaped, linked, span, webAddress } from '../html.js'
import { labels } from '../labels.js'
import { bodyLanguage } from '../languages.js'
import type { Profile } from '../profile.js'
import { recordEntries, requiredEntry, type Entry } from '../record-entries.js'
import { rightsOf, rightsUri } from '../rights.js'
import { saidIn, words } from '../words.js'
import { markedLine } from './marked-line.js'
import { ownLines, type OwnLine } from './own-lines.js'

/** One text on one page, or one of the whole document. */
export interface TextSection {
  /** What stands over it: the page's number or name. */
  readonly heading: string
  /** Begins the ids of its notes; unique in the document. */
  readonly id: string
  /** Where the page is shown with its scan. */
  readonly address: string
  /** BCP 47, of the text. */
  readonly language?: string | undefined
  readonly lines: readonly TextLine[]
}

/** For reading and for paper. Colours are the browser's own. */
const style = `
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 Georgia, serif }
h1, h2 { line-height: 1.2; font-weight: normal }
h2 { font-size: 1em; border-top: 1px solid; padding-top: .5em; margin-top: 2em }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; font-size: .9em }
dt { font-style: italic } dd { margin: 0 }
.unclear { background: none; color: inherit; border-bottom: 1px dotted }
.supplied::before { content: "⟨" } .supplied::after { content: "⟩" }
.foreign, .handwritten { font-style: italic }
.notes { font-size: .9em }
@media print { body { max-width: none; margin: 0 } h2 { break-after: avoid } a { color: inherit } }
`

/** `lang` and `dir` of an element; nothing where no language is known. */
function spokenAs(language: string | undefined): string {
  const tag = bodyLanguage(language)
  return tag === undefined ? '' : ` lang="${escaped(tag)}" dir="${direction(tag)}"`
}

/** Values of a record are plain text, or markup in one element: https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values */
const value = (text: string) => (/^<[^]*>$/.test(text) ? text : escaped(text))

function entry({ label, value: values }: Entry, language: string): string {
  const said = saidIn(values, language).map((text) => `<dd>${value(text)}</dd>`)
  return `<dt>${escaped(saidIn(label, language).join('; '))}</dt>${said.join('')}`
}

function licence(item: Item, profile: Profile): Entry[] {
  const uri = rightsUri(rightsOf(item, profile).uri ?? '')
  if (uri === undefined) return []
  return [{ label: words(labels.rights), value: { none: [span(linked(uri, webAddress(uri)))] } }]
}

/** The beginning of the document: its title, and its record in short. */
export function htmlHead(item: Item, addresses: Addresses, profile: Profile): string {
  const [language = 'en'] = profile.languages
  const title = spoken(item.title, profile.languages) || labels.untitled.en[0]
  const required = requiredEntry(item, profile)
  const entries = [
    ...recordEntries({ item, collections: [] }, addresses, profile),
    ...(required ? [required] : []),
    ...licence(item, profile),
  ]
  const address = escaped(addresses.item(item.id))
  const said = entries.map((one) => entry(one, language)).join('\n')
  const record = said === '' ? '' : `<dl>${said}</dl>\n`
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="canonical" href="${address}">
<style>${style}</style>
</head>
<body>
<header>
<h1${spokenAs(spokenIn(item.title, profile.languages))}>${escaped(title)}</h1>
<p><a href="${address}">${address}</a></p>
${record}</header>
` // prettier-ignore
}

/** Headings of a text stand below those of its pages. */
const levelOf = (heading: number) => Math.min(6, Math.max(3, heading + 2))

/** Lines in their paragraphs; a heading is one of its own. */
function paragraphs(lines: readonly OwnLine[]): readonly (readonly OwnLine[])[] {
  const found: OwnLine[][] = []
  let last: OwnLine | undefined
  for (const line of lines) {
    if (!last || line.opensParagraph || line.heading !== last.heading) found.push([])
    found.at(-1)?.push(line)
    last = line
  }
  return found
}

/** A page's text, or that of the whole document. */
export function htmlSection({ heading, id, address, language, lines }: TextSection): string {
  const notes: string[] = []
  const note = (says: string) => {
    const number = String(notes.push(says))
    return `<sup><a href="#${id}-note-${number}" id="${id}-ref-${number}">${number}</a></sup>`
  }
  const written = paragraphs(ownLines(lines)).map((paragraph) => {
    const level = paragraph[0]?.heading
    const name = level === undefined ? 'p' : `h${String(levelOf(level))}`
    return `<${name}>${paragraph.map((line) => markedLine(line, note)).join('<br>\n')}</${name}>`
  })
  const footnotes = notes.map((says, at) => {
    const number = String(at + 1)
    return `<li id="${id}-note-${number}">${escaped(says)} <a href="#${id}-ref-${number}">↩</a></li>`
  })
  return `<section id="${id}">
<h2><a href="${escaped(address)}">${escaped(heading)}</a></h2>
<div${spokenAs(language)}>
${written.join('\n')}
</div>
${footnotes.length === 0 ? '' : `<ol class="notes">\n${footnotes.join('\n')}\n</ol>\n`}</section>
`
}

/** The end of the document. */
export const htmlFoot = '</body>\n</html>\n'
