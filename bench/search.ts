import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import type { CollectionId, ItemId, PageId, TextId } from '../data/model/ids.js'
import { parseQuery } from '../data/search/query.js'
import type { SearchedRecord } from '../data/search/record.js'
import type { Scope, SearchIndex } from '../data/store/search.js'
import type { Narrowing } from '../data/store/documents.js'
import { expression } from '../data/store/search-expression.js'
import { openSqliteSearch } from '../data/store/search-sqlite.js'
import { randomFrom } from './images/random.js'
import { figure, ratioRow, type Row } from './images/table.js'
import { median } from './measure.js'

/** Pages of the archive, of an item, and words of a page; how many pages the smaller archive has, for the curve. */
const [pages, pagesOfItem, wordsOfPage] = [Number(process.argv[2] ?? 100_000), 10, 300]
const smaller = Math.max(1000, Math.round(pages / 100))
/** Items that are taken in before it is noted how far it came, as the server does. */
const batch = 500
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

/** A record as archives have them: in a box of 500, of one of 90 years, with one of 300 people and one of 40 places. */
function recordOf(nth: number): SearchedRecord {
  const [person, year, language] = [`Person ${String((nth * 13) % 300)}`, 1870 + (nth % 90), ['en', 'fr', 'de'][nth % 3] ?? 'en'] // prettier-ignore
  const title = [...'the letter of number'.split(' '), String(nth)]
  return {
    title,
    names: person.toLowerCase().split(' '),
    rest: [wordOf(nth % 5000), String(year)],
    sort: title.join(' '),
    code: `box ${String(nth)}`,
    date: { from: year * 10_000 + 101, to: year * 10_000 + 1231 },
    collections: [boxOf(nth)],
    languages: [language],
    people: [{ key: person, sort: person, name: { en: [person] }, role: { en: ['Author'] } }],
    places: [`Place ${String((nth * 7) % 40)}`],
  }
}
const boxOf = (nth: number) => `box-${String(Math.floor(nth / 500))}` as CollectionId

const item = (nth: number, edited = '') => ({
  id: `item-${String(nth)}` as ItemId,
  collections: [boxOf(nth)],
  record: recordOf(nth),
  passages: Array.from({ length: pagesOfItem }, (_, at) => ({
    page: `p${String(nth * pagesOfItem + at)}` as PageId,
    text: 't' as TextId,
    kind: 'ocr' as const,
    print: `${String(nth)} ${at === 3 ? edited : ''}`,
  })),
})
const read = ({ page }: { page: string }) => Promise.resolve(wordsOn(Number(page.slice(1))))

/** Documents of any kind. */
const nothing: Narrowing = { collections: [], languages: [], people: [], places: [], kinds: [] }

/** Milliseconds that it takes. */
async function taking(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

interface Pair {
  readonly ours: number
  readonly theirs: number
}

/** Whoever is second finds the pages of the file warm, so they take turns. */
async function inTurn(nth: number, ours: () => unknown, theirs: () => unknown): Promise<Pair> {
  if (nth % 2 === 0) return { ours: await taking(ours), theirs: await taking(theirs) }
  const time = await taking(theirs)
  return { ours: await taking(ours), theirs: time }
}

/** An index that is filled part by part. */
interface Filling<Index> {
  readonly index: Index
  /** Takes in some items, from the first to before the last. */
  readonly take: (from: number, to: number) => unknown
}

function fonds(name: string): Filling<SearchIndex> {
  const index = openSqliteSearch(join(folder, name))
  const take = async (from: number, to: number) => {
    await index.putCollection(boxOf(from), undefined)
    for (let nth = from; nth < to; nth++) await index.put(item(nth), read)
    await index.reached(to)
  }
  return { index, take }
}

/** The same words of texts and of records in full-text indexes and nothing else, as many in a transaction as here. */
function bare(name: string): Filling<Database.Database> {
  const index = new Database(join(folder, name))
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'wal_autocheckpoint = 8000',
    'cache_size = -16000',
  ])
    index.pragma(setting)
  index.exec("CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, prefix='2 3')") // prettier-ignore
  index.exec("CREATE VIRTUAL TABLE record USING fts5(title, names, rest, content='', contentless_delete=1, prefix='2 3')") // prettier-ignore
  const insert = index.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)')
  const insertRecord = index.prepare('INSERT INTO record (rowid, title, names, rest) VALUES (?, ?, ?, ?)') // prettier-ignore
  const take = (from: number, to: number) => {
    for (let nth = from; nth < to; nth++) {
      index.exec('BEGIN')
      for (let page = nth * pagesOfItem; page < (nth + 1) * pagesOfItem; page++) insert.run(page + 1, wordsOn(page).join(' ')) // prettier-ignore
      const { title, names, rest } = recordOf(nth)
      insertRecord.run(nth + 1, ...[title, names, rest].map((words) => words.join(' ')))
      index.exec('COMMIT')
    }
  }
  return { index, take }
}

/** Seconds that it takes to fill both, part by part in turn, so that both have the machine as it is. */
async function filledInTurn(count: number, ours: Filling<unknown>, theirs: Filling<unknown>) {
  const sum = { ours: 0, theirs: 0 }
  for (let from = 0, nth = 0; from < count / pagesOfItem; from += batch, nth++) {
    const to = Math.min(from + batch, count / pagesOfItem)
    const times = await inTurn(nth, () => ours.take(from, to), () => theirs.take(from, to)) // prettier-ignore
    sum.ours += times.ours / 1000
    sum.theirs += times.theirs / 1000
  }
  return sum
}

