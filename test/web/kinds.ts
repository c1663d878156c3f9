import type { Item } from '../../data/model/item.js'
import { collectionPage } from '../../web/collection-page.js'
import { homePage } from '../../web/home.js'
import type { Html } from '../../web/html.js'
import { itemPage } from '../../web/item-page.js'
import { pageView } from '../../web/page-view.js'
import { problemPage } from '../../web/problem-page.js'
import type { Site } from '../../web/site.js'
import { miradorPage, universalViewerPage } from '../../web/viewers.js'
import { citedKinds } from './cited-kinds.js'
import { editedView } from './edited.js'
import * as madeUp from './made-up.js'

const cover = madeUp.pages(1)[0]
const items = [
  { id: madeUp.item1, title: madeUp.report().title, date: '1911', pages: 3, cover },
  { id: madeUp.item2, title: { none: ['Letter about oil'] }, pages: 0 },
]
const collections = [
  {
    id: madeUp.series,
    title: { fr: ['Lampes'] },
    abstract: { en: ['All that was lit.'] },
    items: 2,
    collections: 1,
    cover,
  },
]
const collection = {
  id: madeUp.series,
  title: { en: ['Lamps'] },
  abstract: { en: ['All that was lit.'] },
  order: [],
  source: 'never-published',
}

/** Every kind of page that people see inside the reading room, made of made-up content (or of an item given). */
export function kinds(site: Site, of?: Item): Readonly<Record<string, Html>> {
  const item = of ?? madeUp.report()
  const view = madeUp.view({ item })
  const page = madeUp.pageAt(0)
  const record = { ...item, pages: [], texts: [] }
  const title = item.title
  return {
    home: homePage(
      {
        about: title,
        counts: { items: 1204, pages: 20000, collections: 1 },
        collections: collections.map((one) => ({ ...one, title })),
        items: items.map((one) => ({ ...one, title })),
        paging: { next: { after: '50' } },
      },
      site,
    ),
    'home, empty': homePage(
      {
        counts: { items: 0, pages: 0, collections: 0 },
        collections: [],
        items: [],
        paging: {},
      },
      site,
    ),
    collection: collectionPage(
      {
        collection: { ...collection, title },
        parents: [{ id: madeUp.series, title }],
        counts: { items: 2, collections: 1 },
        collections,
        items,
        paging: { previous: {}, next: { after: '100' } },
      },
      site,
    ),
    'collection, empty': collectionPage(
      {
        collection,
        parents: [],
        counts: { items: 0, collections: 0 },
        collections: [],
        items: [],
        paging: {},
      },
      site,
    ),
    item: itemPage(view, site),
    'item, translation': itemPage({ ...view, text: madeUp.translation }, site),
    'item, long': itemPage(
      { ...madeUp.view({ item: { ...madeUp.report(312), title } }), from: madeUp.pageAt(45) },
      site,
    ),
    'item, undivided': itemPage(madeUp.view({ item: { ...madeUp.undivided(), title } }), site),
    'item, no scan': itemPage(madeUp.view({ item: { ...madeUp.undivided(0), title } }), site),
    'item, a record only': itemPage(madeUp.view({ item: record }), site),
    page: pageView({ ...view, page }, site),
    'page, edited': pageView({ ...editedView({ item }), page }, site),
    'page, machine-read': pageView({ ...editedView({ item }), page, text: madeUp.ocr }, site),
    'page, side by side': pageView(
      { ...editedView({ item }), page, beside: madeUp.translation },
      site,
    ),
    'item, side by side': itemPage({ ...editedView({ item }), beside: madeUp.ocr }, site),
    'item, a page and a whole text side by side': itemPage(
      { ...editedView({ item: madeUp.halfDivided() }), beside: madeUp.translation },
      site,
    ),
    'page, undivided': pageView(
      { ...madeUp.view({ item: { ...madeUp.undivided(), title } }), page, zoom: '225' },
      site,
    ),
    'not found': problemPage({ status: 404, detail: title['en']?.[0] }, site),
    withdrawn: problemPage({ status: 410, detail: 'The family asked for it.' }, site),
    broken: problemPage({ status: 500, request: 'r-7' }, site),
    refused: problemPage({ status: 400 }, site),
    ...citedKinds(site, item),
  }
}

/** The pages of the bundled viewers, which stand apart. */
export function viewerKinds(site: Site, of?: Item): Readonly<Record<string, Html>> {
  const item = of ?? madeUp.report()
  return {
    mirador: miradorPage({ item }, site),
    'universal viewer': universalViewerPage({ item, canvas: madeUp.pageAt(1) }, site),
  }
}
