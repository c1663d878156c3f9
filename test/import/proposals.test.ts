import { expect, it } from '@jest/globals'
import type { FileIs, FoundFile, FoundFolder } from '../../data/import/folder.js'
import { proposals } from '../../data/import/proposals.js'
import type { ItemRecord } from '../../data/import/record.js'

const noRecord: ItemRecord = {
  dates: [], agents: [], languages: [], rights: {}, related: [], fields: [],
  viewing: {}, sections: [], pageLabels: new Map(), texts: [],
} // prettier-ignore

const is = (name: string): FileIs => {
  if (/\.(tif|jpg|png)$/.test(name)) return { what: 'scan', mediaType: 'image/tiff' }
  if (/\.(txt|xml)$/.test(name))
    return { what: 'text', format: name.endsWith('xml') ? 'alto' : 'plain' }
  return { what: 'nothing' }
}

/** A tree as it is written: `{ box: { 'a.tif': 0 } }`; a file may say itself what it is. */
interface Tree {
  readonly [name: string]: Tree | FileIs | 0
}

function folder(path: string, tree: Tree): FoundFolder {
  const files: FoundFile[] = []
  const folders: FoundFolder[] = []
  for (const [name, content] of Object.entries(tree)) {
    const inner = `${path}/${name}`
    if (content === 0) files.push({ name, path: inner, bytes: 1, is: is(name) })
    else if ('what' in content) files.push({ name, path: inner, bytes: 1, is: content as FileIs })
    else folders.push(folder(inner, content))
  }
  return { name: path.split('/').at(-1) ?? '', path, folders, files }
}

const understood = (tree: Tree) => {
  const { items, collections, findings } = proposals(folder('/given', tree))
  return {
    items: items.map(({ source, scans, texts }) => ({
      source,
      scans: scans.map(({ name }) => name),
      texts: texts.map(({ file, scan }) => `${file.name} > ${scan?.name ?? 'all'}`),
    })),
    collections: collections.map(
      ({ source, members }) => `${source}: ${members.map(({ name }) => name).join(' ')}`,
    ),
    findings: findings.map(({ level, where, what }) => `${level} ${where}: ${what}`),
  }
}

it('takes a folder of scans for an item, in natural order', () => {
  expect(understood({ '10.tif': 0, '2.tif': 0, '1.tif': 0, 'Thumbs.db': 0 })).toEqual({
    items: [{ source: '/given', scans: ['1.tif', '2.tif', '10.tif'], texts: [] }],
    collections: [],
    findings: [],
  })
})

it('takes a folder of folders for a collection, nested, and what is beside them for an item too', () => {
  const { items, collections } = understood({
    box: { b: { '1.tif': 0 }, a: { '1.tif': 0 } },
    'loose.tif': 0,
    empty: { 'x.db': 0 },
  })
  expect(items.map(({ source }) => source)).toEqual([
    '/given/box/a',
    '/given/box/b',
    '/given#files',
  ])
  expect(collections).toEqual(['/given/box: a b', '/given: box given'])
})

it('finds scans and texts on shelves inside an item', () => {
  const { items } = understood({
    scans: { '1.tif': 0, '2.tif': 0 },
    ocr: { '1.xml': 0, '2.xml': 0 },
    translations: { '1.txt': 0 },
  })
  expect(items).toEqual([
    {
      source: '/given',
      scans: ['1.tif', '2.tif'],
      texts: ['1.txt > 1.tif', '1.xml > 1.tif', '2.xml > 2.tif'],
    },
  ])
})

it('pairs texts by name, by number, or with the whole document', () => {
  expect(understood({ '001.tif': 0, '001.txt': 0, '001.fr.txt': 0 }).items[0]?.texts).toEqual([
    '001.fr.txt > 001.tif',
    '001.txt > 001.tif',
  ])
  expect(
    understood({ 'scan1.tif': 0, 'scan2.tif': 0, 'page1.txt': 0, 'page2.txt': 0 }).items[0]?.texts,
  ).toEqual(['page1.txt > scan1.tif', 'page2.txt > scan2.tif'])
  expect(understood({ '1.tif': 0, '2.tif': 0, 'memo.txt': 0 }).items[0]?.texts).toEqual([
    'memo.txt > all',
  ])
})

