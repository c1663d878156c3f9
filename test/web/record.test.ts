import { expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import { reference } from '../../web/cite/reference.js'
import { plainCitation } from '../../web/cite-styles.js'
import type { Site } from '../../web/site.js'
import { rightsName } from '../../web/rights.js'
import { wordsIn } from '../../web/words.js'
import { report, site } from './made-up.js'

it.each([
  ['http://creativecommons.org/licenses/by-sa/4.0/', 'CC BY-SA 4.0'],
  ['http://creativecommons.org/publicdomain/mark/1.0/', 'Public Domain Mark 1.0'],
  ['http://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
  ['http://rightsstatements.org/vocab/InC/1.0/', 'In copyright'],
  ['http://rightsstatements.org/vocab/toString/1.0/', undefined],
  ['http://elsewhere.example/', undefined],
])('%s is called %s', (uri, name) => {
  expect(rightsName(uri, wordsIn(['en']))).toBe(name)
})

it('cites what is known, and makes nobody an author', () => {
  const citation = (item: Item, address: string, of: Site, page?: string) =>
    plainCitation(reference(item, { address, ...(page !== undefined && { page }) }, of), of)
  const item = { ...report(), dates: [], referenceCode: 'LC 3/11' }
  const letter = {
    ...item,
    agents: [{ name: { none: ['A. Clerk'] }, role: { en: ['interpreter'] } }],
  }
  expect(citation(letter, 'https://archive.example/x', { ...site, languages: ['fr'] }, '2v')).toBe(
    '«\u00a0Rapport sur les lampes\u00a0», p. 2v, LC 3/11, Lantern Company, ' +
      'Archive of the Lantern Company, https://archive.example/x.',
  )
  const german = {
    ...item,
    agents: [{ name: { de: ['E. Brack'] }, role: { de: ['Verfasserin'] } }],
  }
  expect(citation(german, 'https://archive.example/x', site)).toMatch(/^E\. Brack, “Report/)
})
