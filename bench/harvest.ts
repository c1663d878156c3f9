import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { layRecords, type Laid } from './harvest/records.js'
import { asked, median, served, timed, type Served } from './measure.js'

/** Items of the archives, so that a curve is seen. */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000, 100_000]
/** How often each thing is asked for; the middle one is told. */
const requests = 30
const main = fileURLToPath(new URL('../cli/main.js', import.meta.url))

/** What is asked for, by the address behind the root. A new door is a new row. */
const questions: Readonly<Record<string, (of: Laid & { readonly middle: string }) => string>> = {
  'OAI-PMH: first page of all records': () => 'oai?verb=ListRecords&metadataPrefix=oai_dc',
  'OAI-PMH: a page in the middle': ({ middle }) => `oai?verb=ListRecords&resumptionToken=${middle}`,
  'OAI-PMH: changed since yesterday': ({ yesterday }) =>
    `oai?verb=ListRecords&metadataPrefix=oai_dc&from=${yesterday}`,
  'OAI-PMH: first page of headers': () => 'oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
  'OAI-PMH: first page of a set': ({ set }) =>
    `oai?verb=ListRecords&metadataPrefix=oai_dc&set=${set}`,
  'OAI-PMH: one record': ({ item }) =>
    `oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.invalid:${item}`,
  'OAI-PMH: the sets': () => 'oai?verb=ListSets',
  'OAI-PMH: the archive itself': () => 'oai?verb=Identify',
  'Change Discovery: the stream': () => 'iiif/discovery/1/activities',
  'Change Discovery: first page': () => 'iiif/discovery/1/activities/1',
  'Change Discovery: a page in the middle': ({ items }) =>
    `iiif/discovery/1/activities/${String(Math.ceil(items / 200))}`,
  'sitemaps: the index': () => 'sitemap.xml',
  'sitemaps: a part': () => 'sitemaps/1.xml',
  'feed: what is new': () => 'feed.atom',
}

/** Takes headers until it has those of half of the archive, and gives what the next ones are asked for with. */
async function middleOf({ root }: Served, { items }: Laid): Promise<string> {
  const first = 'oai?verb=ListRecords&metadataPrefix=oai_dc'
  for (let [given, next] = [0, first]; ; given += 50) {
    const [, document] = await asked(root + next)
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(document.toString())?.[1]
    if (token === undefined) throw new Error('There is no middle.')
    if (given + 50 >= items / 2) return token
    next = `oai?verb=ListRecords&resumptionToken=${token}`
  }
}

/** Figures of one archive, by what was asked for. */
async function measured(folder: string, items: number): Promise<ReadonlyMap<string, string>> {
  const archive = join(folder, String(items))
  const laid = await layRecords(archive, items)
  console.error(`Serving ${items.toLocaleString('en')} items…`)
  const serve = () => served(main, 'serve', '--archive', archive, '--port', '0', '--workers', '1', '--log-level', 'error') // prettier-ignore
  const figures = new Map<string, string>()
  let server = await serve()
  try {
    const [making] = await timed(() => asked(`${server.root}oai?verb=Identify`))
    figures.set('making all lists and the index anew', `${(making / 1000).toFixed(1)} s`)
    // Again, so that what making them took is no part of what is held.
    await server.stop()
    server = await serve()
    const middle = await middleOf(server, laid)
    for (const [what, address] of Object.entries(questions)) {
      const times: number[] = []
      for (let nth = 0; nth < requests; nth++)
        times.push((await asked(server.root + address({ ...laid, middle })))[0])
      figures.set(what, `${median(times).toFixed(1)} ms`)
    }
    figures.set('memory of the server', `${((await server.held()) / 1e6).toFixed(0)} MB`)
  } finally {
    await server.stop()
    await rm(archive, { recursive: true, force: true })
  }
  return figures
}

function table(columns: readonly (readonly [items: number, ReadonlyMap<string, string>])[]): string {
  const rows = [...(columns[0]?.[1].keys() ?? [])].map((what) => [what, ...columns.map(([, figures]) => figures.get(what) ?? '')]) // prettier-ignore
  return [
    '# Harvesting',
    '',
    `Node ${process.versions.node}, ${String(cpus().length)} cores (${cpus()[0]?.model.trim() ?? 'unknown'}). Medians of ${String(requests)}, over HTTP. What counts is that they do not grow from left to right.`,
    '',
    `| items | ${columns.map(([items]) => items.toLocaleString('en')).join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
} // prettier-ignore

const folder = await mkdtemp(join(tmpdir(), 'fonds-harvest-'))
try {
  const columns: [number, ReadonlyMap<string, string>][] = []
  for (const items of sizes) {
    console.error(`Laying ${items.toLocaleString('en')} items…`)
    columns.push([items, await measured(folder, items)])
  }
  const written = table(columns)
  const results = join(process.cwd(), 'bench', 'results')
  await mkdir(results, { recursive: true })
  if (process.argv.length === 2) await writeFile(join(results, 'harvest.md'), written)
  process.stdout.write(written)
} finally {
  await rm(folder, { recursive: true, force: true })
}
