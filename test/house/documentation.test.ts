import { access, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { commands } from '../../cli/commands.js'
import { addressesFrom } from '../../data/model/addresses.js'
import { collectionId, itemId, pageId, textId } from '../../data/model/ids.js'
import { environmentName, settings, type SettingName } from '../../server/settings.js'
import { routes } from '../../server/routes.js'

const read = (name: string) => readFile(join(process.cwd(), name), 'utf8')

/** What stands in code style in the first column of a document's tables. */
function firstColumn(markdown: string): string[] {
  return markdown.split('\n').flatMap((line) => {
    const cell = /^\|([^|]*)\|/.exec(line)?.[1] ?? ''
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  })
}

describe('docs/addresses.md', () => {
  it('names every address there is, and no other', async () => {
    const documented = firstColumn(await read('docs/addresses.md')).filter((text) =>
      text.startsWith('/'),
    )
    expect(documented.length).toBeGreaterThan(20)
    expect(documented.sort()).toEqual(routes.map(({ path }) => path).sort())
  })

  it('holds: every address that is handed out is one that is answered', () => {
    const [item, collection, page, text] = [
      itemId('ark:/1/x y'),
      collectionId('box'),
      pageId('0123456789ab'),
      textId('ba9876543210'),
    ]
    if (item === undefined || collection === undefined || page === undefined || text === undefined)
      throw new Error('not ids')
    const at = addressesFrom('https://archive.example/sub')
    const handedOut = [
      at.root, at.item(item), at.page(item, page), at.collectionPage(collection), at.mirador(item), at.universalViewer(item),
      ...(['txt', 'html', 'pdf', 'tei.xml'] as const).flatMap((form) => [at.rendering(item, form), at.rendering(item, form, page)]), at.rendering(item, 'zip'),
      at.plainText(item, text), at.textFile(item, text), at.textFile(item, text, page),
      ...([2, 3] as const).flatMap((version) => [
        at.image(page, version), at.manifest(item, version), at.canvas(item, page, version), at.pageText(item, page, text, version),
        at.rootCollection(version), at.rootCollection(version, 1), at.collection(collection, version), at.collection(collection, version, 2),
      ]),
      ...(['dc.xml', 'mods.xml', 'mets.xml', 'edm.xml', 'jsonld', 'linkset.json'] as const).map((form) => at.record(item, form)),
      ...(['ead.xml', 'csv', 'jsonld'] as const).map((form) => at.findingAid(collection, form)),
      at.painting(item, page, 3), at.aboutPage('imprint'), at.look('logo.svg'),
    ] // prettier-ignore
    const patterns = routes.map(
      ({ path }) =>
        new RegExp(
          `^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\*\w+/g, '.+')}$`,
        ),
    )
    for (const address of handedOut) {
      const { pathname } = new URL(address)
      const path = pathname.replace(/^\/sub/, '')
      expect([address, patterns.some((pattern) => pattern.test(path))]).toEqual([address, true])
    }
  })
})

describe('docs/settings.md', () => {
  it('names every setting with its environment variable, and no other', async () => {
    const text = await read('docs/settings.md')
    const names = Object.keys(settings) as SettingName[]
    expect(firstColumn(text).sort()).toEqual([...names].sort())
    for (const name of names) expect(text).toContain(`\`${environmentName(name)}\``)
    for (const [, name] of text.matchAll(/`(FONDS_[A-Z_]+)`/g))
      expect(names.map(environmentName)).toContain(name)
  })

  it('gives the default that counts', async () => {
    const text = await read('docs/settings.md')
    for (const name of Object.keys(settings) as SettingName[]) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? ''
      const value: unknown = settings[name].schema.parse(undefined)
      const shown =
        value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
      expect([name, row.split('|')[3]?.replaceAll('`', '').trim()]).toEqual([name, shown])
    }
  })
})

describe('docs/commands.md', () => {
  it('names every command with its options and examples, and no other', async () => {
    const text = await read('docs/commands.md')
    const documented = [...text.matchAll(/^## fonds ([a-z]+)/gm)].map(([, name]) => name)
    expect(documented.sort()).toEqual(commands.map(({ name }) => name).sort())
    for (const { options, examples } of commands) {
      for (const { flags } of options) expect(text).toContain(`\`${flags}\``)
      for (const example of examples) expect(text).toContain(example)
    }
  })
})

it('has links that lead to files that are there', async () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    ...(await readdir(join(process.cwd(), 'docs')))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  let links = 0
  for (const document of documents) {
    for (const [, target = ''] of (await read(document)).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^(https?|mailto):/.test(target)) continue
      links += 1
      await expect(access(join(process.cwd(), document, '..', target))).resolves.toBeUndefined()
    }
  }
  expect(links).toBeGreaterThan(5)
})

it('speaks of itself alone', async () => {
  const documents = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'package.json',
    'docs/addresses.md',
    'docs/settings.md',
    'docs/commands.md',
    'docs/folders.md',
  ]
  for (const document of documents)
    expect([document, /\/work\/|\/tmp\/bash/.exec(await read(document))]).toEqual([document, null])
})
