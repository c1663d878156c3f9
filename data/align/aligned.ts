import type { TextLine } from '../model/text-line.js'

/** Not there yet. */
export function aligned(text: readonly TextLine[], _places: readonly TextLine[]): readonly TextLine[] {
  return text
}
