import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import type { ItemId, PageId, TextId } from '../data/model/ids.js'
import { parseQuery } from '../data/search/query.js'
import type { Scope, SearchIndex } from '../data/store/search.js'
import { expression } from '../data/store/search-expression.js'
import { openSqliteSearch } from '../data/store/search-sqlite.js'
import { randomFrom } from './images/random.js'
import { figure, ratioRow, type Row } from './images/table.js'
import { median } from './measure.js'

/** Pages of the archive, of an item, and words of a page; how many pages the smaller archive has, for the curve. */
const [pages, pagesOfItem, wordsOfPage] = [Number(process.argv[2] ?? 100_000), 10, 300]
const smaller = Math.max(1000, Math.round(pages / 100))
/** How often each kind of question is asked. */
const questions = 200

const letters = 'etaoinshrdlucmfwypvbgkjqxz'
/** A word for a number: the same one always; small numbers give short words, as in a language. */
function wordOf(nth: number): string {
  let [rest, word] = [nth + 7, '']
  do word += letters[rest % letters.length] ?? ''
  while ((rest = Math.floor(rest / letters.length)) > 0)
  return `${word}${letters[(nth * 7) % 26] ?? ''}`
}
/** Words as often as in a language: the n-th one a n-th as often as the first (Zipf), of 50,000. */
const zipf = (random: () => number) => Math.floor(50_000 ** random()) - 1

const folder = await mkdtemp(join(tmpdir(), 'fonds-search-'))

/** The words of a page: the same ones whenever they are asked for. */
function wordsOn(page: number): string[] {
  const random = randomFrom(page + 1)
  return Array.from({ length: wordsOfPage }, () => wordOf(zipf(random)))
}

const item = (nth: number, edited = '') => ({
  id: `item-${String(nth)}` as ItemId,
  collections: [],
  passages: Array.from({ length: pagesOfItem }, (_, at) => ({
    page: `p${String(nth * pagesOfItem + at)}` as PageId,
    text: 't' as TextId,
    kind: 'ocr' as const,
    print: `${String(nth)} ${at === 3 ? edited : ''}`,
  })),
})
const read = ({ page }: { page: string }) => Promise.resolve(wordsOn(Number(page.slice(1))))

/** Documents of any kind. */
const nothing = { collections: [], languages: [], people: [], places: [], kinds: [] }

