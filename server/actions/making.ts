import type { ItemProposal } from '../../data/import/proposal.js'
import type { ItemId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Ocr } from '../ocr/ocr.js'
import type { Identities } from './identify.js'
import type { ReadyScan } from './scans.js'

/** What an item is made from. */
export interface Making {
  readonly proposal: ItemProposal
  readonly id: ItemId
  readonly scans: readonly ReadyScan[]
  readonly before: Item | undefined
  readonly identities: Identities
  readonly ocr: Ocr
}

/** The same, once its pages are known. */
export interface MakingWithPages extends Making {
  readonly pages: readonly Page[]
}
