import type { Attributes } from '../xml.js'
import type { Transcript } from './transcript.js'

/** What an element does to the text, and what is to be done where it ends; `undefined` where it is an element like others. */
export type Rule = (
  text: Transcript,
  attributes: Attributes,
  name: string,
  parent: string,
) => (() => void) | undefined
