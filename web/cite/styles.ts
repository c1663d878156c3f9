import type { Words } from '../words.js'
import { apa } from './apa.js'
import { archival } from './archival.js'
import { chicagoAuthorDate, chicagoNote } from './chicago.js'
import { mla } from './mla.js'
import type { Citing } from './pieces.js'
import type { Reference } from './reference.js'

/** Styles of citing, in the order they are offered. Another style is another row, and a name in the language files. */
export const styles = {
  archival,
  'chicago-note': chicagoNote,
  'chicago-date': chicagoAuthorDate,
  mla,
  apa,
} as const satisfies Record<string, (cited: Reference, words: Words) => Citing>

/** A style of citing. */
export type StyleName = keyof typeof styles
