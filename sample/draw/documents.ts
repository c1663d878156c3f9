import type { Document } from './document.js'
import { letter } from './letter.js'
import { memorandum } from './memorandum.js'
import { report } from './report.js'

/** Everything that is drawn for the sample. */
export const documents: readonly Document[] = [memorandum, letter, report]
