import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { markdown } from '../../web/cite-snippets.js'
import { cropOf, croppedTo } from '../../web/crop.js'
import { citedAs, citing, standings } from './cited-kinds.js'
import { attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { report, site } from './made-up.js'

const shown = (name: string, of = site) => {
  const standing = standings[name]
  if (!standing) throw new Error(`There is no standing ${name}.`)
  return elements(String(citedAs(standing, of)))
}
const links = (page: ReturnType<typeof shown>) =>
  named(page, 'a').map((link) => attribute(link, 'href'))

describe('a citation', () => {
  it('shows its words on the scan and beside it, and says what they are of', () => {
    const page = shown('same')
    expect(wordsOf(ofClass(page, 'quote')[0])).toBe('the words as they stand')
    const [crop] = ofClass(page, 'excerpt')
    expect(crop && named(crop, 'rect').map((one) => attribute(one, 'width'))).toEqual(['300'])
    expect(wordsOf(ofClass(page, 'sub')[0])).toBe(
      'Report on the lamps of the lower quay, 4 November 1911, page 1r, lines 3 to 4, transcription',
    )
    expect(ofClass(page, 'note')).toEqual([])
  })

  it('leads to where it is read, on the region', () => {
    const found = links(shown('same'))
    const root = site.addresses.root
    expect(found).toContain(
      `${root}items/lamp-report/page00000000?text=text00000001#xywh=10,20,300,40`,
    )
    const canvas = encodeURIComponent(`${root}iiif/presentation/3/lamp-report/canvas/page00000000`)
    expect(found).toContain(
      `${root}items/lamp-report/uv?canvas=${canvas}&xywh=${encodeURIComponent('10,20,300,40')}`,
    )
    expect(found).toContain(`${root}iiif/image/3/page00000000/10,20,300,40/max/0/default.jpg`)
    for (const form of ['json', 'csl.json', 'ris', 'bib'])
      expect(found).toContain(`${root}cite/kq7f3xv9m2ab.${form}`)
  })

  it.each([
    ['scan replaced', 'The scan was replaced on 3 May 2026. The words are the same and were found again.'],
    ['scan replaced, no words', 'The scan was replaced on 3 May 2026. The place was looked for by comparing the two pictures.'],
    ['text corrected, page moved', 'The text was corrected on 3 May 2026. The words are now: the <b>words</b> as they are now The page was number 1 of the document; it is number 3 now.'],
    ['lost', 'The scan was replaced on 3 May 2026. Other words stand at this place now. The place was looked for by comparing the two pictures. The text that was cited was taken away on 3 May 2026. The place could not be found again with certainty.'],
    ['page gone', 'The page is no longer part of the document. The place could not be found again with certainty.'],
  ])('says so: %s', (name, sentence) => {
    const note = wordsOf(ofClass(shown(name), 'note')[0]).replace(/\s+/g, ' ')
    expect(note).toContain(sentence)
  }) // prettier-ignore

  it('says so in French and German', () => {
    const note = (language: string) =>
      wordsOf(ofClass(shown('scan replaced', { ...site, languages: [language] }), 'note')[0])
    expect(note('fr')).toContain('La numérisation a été remplacée le 3 mai 2026.')
    expect(note('de')).toContain('Der Scan wurde ersetzt am 3. Mai 2026.')
  })

  it('pretends no region where the place was lost, and keeps the words', () => {
    const page = shown('lost')
    expect(named(page, 'rect')).toEqual([])
    expect(links(page).filter((href) => href?.includes('xywh'))).toEqual([])
    expect(wordsOf(ofClass(page, 'quote')[0])).toBe('the words as they stand')
    const gone = shown('page gone')
    expect(ofClass(gone, 'excerpt')).toEqual([])
    expect(links(gone).filter((href) => /uv|mirador|image/.test(href ?? ''))).toEqual([])
  })

  it('is written in every style, of which one is chosen without a script', () => {
    const page = shown('same')
    const styles = ofClass(page, 'style').map((one) => attribute(one, 'data-style'))
    const choices = named(page, 'input')
      .filter((one) => attribute(one, 'type') === 'radio')
      .map((one) => attribute(one, 'value'))
    expect(styles).toEqual(choices)
    expect(styles).toHaveLength(5)
    const [first] = ofClass(page, 'cite')
    expect(wordsOf(first)).toBe(
      'E. Brack, “Report on the lamps of the lower quay”, 4 November 1911, p. 1r, ll. 3–4, LC 3/11, Lantern Company, ' +
        'Archive of the Lantern Company, https://archive.example/cite/kq7f3xv9m2ab.',
    )
  })
})

it('gives an address only where the archive does', () => {
  const form = (isOpen: boolean) =>
    named(elements(String(citing(isOpen, site))), 'form').filter(
      (one) => attribute(one, 'method') === 'post',
    )
  expect(form(false)).toEqual([])
  const [open] = form(true)
  expect([attribute(open, 'method'), attribute(open, 'action')]).toEqual([
    'post',
    `${site.addresses.root}cite`,
  ])
})

it('writes Markdown in which a title stays a title', () => {
  const item = { ...report(), title: { en: ['A [link](x) *and* <b>'] } }
  const view = { item, collections: [], cited: {}, place: { boxes: [] } }
  const address = 'https://archive.example/cite/kq7f3xv9m2ab'
  expect(markdown(view, address, `“A [link](x) *and* <b>”, ${address}.`, site)).toBe(
    `“A \\[link\\](x) \\*and\\* \\<b\\>”, <${address}>.`,
  )
})

it('crops within the scan, with all of what is lit up in it', () => {
  const side = fc.integer({ min: 1, max: 9000 })
  fc.assert(
    fc.property(side, side, fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (width, height, a, b, c, d, words) => {
      const [x, y] = [a % width, b % height]
      const box = { x, y, width: 1 + (c % (width - x)), height: 1 + (d % (height - y)) }
      const crop = cropOf({ width, height }, [box], words)
      expect(crop.x >= 0 && crop.y >= 0 && crop.width > 0 && crop.height > 0).toBe(true)
      expect(crop.x + crop.width <= width && crop.y + crop.height <= height).toBe(true)
      expect(crop.x <= box.x && crop.x + crop.width >= box.x + box.width).toBe(true)
      expect(crop.y <= box.y && crop.y + crop.height >= box.y + box.height).toBe(true)
      for (const size of croppedTo(crop)) expect(size).toBeLessThanOrEqual(crop.width)
    }),
  )
}) // prettier-ignore
