import type { Citation, Standing } from '../../data/model/citation.js'
import type { Item } from '../../data/model/item.js'
import { citationPage, withdrawnPage } from '../../web/citation-page.js'
import { citingPage } from '../../web/citing-page.js'
import type { Html } from '../../web/html.js'
import type { Site } from '../../web/site.js'
import { aCitation } from '../contracts/citations.js'
import * as madeUp from './made-up.js'

/** A made-up citation of words on the first page of an item. */
export function madeUpCitation(item: Item): Citation {
  return { ...aCitation('kq7f3xv9m2ab'), item: item.id, page: madeUp.pageAt(0) }
}

const at = '2026-05-03T10:00:00.000Z'
const page = madeUp.pageAt(0)

/** Every way a citation may stand. */
export const standings: Readonly<Record<string, Exclude<Standing, { state: 'withdrawn' }>>> = {
  same: { state: 'same' },
  'scan replaced': {
    state: 'found',
    page,
    changes: [{ what: 'scan-replaced', at, words: 'same', by: 'text' }],
  },
  'scan replaced, no words': {
    state: 'found',
    page,
    changes: [{ what: 'scan-replaced', at, words: 'none', by: 'image' }],
  },
  'text corrected, page moved': {
    state: 'found',
    page,
    changes: [
      { what: 'text-corrected', at, now: 'the <b>words</b>\nas they are now' },
      { what: 'page-moved', from: 1, to: 3 },
    ],
  },
  lost: {
    state: 'lost',
    page,
    changes: [
      { what: 'scan-replaced', at, words: 'changed', by: 'image' },
      { what: 'text-gone', at },
    ],
  },
  'page gone': { state: 'lost', changes: [{ what: 'page-gone' }] },
}

/** A citation's page as it is for a standing. */
export function citedAs(
  standing: Exclude<Standing, { state: 'withdrawn' }>,
  site: Site,
  of: Item = madeUp.report(),
): Html {
  const citation = madeUpCitation(of)
  const isThere = standing.state !== 'lost'
  const { quote, region } = citation
  const shown = 'page' in standing || standing.state === 'same' ? of.pages[0] : undefined
  return citationPage(
    {
      item: of,
      collections: madeUp.view().collections,
      cited: citation,
      citation,
      standing,
      place: {
        ...(shown && { page: shown }),
        ...(isThere && region && { region }),
        ...(isThere && quote && { lines: quote.lines }),
        boxes: isThere && region ? [region] : [],
      },
      signposts: [],
      contentState: 'JTdC',
    },
    site,
  )
}

/** The form that gives a passage an address, open or closed. */
export function citing(isOpen: boolean, site: Site, item: Item = madeUp.report()): Html {
  const { quote, region } = madeUpCitation(item)
  const first = item.pages[0]
  return citingPage(
    {
      item,
      collections: [],
      cited: { ...(quote && { quote }), ...(region && { region }) },
      place: { ...(first && { page: first }), boxes: [] },
      asked: [['item', item.id]],
      isOpen,
    },
    site,
  )
}

/** Every kind of page that a citation has. */
export function citedKinds(site: Site, item: Item): Readonly<Record<string, Html>> {
  const cited = Object.entries(standings).map(([name, standing]): [string, Html] => [
    `citation, ${name}`,
    citedAs(standing, site, item),
  ])
  const citation = madeUpCitation(item)
  return {
    ...Object.fromEntries(cited),
    'citation, withdrawn': withdrawnPage(
      { citation, item, standing: { state: 'withdrawn', at, why: 'Given back.' } },
      site,
    ),
    citing: citing(true, site, item),
    'citing, closed': citing(false, site, item),
  }
}
