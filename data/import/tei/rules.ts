import { alternatives } from './choice.js'
import { gapSays, isOnPage, kindBeside, saidBy } from './editorial.js'
import { headed } from './elements.js'
import { references } from './facsimile.js'
import type { Rule } from './rule.js'
import { placed } from './source-doc.js'

/** The end of an element that has none to speak of. */
const nothing = () => undefined

const page: Rule = (text, attributes) => {
  if (text.isOtherEdition(attributes)) return nothing
  const name = attributes['n']?.trim().slice(0, 80)
  const places = text.placesOf(attributes)
  text.flow.breakPage({ ...(name && { name }), places }, attributes['break'] === 'no')
  return nothing
}

const column: Rule = (text, attributes) => {
  if (!text.isOtherEdition(attributes)) text.flow.breakColumn(attributes['break'] === 'no')
  return nothing
}

const line: Rule = (text, attributes) => {
  if (!text.isOtherEdition(attributes))
    text.flow.breakLine(text.placesOf(attributes), attributes['break'] === 'no')
  return nothing
}

/** What stands there is said of the gap: `<desc>`, or words that can hardly be read. */
const gap: Rule = (text, attributes) => {
  const said = { kind: 'gap' as const, says: undefined as string | undefined }
  text.flow.point(said)
  return text.apart((words) => {
    said.says = gapSays(attributes, words)
  })
}

const pointer: Rule = (text, attributes, name) => {
  const { target } = attributes
  text.notice(references(target))
  const leave = name === 'ref' ? text.inline(name, attributes) : undefined
  return () => {
    leave?.()
    text.flow.point(text.notes.pointer(target))
  }
}

/** What is not readable at all is a gap. */
const unclear: Rule = (text, attributes, name) => {
  const before = text.flow.written
  const leave = text.inline(name, attributes)
  return () => {
    leave?.()
    if (text.flow.written === before)
      text.flow.point({ kind: 'gap', says: gapSays(attributes, '') ?? 'illegible' })
  }
}

/** From here to an element that is named. */
const span =
  (as: string): Rule =>
  (text, attributes) => {
    const [to] = references(attributes['spanTo'])
    if (to?.startsWith('#')) text.until(to.slice(1), text.inline(as, attributes, saidBy(as, attributes))) // prettier-ignore
    return nothing
  }

const head: Rule = (text, attributes, _, parent) => {
  const isHeading = headed.test(parent)
  const heading = Math.max(1, text.divisions)
  return text.flow.block({
    places: text.placesOf(attributes),
    isParagraph: true,
    ...(isHeading ? { heading } : { kind: 'caption' }),
  })
}

const note: Rule = (text, attributes, name) =>
  isOnPage(attributes)
    ? text.flow.beside(text.placesOf(attributes), kindBeside(name, attributes))
    : text.note(attributes)

const cell: Rule = (text) => {
  text.say(' ')
  return undefined
}

/** The picture of a surface of a `sourceDoc`; others are figures. */
const graphic: Rule = (text, attributes, name) => {
  if (text.flow.surface) text.facsimile.begins(name, attributes)
  return nothing
}

/** Elements that are treated in a way of their own. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['pb', page],
  ['milestone', (...all) => (all[1]['unit'] === 'page' ? page(...all) : nothing)],
  ['cb', column],
  ['lb', line],
  ['gap', gap],
  ['space', (text) => (text.say(' '), undefined)],
  ['cell', cell],
  ['head', head],
  ['note', note],
  ['figDesc', (text) => text.note({})],
  ['unclear', unclear],
  ['ptr', pointer],
  ['ref', pointer],
  ['delSpan', span('del')],
  ['addSpan', span('add')],
  ['handShift', (text, { new: hand }) => (text.shift(hand ?? ''), nothing)],
  ['choice', alternatives],
  ['app', alternatives],
  ['include', (text, { href = '' }) => (text.notice([`${href}#`]), nothing)],
  ['graphic', graphic],
  ['sourceDoc', (text) => text.flow.source()],
  ['surface', placed],
  ['zone', placed],
  ['line', placed],
])
