import { expect, it } from '@jest/globals'
import { canvas3 } from '../../../manifests/presentation-3/canvas.js'
import type { Link } from '../../../manifests/presentation-3/link.js'
import { manifest3 } from '../../../manifests/presentation-3/manifest.js'
import { paintingPage3 } from '../../../manifests/presentation-3/painting-page.js'
import { breaches } from '../../../manifests/presentation-3/rules.js'
import { addresses, memorandum, memorandumView, profile } from '../examples.js'

it('is alone what it is in its manifest, and says which that is', () => {
  const manifest = manifest3(memorandumView, addresses, profile)
  for (const [at, page] of memorandum.pages.entries()) {
    const canvas = canvas3(memorandumView, page, addresses, profile)
    expect(canvas).toEqual({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      ...manifest.items[at],
      partOf: [{ id: manifest.id, type: 'Manifest' }],
    })
    expect(breaches(canvas)).toEqual([])
    const painting = paintingPage3(memorandumView, page, addresses)
    expect(painting).toMatchObject({ ...manifest.items[at]?.items?.[0] })
    expect(breaches(painting)).toEqual([])
  }
})

it('points programs to its words with their places, as ALTO and as hOCR, and to the file as it was given', () => {
  const [layer] = memorandum.texts
  if (layer?.extent !== 'by-page') throw new Error('Its first text is not of pages.')
  const pages = layer.pages.map((one) => ({ ...one, text: { ...one.text, places: 'words' as const } })) // prettier-ignore
  const item = { ...memorandum, texts: [{ ...layer, pages }] }
  const [page] = memorandum.pages
  const canvas = page && canvas3({ ...memorandumView, item }, page, addresses, profile)
  const at = 'https://archive.example/items/memo%2F12/texts/oooooooooooo'
  expect(canvas?.seeAlso?.map((link) => [link.id, (link as Link).format])).toEqual([
    [`${at}/000000000001.alto.xml`, 'application/xml+alto'],
    [`${at}/000000000001.hocr`, 'text/vnd.hocr+html'],
    [`${at}/source/000000000001`, 'application/xml'],
  ])
})

it('can be taken away as a PDF, and as plain text where it has words', () => {
  const forms = memorandum.pages.map((page) =>
    canvas3(memorandumView, page, addresses, profile).rendering?.map((link) => [
      link.id,
      (link as Link).format,
    ]),
  )
  const at = 'https://archive.example/items/memo%2F12'
  expect(forms).toEqual([
    [[`${at}/000000000001.pdf`, 'application/pdf'], [`${at}/000000000001.txt`, 'text/plain']],
    [[`${at}/000000000002.pdf`, 'application/pdf'], [`${at}/000000000002.txt`, 'text/plain']],
    [[`${at}/000000000003.pdf`, 'application/pdf']],
  ]) // prettier-ignore
})