/** Bytes of a file in which all is in its place. */
async function bytesOf(name: string): Promise<number> {
  const db = new Database(join(folder, name))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
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
  const [own, other] = [fonds('search.sqlite'), bare('bare.sqlite')]
  const filling = await filledInTurn(pages, own, other)
  const [index, plain] = [own.index, other.index]
  const rows: Row[] = [
    ratioRow({ work: 'taking pages in', against: 'FTS5 alone', atMost: 1.5 }, 's', [filling.ours], [filling.theirs]),
    ratioRow({ work: 'bytes a page', against: 'FTS5 alone' }, 'bytes', [(await bytesOf('search.sqlite')) / pages], [(await bytesOf('bare.sqlite')) / pages]),
  ] // prettier-ignore
  const tails: string[] = []
  for (const [work, ask] of Object.entries(kinds)) {
    tell(`Asking for ${work}…`)
    const times: Pair[] = []
    for (let nth = 0; nth < questions; nth++) {
      const { query: text, scope = {} } = ask()
      const query = parseQuery(text)
      if (!query) continue
      // The bare index knows no items: it looks for the same words in all pages.
      const asked = plain.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT 100') // prettier-ignore
      const words = expression(query)
      times.push(await inTurn(nth, () => index.find(query, scope, { from: 0, limit: 100 }), () => asked.all(words))) // prettier-ignore
    }
    const own = times.map((time) => time.ours)
    rows.push(ratioRow({ work: `finding 100 pages with ${work}`, against: 'FTS5 alone', atMost: 1.5 }, 'ms', own, times.map((time) => time.theirs))) // prettier-ignore
    const p95 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? NaN // prettier-ignore
    tails.push(`| ${work} | ${figure(median(own))} ms | ${figure(p95(own))} ms | ${figure(p95(times.map((time) => time.theirs)))} ms |`) // prettier-ignore
  }
  tell('Asking for documents…')
  const began = performance.now()
  index.documents.years()
  tell(`Records were read in ${figure(performance.now() - began)} ms, once.`)
  const ranked = plain.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank LIMIT 10')
  const narrowings: Readonly<Record<string, () => Narrowing>> = {
    'a word': () => nothing,
    'a word, in French, of 30 years': () => ({ ...nothing, languages: ['fr'], from: 19000101, to: 19291231 }), // prettier-ignore
    'a word, in a box of 500': () => ({ ...nothing, collections: [boxOf(Math.floor((random() * pages) / pagesOfItem))] }), // prettier-ignore
  }
  for (const [what, narrowingOf] of Object.entries(narrowings)) {
    const times: Pair[] = []
    for (let nth = 0; nth < questions; nth++) {
      const query = parseQuery(sought())
      if (!query) continue
      const wish = { query, narrowing: narrowingOf(), order: 'relevance', from: 0, limit: 10 } as const // prettier-ignore
      times.push(await inTurn(nth, () => index.documents.find(wish), () => ranked.all(expression(query)))) // prettier-ignore
    }
    rows.push(ratioRow({ work: `the ten best documents with ${what}, and counts of all to narrow them down`, against: 'the ten best pages with the word, by FTS5 alone', atMost: 1.5 }, 'ms', times.map((time) => time.ours), times.map((time) => time.theirs))) // prettier-ignore
  }
  tell('Asking for words…')
  plain.exec('CREATE VIRTUAL TABLE vocabulary USING fts5vocab(word, row)')
  const counted = plain.prepare('SELECT term, cnt FROM vocabulary WHERE term >= ? AND term < ? ORDER BY cnt DESC LIMIT 20') // prettier-ignore
  const begun = plain.prepare('SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT 100')
  const completions: Readonly<Record<string, () => Scope>> = {
    'in all texts': () => ({}),
    'in one item': () => ({ item: item(Math.floor((random() * pages) / pagesOfItem)).id }),
  }
  for (const [where, scopeOf] of Object.entries(completions)) {
    const [byPages, byVocabulary]: [Pair[], Pair[]] = [[], []]
    for (let nth = 0; nth < questions; nth++) {
      const [beginning, scope] = [sought().slice(0, 3), scopeOf()]
      const ours = () => index.vocabulary.beginning(beginning, scope, 20)
      byPages.push(await inTurn(nth, ours, () => begun.all(`${beginning}*`)))
      byVocabulary.push(await inTurn(nth, ours, () => counted.all(beginning, `${beginning}\u{10ffff}`))) // prettier-ignore
    }
    const work = `the 20 most frequent words with a beginning, ${where}`
    rows.push(ratioRow({ work, against: 'finding 100 pages with it, by FTS5 alone', atMost: 1.5 }, 'ms', byPages.map((time) => time.ours), byPages.map((time) => time.theirs))) // prettier-ignore
    if (where === 'in all texts') rows.push(ratioRow({ work, against: 'the vocabulary of FTS5 (fts5vocab)', atMost: 1.5 }, 'ms', byVocabulary.map((time) => time.ours), byVocabulary.map((time) => time.theirs))) // prettier-ignore
  }
  tell('Changing pages…')
  const { index: few, take } = fonds('few.sqlite')
  await take(0, smaller / pagesOfItem)
  const updates = async (into: SearchIndex, count: number) => {
    const times: number[] = []
    const change = async (nth: number) => {
      await into.put(item((nth * 17) % (count / pagesOfItem), `edit ${String(nth)}`), read)
      await into.reached(count + nth)
    }
    for (let nth = 0; nth < 50; nth++) times.push(await taking(() => change(nth)))
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
