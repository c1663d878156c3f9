import type { PageImage } from '../../data/model/page-image.js'
import { legiblePlan } from '../../images/legible.js'
import type { Pyramids } from '../pyramids.js'
import { madeFrom } from '../renditions.js'
import type { PageToRead } from './ocr.js'

/**
 * A page to read by OCR, from its pyramid.
 * @param where what to call it in a finding
 */
export function pageToRead(pyramids: Pyramids, image: PageImage, where: string): PageToRead {
  const scan = { sha256: image.master.sha256, frame: image.frame }
  const plan = legiblePlan(image)
  const make = madeFrom(pyramids)
  return {
    scan,
    where,
    picture: async (signal) => ({ bytes: await make(scan, plan, signal), ...plan.size }),
  }
}
