import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { standing } from '../../server/standing.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { aCitation } from '../contracts/citations.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

/** How scans lie on others, as it is kept: the files of them. */
const keptIn = async (archive: string) =>
  (await readdir(join(archive, 'derived', 'cache', 'registrations'), { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.json')) // prettier-ignore

it('what is cited on a scan that is replaced is found when the new one is published, and only that', async () => {
  const [archive, memo] = [await archiveFolder(), join(await newFolder(), 'memo')]
  const scans = { '1.jpg': await pageJpeg(1, 90, 1200), '2.jpg': await pageJpeg(2, 90, 1200) }
  await written(memo, scans)
  await published(archive, memo)
  const before = await lookingAt(archive)
  const item = (await before.catalogue.item(anItemId('memo')))?.record
  const page = item?.pages[0]
  if (!item || !page) throw new Error('It was not published.')
  const { master, frame, width, height, likeness } = page.image
  const { quote, ...made } = aCitation('kq7f3xv9m2ab')
  expect(quote).toBeDefined()
  const region = { x: 200, y: 500, width: 500, height: 300 }
  const scan = { sha256: master.sha256, frame, width, height, likeness }
  const citation = { ...made, item: item.id, page: page.id, region, scan }
  expect(await before.citations.add(citation)).toBe(true)
  await published(archive, memo)
  expect(await keptIn(archive)).toEqual([])

  // Both are scanned again, cut closer on the left; one of them is cited.
  for (const [name, bytes] of Object.entries(scans)) {
    await rm(join(memo, name))
    const again = sharp(bytes).extract({ left: 40, top: 0, width: 1160, height: 1600 })
    await written(memo, { [name.replace('.jpg', '-again.jpg')]: await again.jpeg().toBuffer() })
  }
  const told = await published(archive, memo)
  expect(JSON.stringify(told)).toContain('Finding what was cited on the new scans.')
  const files = await keptIn(archive)
  expect(files).toHaveLength(1)
  const found = await standing(await lookingAt(archive), citation)
  expect(found).toMatchObject({ state: 'found', page: page.id })
  expect(Math.abs((found.state === 'found' ? (found.region?.x ?? 0) : 0) - 160)).toBeLessThan(5)
  expect(await keptIn(archive)).toEqual(files)
})
