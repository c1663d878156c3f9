import type { AnnotationPage } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import type { ItemView } from '../item-view.js'
import { presentation3 } from './context.js'
import { fullImage } from './image.js'

/** The AnnotationPage that paints a page's scan over all of its Canvas. https://iiif.io/api/presentation/3.0/#55-annotation-page */
export function painting(item: Item, page: Page, addresses: Addresses): AnnotationPage {
  return {
    id: addresses.painting(item.id, page.id, 3),
    type: 'AnnotationPage',
    items: [
      {
        id: addresses.scan(item.id, page.id, 3),
        type: 'Annotation',
        motivation: 'painting',
        body: fullImage(page.id, page.image, addresses),
        target: addresses.canvas(item.id, page.id, 3),
      },
    ],
  }
}

/** The same as a document of its own. */
export function paintingPage3(
  { item }: Pick<ItemView, 'item'>,
  page: Page,
  addresses: Addresses,
): AnnotationPage {
  return { '@context': presentation3, ...painting(item, page, addresses) }
}
