import type { TextLine } from '../model/text-line.js'

/** Not there yet. */
export function fitness(_text: readonly TextLine[], _places: readonly TextLine[]): number {
  return 0
}
