import type { PageText, TextLayer } from '../data/model/text.js'
import { html, type Html } from './html.js'
import { languageName } from './said.js'
import { isMachine, type ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** Who made a text, with what, when, and in which language: what a reader needs to know how far to trust it. */
export function madeBy({ layer, of }: ShownText, site: Site): Html {
  const words = wordsIn(site.languages)
  const parts = [
    layer.language !== undefined && languageName(layer.language, site),
    layer.extent === 'whole' && words.wholeDocument,
    layer.provenance.note,
  ]
  if (layer.kind === 'commentary') return ofComments(layer, parts, site)
  if (isMachine(layer)) {
    const rest = [...parts, layer.provenance.date].filter(Boolean).join(' · ')
    return html`<p class="machine">${machine(layer, of, site)}</p>
      ${rest !== '' && html`<p class="by">${rest}</p>`}`
  }
  const [language, ...others] = parts
  const kind = layer.label !== undefined && words.kind[layer.kind]
  const all = [kind, language, made(layer, site), ...others]
  return html`<p class="by">${all.filter(Boolean).join(' · ')}</p>`
}

/** Comments stand beside the document and are not its words; each tells by itself whose it is. */
function ofComments(
  layer: TextLayer,
  parts: readonly (string | false | undefined)[],
  site: Site,
): Html {
  const { by, date } = layer.provenance
  const credit = by !== undefined || date !== undefined ? made(layer, site) : ''
  const all = [credit, ...parts].filter(Boolean).join(' · ')
  return html`<p class="by">${wordsIn(site.languages).comments.about}</p>
    ${all !== '' && html`<p class="by">${all}</p>`}`
}

function made({ kind, provenance: { by, tool, date } }: TextLayer, site: Site): string {
  const words = wordsIn(site.languages)
  const how = [
    words.madeBy[kind],
    by !== undefined && words.by(by),
    tool !== undefined && words.with(tool),
  ]
  return [how.filter(Boolean).join(' '), date].filter(Boolean).join(', ')
}

/** That a machine read a text, with what, and how likely its words are right. */
function machine(layer: TextLayer, of: PageText | undefined, site: Site): string {
  const words = wordsIn(site.languages)
  const { by, tool = '' } = layer.provenance
  const { confidence } = layer.extent === 'whole' ? layer.text : (of?.text ?? {})
  const read = by === undefined ? words.machine(tool) : `${words.machineBy(tool)}, ${words.by(by)}`
  if (confidence === undefined) return read
  const percent = Math.round(Math.min(Math.max(confidence, 0), 1) * 100)
  return `${read}; ${words.likelyRight(percent)}`
}
