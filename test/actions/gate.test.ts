import { expect, it } from '@jest/globals'
import { pageId, sha256 } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import { collectionFindings, gate, manifestFindings } from '../../server/actions/gate.js'
import { archiveFolder, lookingAt } from '../archives.js'
import { anItem } from '../contracts/catalogue.js'

function withPage(more: Partial<Item> = {}): Item {
  const [id, digest] = [pageId('0123456789ab'), sha256('a'.repeat(64))]
  if (id === undefined || digest === undefined) throw new Error('not ids')
  const master = { sha256: digest, name: '1.tif', bytes: 1, mediaType: 'image/tiff' }
  const image = { master, frame: 0, width: 100, height: 200, likeness: '' }
  return { ...anItem('memo'), pages: [{ id, image }], ...more }
}

it('lets a sound item through, and one without pages, which has no manifest', async () => {
  const archive = await lookingAt(await archiveFolder())
  await expect(gate(archive, withPage(), () => undefined)).resolves.toBeUndefined()
  await expect(gate(archive, anItem('record'), () => undefined)).resolves.toBeUndefined()
  expect(collectionFindings(archive)).toEqual([])
})

it.each([
  [
    'a direction that there is not',
    { viewing: { direction: 'sideways', behavior: 'paged' } },
    /viewingDirection/,
  ],
  [
    'pages of no size',
    { pages: withPage().pages.map((page) => ({ ...page, image: { ...page.image, width: 0 } })) },
    /width/,
  ],
  [
    'a behaviour that there is not',
    { viewing: { direction: 'left-to-right', behavior: 'flying' } },
    /behavior/,
  ],
] as const)('refuses %s, with the rule and the place', async (_name, more, place) => {
  const archive = await lookingAt(await archiveFolder())
  // As a record from a damaged or foreign item.json may be.
  const item = withPage(more as unknown as Partial<Item>)
  await expect(gate(archive, item, () => undefined)).rejects.toMatchObject({ code: 'refused' })
  await expect(gate(archive, item, () => undefined)).rejects.toThrow(place)
  const findings = await manifestFindings(archive, item)
  expect(findings.map(({ what }) => what).join(' ')).toContain(
    'https://iiif.io/api/presentation/3.0/',
  )
})
