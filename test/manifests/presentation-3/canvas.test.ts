import { expect, it } from '@jest/globals'
import { canvas3 } from '../../../manifests/presentation-3/canvas.js'
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
