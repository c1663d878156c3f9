import type { MarkKind } from '../../model/text-line.js'
import type { Attributes } from '../xml.js'
import { saidBy } from './editorial.js'
import type { End } from './flow.js'
import { collapsed } from './said.js'
import type { Choice, Reading, Transcript } from './transcript.js'

/** What an editor made of the page, and what is not on it. */
const notOnPage = new Set(['expan', 'corr', 'reg', 'ex', 'supplied', 'rdg', 'rdgGrp', 'witDetail', 'note', 'wit']) // prettier-ignore

/** What is on the page, and what the other reading is to it. */
const onPage = new Map<string, MarkKind>([
  ['orig', 'abbreviation'],
  ['am', 'abbreviation'],
])

/** `choice` and `app`. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-choice.html */
export function alternatives(text: Transcript, _: Attributes, name: string): End {
  const choice: Choice = { taken: false, said: undefined, others: [] }
  text.choices.push(choice)
  return () => {
    text.choices.pop()
    const others = choice.others.filter(({ words }) => words !== '')
    if (!choice.taken) takeFirst(text, others)
    if (others.length === 0) return
    const says = others.map(({ words, witnesses }) => words + witnesses).join(' / ')
    if (choice.said && name === 'choice') choice.said.says = says
    else text.flow.point({ kind: 'note', says: `Other reading: ${says}` })
  }
}

/** One of the readings of a `choice` or an `app`. */
export function alternative(text: Transcript, attributes: Attributes, name: string): End {
  const choice = text.choices.at(-1)
  if (!choice) return undefined
  if (choice.taken || notOnPage.has(name)) return other(text, attributes, choice)
  choice.taken = true
  if (name === 'choice' || name === 'app') return alternatives(text, attributes, name)
  const kind = onPage.get(name)
  choice.said = kind ? { kind } : saidBy(name, attributes)
  return text.inline(name, attributes, choice.said)
}

function other(text: Transcript, { wit }: Attributes, { others }: Choice): End {
  return text.apart((words) => {
    const witnesses = wit === undefined ? '' : ` (${collapsed(wit.replaceAll('#', ''))})`
    others.push({ words: collapsed(words), witnesses })
  })
}

/** Where an edition gives only its own readings, the first is the text, so that none is lost. */
function takeFirst(text: Transcript, others: Reading[]): void {
  const first = others.shift()
  if (first === undefined) return
  const leave = text.flow.enter({ kind: 'supplied' }, [])
  text.say(first.words)
  leave?.()
}
