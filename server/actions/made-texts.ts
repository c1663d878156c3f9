import type { Delivered } from '../../data/import/layers.js'
import type { Archive } from '../archive.js'
import type { MakingWithPages } from './making.js'
import type { Watch } from './progress.js'

/** Texts that are made here. */
export function madeTexts(
  _archive: Archive,
  _making: MakingWithPages,
  _given: readonly Delivered[],
  _watch: Watch,
): Promise<Delivered[]> {
  return Promise.resolve([])
}
