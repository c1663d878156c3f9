import { given } from '../written.js'
import type { Attributes } from '../xml.js'
import { kindBeside } from './editorial.js'
import { standingOf } from './elements.js'
import type { End } from './flow.js'
import type { Transcript } from './transcript.js'

/** What an element begins by where it stands in the text, and what is to be done where it ends. */
export function stood(text: Transcript, attributes: Attributes, name: string, parent: string): End {
  switch (standingOf(name, parent)) {
    case 'silent':
      return text.apart(() => undefined)
    case 'beside':
      return text.flow.beside(text.placesOf(attributes), kindBeside(name, attributes))
    case 'block':
      if (/^div\d?$/.test(name)) return division(text, attributes)
      return block(text, attributes, true, name === 'ab' ? attributes['type'] : undefined)
    case 'row':
      return block(text, attributes, false)
    case 'soft':
      return both(text.flow.softly(), text.inline(name, attributes))
    case 'inline':
      return text.inline(name, attributes)
  }
}

/** Words which stand apart, as those of a note, run on; but what is a line on paper is no part of the word before it. */
export function stoodApart(
  text: Transcript,
  attributes: Attributes,
  name: string,
  parent: string,
): End {
  const isBreak = /^[lpc]b$/.test(name) && attributes['break'] !== 'no'
  if (!isBreak && standingOf(name, parent) === 'inline') return undefined
  text.say(' ')
  return () => {
    text.say(' ')
  }
}

/** @param kind what the file calls the block's kind */
function block(text: Transcript, attributes: Attributes, isParagraph: boolean, kind?: string): End {
  return text.flow.block({
    places: text.placesOf(attributes),
    isParagraph,
    ...given({ kind: filled(kind) }),
  })
}

/** What is said, where anything is. */
const filled = (text: string | undefined) => (text?.trim() === '' ? undefined : text)

function division(text: Transcript, attributes: Attributes): End {
  text.divisions++
  const end = block(text, attributes, true)
  return () => {
    text.divisions--
    end?.()
  }
}

function both(outer: End, inner: End): End {
  return () => {
    inner?.()
    outer?.()
  }
}