/** Milliseconds that it takes. */
async function taking(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function filled(name: string, count: number): Promise<[SearchIndex, number]> {
  const index = openSqliteSearch(join(folder, name))
  const milliseconds = await taking(async () => {
    for (let nth = 0; nth < count / pagesOfItem; nth++) await index.put(item(nth), read)
  })
  return [index, milliseconds]
}

/** The same words in a full-text index and nothing else, as many in a transaction as here. */
async function bare(count: number): Promise<[Database.Database, number]> {
  const db = new Database(join(folder, 'bare.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec("CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, prefix='2 3')")
  const insert = db.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)')
  const milliseconds = await taking(() => {
    for (let from = 0; from < count; from += pagesOfItem) {
      db.exec('BEGIN')
      for (let page = from; page < from + pagesOfItem; page++) insert.run(page + 1, wordsOn(page).join(' '))
      db.exec('COMMIT')
    }
  })
  return [db, milliseconds]
} // prettier-ignore

async function bytesOf(name: string): Promise<number> {
  const sizes = ['', '-wal'].map((end) => stat(join(folder, name + end)).then(({ size }) => size, () => 0)) // prettier-ignore
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

const random = randomFrom(99)
/** Words that are neither on nearly all pages nor on nearly none, as people look for. */
const sought = () => wordOf(100 + Math.floor(5000 * random()))
const kinds: Readonly<Record<string, () => { query: string; scope?: Scope }>> = {
  'a word': () => ({ query: sought() }),
  'a word of nearly every page': () => ({ query: wordOf(Math.floor(random() * 10)) }),
  'two words': () => ({ query: `${sought()} ${wordOf(Math.floor(20 * random()))}` }),
  'a phrase': () => {
    const words = wordsOn(Math.floor(random() * pages))
    const at = Math.floor(random() * (wordsOfPage - 3))
    return { query: `"${words.slice(at, at + 3).join(' ')}"` }
  },
  'the beginning of a word': () => ({ query: `${sought().slice(0, 3)}*` }),
  'a word in one item': () => ({
    query: wordOf(Math.floor(20 * random())),
    scope: { item: item(Math.floor((random() * pages) / pagesOfItem)).id },
  }),
  'a word in texts of one kind': () => ({ query: sought(), scope: { kinds: ['ocr'] } }),
}

const tell = (line: string) => {
  console.error(line)
}
try {
  tell(`Indexing ${pages.toLocaleString('en')} pages, twice…`)
  const [index, ours] = await filled('search.sqlite', pages)
  const [plain, theirs] = await bare(pages)
  const rows: Row[] = [
    ratioRow({ work: 'taking pages in', against: 'FTS5 alone', atMost: 1.5 }, 's', [ours / 1000], [theirs / 1000]),
    ratioRow({ work: 'bytes a page', against: 'FTS5 alone' }, 'bytes', [(await bytesOf('search.sqlite')) / pages], [(await bytesOf('bare.sqlite')) / pages]),
  ] // prettier-ignore
  const tails: string[] = []
  for (const [work, ask] of Object.entries(kinds)) {
    tell(`Asking for ${work}…`)
    const times: { ours: number; theirs: number }[] = []
    for (let nth = 0; nth < questions; nth++) {
      const { query: text, scope = {} } = ask()
      const query = parseQuery(text)
      if (!query) continue
      // The bare index knows no items: it looks for the same words in all pages.
      const asked = plain.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT 100') // prettier-ignore
      const words = expression(query, {}).replaceAll('words : ', '')
      const first = async () => taking(() => index.find(query, scope, { from: 0, limit: 100 }))
      const other = async () => taking(() => asked.all(words))
      // Whoever is second finds the pages of the file warm, so they take turns.
      if (nth % 2 === 0) times.push({ ours: await first(), theirs: await other() })
      else {
        const theirTime = await other()
        times.push({ ours: await first(), theirs: theirTime })
      }
    }
    const own = times.map((time) => time.ours)
    rows.push(ratioRow({ work: `finding 100 pages with ${work}`, against: 'FTS5 alone', atMost: 1.5 }, 'ms', own, times.map((time) => time.theirs))) // prettier-ignore
    const p95 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? NaN // prettier-ignore
    tails.push(`| ${work} | ${figure(median(own))} ms | ${figure(p95(own))} ms | ${figure(p95(times.map((time) => time.theirs)))} ms |`) // prettier-ignore
  }
  tell('Asking for documents…')
  const documents: { ours: number; theirs: number }[] = []
  const ranked = plain.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank LIMIT 10')
  for (let nth = 0; nth < questions; nth++) {
    const query = parseQuery(sought())
    if (!query) continue
    const words = expression(query, {}).replaceAll('words : ', '')
    const wish = { query, narrowing: nothing, order: 'relevance', from: 0, limit: 10 } as const
    const ours = await taking(() => index.documents.find(wish))
    documents.push({ ours, theirs: await taking(() => ranked.all(words)) })
  }
  rows.push(ratioRow({ work: 'the ten best documents with a word, and counts of all to narrow them down', against: 'the ten best pages, by FTS5 alone', atMost: 1.5 }, 'ms', documents.map((time) => time.ours), documents.map((time) => time.theirs))) // prettier-ignore
  tell('Changing pages…')
  const [few] = await filled('few.sqlite', smaller)
  const updates = async (into: SearchIndex, count: number) => {
    const times: number[] = []
    for (let nth = 0; nth < 50; nth++)
      times.push(await taking(() => into.put(item((nth * 17) % (count / pagesOfItem), `edit ${String(nth)}`), read))) // prettier-ignore
    return times
  }
  rows.push(
    ratioRow({ work: `changing a page of ${pages.toLocaleString('en')}`, against: `of ${smaller.toLocaleString('en')}`, atMost: 1.5 }, 'ms', await updates(index, pages), await updates(few, smaller)),
  ) // prettier-ignore
  const table = [
    '# Search',
    '',
    `Node ${process.versions.node}, ${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}). ${pages.toLocaleString('en')} pages of ${String(wordsOfPage)} words, as often as in a language (Zipf, 50,000 words), ${String(pagesOfItem)} pages an item, an item a transaction. × is the median of the ratios of ${String(questions)} questions that both were asked in turn.`,
    '',
    '| work | against | must reach | reached | Fonds | the other |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.work} | ${row.against} | ${row.must} | ${row.reached} | ${row.ours} | ${row.theirs} |`), // prettier-ignore
    '',
    '| finding 100 pages with | median | 95 of 100 within | FTS5 alone, 95 of 100 within |',
    '| --- | --- | --- | --- |',
    ...tails,
    '',
  ].join('\n')
  console.log(table)
  if (pages === 100_000) {
    await mkdir('bench/results', { recursive: true })
    await writeFile('bench/results/search.md', table)
  }
  index.close()
  few.close()
  plain.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}
