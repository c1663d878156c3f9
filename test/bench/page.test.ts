import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { drawPage } from '../../bench/images/page.js'

it('draws a page that other programs read, the same one each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fonds-page-'))
  try {
    const paths = ['one.tif', 'two.tif', 'other.tif'].map((name) => join(folder, name))
    const [one = '', two = '', other = ''] = paths
    const extent = { width: 701, height: 901 }
    await Promise.all([drawPage(one, extent, 3), drawPage(two, extent, 3), drawPage(other, extent, 4)]) // prettier-ignore
    const header = await sharp(one, { failOn: 'warning' }).metadata()
    expect(header).toMatchObject({ ...extent, channels: 3, density: 600 })
    const { channels } = await sharp(one, { failOn: 'warning' }).stats()
    // Light paper and dark ink on it.
    expect(channels[0]?.mean).toBeGreaterThan(150)
    expect(channels[0]?.min).toBeLessThan(90)
    const bytes = await readFile(one)
    expect(bytes.equals(await readFile(two))).toBe(true)
    expect(bytes.equals(await readFile(other))).toBe(false)
  } finally {
    await rm(folder, { recursive: true })
  }
})
