import type { AgentPart } from '../../data/model/agent-part.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import type { DescribedAgent, DescribedDate } from './description.js'
import type { Said } from './said.js'

/** What somebody did, as https://id.loc.gov/vocabulary/relators.html codes it. */
const relators: Readonly<Record<AgentPart, string | undefined>> = {
  author: 'aut',
  recipient: 'rcp',
  translator: 'trl',
  editor: 'edt',
  publisher: 'pbl',
  other: undefined,
}

const namePart = ({ text, language }: Said) => element('namePart', { 'xml:lang': language }, text)

/** A person or body with what they did. https://www.loc.gov/standards/mods/userguide/name.html */
export function modsAgent({ names: [first, ...others], roles, part, uri }: DescribedAgent): Markup {
  const code = relators[part]
  const marc = { type: 'code', authority: 'marcrelator', authorityURI: 'http://id.loc.gov/vocabulary/relators' }
  const terms = [
    ...roles.map(({ text, language }) => element('roleTerm', { type: 'text', 'xml:lang': language }, text)),
    ...(code === undefined ? [] : [element('roleTerm', marc, code)]),
  ]
  return lines(
    'name',
    { valueURI: uri },
    first && namePart(first),
    ...others.map((other) => element('alternativeName', {}, namePart(other))),
    terms.length > 0 ? element('role', {}, ...terms) : undefined,
  )
} // prettier-ignore

/** The dates: the first is when it came to be, others say what they are of. https://www.loc.gov/standards/mods/userguide/origininfo.html */
export function modsDates([first, ...others]: readonly DescribedDate[]): Markup | undefined {
  if (!first) return undefined
  return lines(
    'originInfo',
    {},
    ...written('dateCreated', first, { keyDate: 'yes' }),
    ...others.flatMap((date) => {
      const [what] = date.what
      return written('dateOther', date, { type: what?.text })
    }),
  )
}

/** As a machine reads it and, where that differs, as it was written; only one of them may be the key. */
function written(
  name: string,
  { edtf, text }: DescribedDate,
  attributes: Readonly<Record<string, string | undefined>>,
): readonly Markup[] {
  if (edtf === undefined) return [element(name, attributes, text)]
  const { keyDate, ...rest } = attributes
  const machine = element(name, { encoding: 'edtf', keyDate, ...rest }, edtf)
  return text === edtf ? [machine] : [machine, element(name, rest, text)]
}