it('leaves a note out where every page has a text, unless something tells what it is', () => {
  const { items, findings } = understood({
    '1.tif': 0,
    '1.txt': 0,
    'readme.txt': 0,
    'translation.fr.txt': 0,
  })
  expect(items[0]?.texts).toEqual(['1.txt > 1.tif', 'translation.fr.txt > all'])
  expect(findings).toEqual([expect.stringContaining('readme.txt was left out')])
})

it('follows a record: order of pages, names of texts, and says what is missing', () => {
  const record: ItemRecord = {
    ...noRecord,
    pageOrder: ['b.tif', 'a', 'gone.tif'],
    texts: [
      { file: 'memo*.txt', kind: 'translation', language: 'fr', provenance: { by: 'A. Clerk' } },
      { file: 'lost.txt', provenance: {} },
    ],
  }
  const tree = {
    'item.yaml': { what: 'item-record', record } as const,
    'a.tif': 0,
    'b.tif': 0,
    'c.tif': 0,
    'memo-1.txt': 0,
  } as const
  const { items, findings } = proposals(folder('/given', tree))
  expect(items[0]?.scans.map(({ name }) => name)).toEqual(['b.tif', 'a.tif', 'c.tif'])
  expect(items[0]?.texts[0]).toMatchObject({
    kind: 'translation',
    language: 'fr',
    provenance: { by: 'A. Clerk' },
  })
  expect(findings.map(({ what }) => what)).toEqual([
    expect.stringContaining('the page gone.tif'),
    expect.stringContaining('leave out c.tif'),
    expect.stringContaining('the text lost.txt'),
  ])
})

it('makes an item of each row of a table: of a folder, of files, of neither', () => {
  const rows = [
    { folder: 'memo', line: 2, record: { ...noRecord, title: { en: ['The memo'] } } },
    { file: 'a.tif', line: 3, record: { ...noRecord, title: { en: ['A'] } } },
    { line: 4, record: { ...noRecord, title: { en: ['No scan'] }, referenceCode: 'X 1' } },
    { file: 'gone.tif', line: 5, record: noRecord },
    { folder: 'nowhere', line: 6, record: noRecord },
  ]
  const { items, findings } = proposals(
    folder('/given', {
      'list.csv': { what: 'table', rows },
      memo: { '1.tif': 0 },
      'a.tif': 0,
      'a.txt': 0,
      'z.tif': 0,
    }),
  )
  expect(
    items.map(({ source, record, scans }) => [source, record?.title?.['en']?.[0], scans.length]),
  ).toEqual([
    ['/given/memo', 'The memo', 1],
    ['/given/a.tif', 'A', 1],
    ['/given/list.csv#X 1', 'No scan', 0],
    ['/given/z.tif', undefined, 1],
  ])
  expect(items[1]?.texts[0]?.scan?.name).toBe('a.tif')
  expect(findings.map(({ level, where }) => `${level} ${where}`)).toEqual([
    'error /given/list.csv, line 5',
    'error /given/list.csv, line 6',
    'warning /given/z.tif',
  ])
})

it('takes what a bag holds for what the bag is called, and the file groups of OCR-D for shelves', () => {
  const data = {
    'OCR-D-IMG': { 'INPUT_0017.tif': 0, 'INPUT_0020.tif': 0 },
    'OCR-D-GT-PAGE': { 'PAGE_0017.xml': 0, 'PAGE_0020.xml': 0 },
  } as const
  const found = folder('/given', { kant: { 'bagit.txt': { what: 'nothing' }, data } })
  const { items } = proposals(found)
  expect(items.map(({ name, source }) => [name, source])).toEqual([['kant', '/given/kant/data']])
  expect(items[0]?.texts.map(({ file, scan }) => [file.name, scan?.name])).toEqual([
    ['PAGE_0017.xml', 'INPUT_0017.tif'],
    ['PAGE_0020.xml', 'INPUT_0020.tif'],
  ])
})
