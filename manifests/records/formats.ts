import { dublinCoreFormat } from './dublin-core.js'
import { edmFormat } from './edm.js'
import { metsFormat } from './mets.js'
import { modsFormat } from './mods.js'
import type { RecordFormat } from './record-format.js'
import { teiFormat } from './tei.js'

/** Every format that items' records are given away in, the one that all harvesters know first. A new format is a new row. */
export const recordFormats: readonly RecordFormat[] = [
  dublinCoreFormat,
  modsFormat,
  metsFormat,
  edmFormat,
  teiFormat,
]
