import { expect, it } from '@jest/globals'
import { readdir, readFile, stat } from 'node:fs/promises'
import { assetNames, fonts } from '../../web/assets.js'
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
    expect(text).not.toMatch(/@import|url\(['"]?(https?:)?\/\/|import\s|fetch\(/)
  }
})
