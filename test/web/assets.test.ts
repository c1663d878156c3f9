import { expect, it } from '@jest/globals'
import { readdir, readFile, stat } from 'node:fs/promises'
import { assetNames, fonts, packagedAssets } from '../../web/assets.js'
import { fontFile } from './chromium.js'

const folder = new URL('../../web/assets/', import.meta.url)

it('names every file of the folder, and no other', async () => {
  expect((await readdir(folder)).toSorted()).toEqual(assetNames.toSorted())
})

it('names every font file of the style sheet, and each is in its package', async () => {
  const style = await readFile(new URL('fonts.css', folder), 'utf8')
  const used = [...style.matchAll(/url\('fonts\/([^']+)'\)/g)].map(([, file]) => file)
  expect(used.toSorted()).toEqual(fonts.map(({ file }) => file).toSorted())
  expect(used).toHaveLength(16)
  for (const font of fonts) expect((await stat(fontFile(font))).size).toBeGreaterThan(1000)
})

it('loads nothing from elsewhere', async () => {
  for (const name of assetNames) {
    const text = await readFile(new URL(name, folder), 'utf8')
    expect(text).not.toMatch(/@import|url\(['"]?(https?:)?\/\/|import\s/)
    // The scan's description, and another page of the archive: addresses that stand in the page.
    if (!['deep-zoom.js', 'turn.js'].includes(name)) expect(text).not.toMatch(/fetch\(/)
  }
})

it('is light: all our scripts together, before they are compressed, weigh less than one photograph', async () => {
  const ours = assetNames.filter((name) => name.endsWith('.js'))
  const sizes = ours.map(async (name) => (await stat(new URL(name, folder))).size)
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(100_000)
})

it('names files of packages that are there, with their licence in them', async () => {
  const modules = new URL('../../node_modules/', import.meta.url)
  for (const one of Object.values(packagedAssets)) {
    const text = await readFile(new URL(`${one.package}/${one.file}`, modules), 'utf8')
    expect(text.slice(0, 300)).toContain('License')
  }
})
