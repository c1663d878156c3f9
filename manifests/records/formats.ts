import { dublinCoreFormat } from './dublin-core.js'
import type { RecordFormat } from './record-format.js'

/** Every format that items' records are given away in, the one that all harvesters know first. A new format is a new row. */
export const recordFormats: readonly RecordFormat[] = [dublinCoreFormat]
