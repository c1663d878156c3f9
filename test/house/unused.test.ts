import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { wordsIn } from '../../web/words.js'

/** What files of a folder hold, and of those below it. */
async function held(folder: string, which: (name: string) => boolean): Promise<string> {
  const names = (await readdir(join(process.cwd(), folder), { recursive: true })).filter(which)
  const texts = await Promise.all(names.map((name) => readFile(join(process.cwd(), folder, name), 'utf8'))) // prettier-ignore
  return texts.join('\n')
}

/** Names by which the words of the interface are asked for. */
function keys(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [key, ...keys(value)]
      : [key],
  )
}

/** Names that stand in no source as a word of their own. */
const unnamed = (names: Iterable<string>, source: string) =>
  [...new Set(names)].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(source))

it('every word of the interface is asked for somewhere', async () => {
  const isSource = (name: string) => name.endsWith('.ts') && !/^words[/.]/.test(name)
  const folders = ['web', 'server', 'manifests', 'data/model']
  const source = (await Promise.all(folders.map((folder) => held(folder, isSource)))).join('\n')
  // Statements of rights are asked for by the codes in their addresses: InC, CNE.
  const all = keys(wordsIn(['en'])).filter((key) => !/^[A-Z]/.test(key))
  expect(all.length).toBeGreaterThan(300)
  expect(unnamed(all, source)).toEqual([])
  expect(unnamed(['neverAskedFor'], source)).toEqual(['neverAskedFor'])
})

it('every class of a style sheet stands on some page', async () => {
  // The style of the bundled viewers overrules theirs.
  const sheets = await held('web/assets', (name) => name.endsWith('.css') && name !== 'viewer.css')
  const rules = sheets.replace(/\/\*.*?\*\/|url\([^)]*\)|"[^"]*"/gs, '')
  const classes = [...rules.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name)
  const pages = await held('web', (name) => /\.(ts|js)$/.test(name))
  expect(new Set(classes).size).toBeGreaterThan(150)
  // OpenSeadragon's own.
  expect(unnamed(classes, pages)).toEqual(['openseadragon-canvas'])
})
