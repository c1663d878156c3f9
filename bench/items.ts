import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lay } from './delivery.js'
import { asked, fonds, median, served, timed } from './measure.js'
import { barePyramids, bareServer } from './peers.js'

/** Requests whose middle one is told. */
const requests = 200
const pagesAnItem = 10
const main = fileURLToPath(new URL('../cli/main.js', import.meta.url))

type Row = readonly [what: string, figure: string, besides: string]

const ms = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const times = (ratio: number) => `${ratio.toFixed(2)} ×`

async function publishing(
  given: string,
  archive: string,
  scans: readonly string[],
): Promise<Row[]> {
  // The peer works before and after, because a machine's speed changes with what else it does.
  const some = scans.slice(0, 1000)
  const before = await barePyramids(some)
  const first = await fonds('publish', given, '--archive', archive)
  const bare = (before + (await barePyramids(some))) / 2
  const again = await fonds('publish', given, '--archive', archive)
  const pages = (scans.length / first.milliseconds) * 1000
  return [
    ['publish: items a second', (pages / pagesAnItem).toFixed(1), `most memory ${mb(first.peak)}`],
    ['publish: pages a second', pages.toFixed(1), `${times(pages / bare)} what sharp alone makes (${bare.toFixed(1)})`],
    ['publish again, nothing changed', `${((scans.length / again.milliseconds) * 1000).toFixed(0)} pages a second`, `${times(first.milliseconds / again.milliseconds)} as fast as the first time`],
  ] // prettier-ignore
}

async function serving(archive: string): Promise<Row[]> {
  const list = await fonds('list', '--archive', archive, '--json')
  const items = JSON.parse(list.said) as { id: string; manifest: string }[]
  const nothing = await timed(() => fonds('settings', '--archive', archive))
  const [start, server] = await timed(() =>
    served(main, 'serve', '--archive', archive, '--port', '0', '--log-level', 'error'),
  )
  try {
    const [first] = await asked(server.root)
    const ours: number[] = []
    const theirs: number[] = []
    const address = (at: number) =>
      server.root + new URL(items[(at * 7) % items.length]?.manifest ?? '').pathname.slice(1)
    const [, document] = await asked(address(0))
    const peer = await bareServer(document)
    try {
      for (let at = 1; at <= requests; at++) {
        ours.push((await asked(address(at)))[0])
        theirs.push((await asked(peer.root))[0])
      }
    } finally {
      await peer.stop()
    }
    const [manifest, bare] = [median(ours), median(theirs)]
    return [
      ['list all items', ms(list.milliseconds), `${String(items.length)} items; a command that lists nothing takes ${ms(nothing[0])}`],
      ['restart to the first answer', ms(start + first), `of it the first page ${ms(first)}`],
      ['memory of the server', mb(await server.held()), `after ${String(requests)} manifests of as many items`],
      ['a manifest, median', ms(manifest), `${times(manifest / bare)} what bare node:http takes for the same ${String(document.length)} bytes (${ms(bare)})`],
    ] // prettier-ignore
  } finally {
    await server.stop()
  }
}

function table(items: number, rows: readonly Row[]): string {
  return [
    `# ${String(items)} items of ${String(pagesAnItem)} small pages`,
    '',
    `Node ${process.versions.node}, ${String(cpus().length)} cores (${cpus()[0]?.model.trim() ?? 'unknown'}). What is given as × was measured beside its peer in the same run, and says more than the figure before it.`,
    '',
    '| what | figure | beside it |',
    '|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
}

const count = Number(process.argv[2] ?? 1000)
if (!Number.isInteger(count) || count < 1) throw new Error('Say how many items: a whole number.')
const folder = await mkdtemp(join(tmpdir(), 'fonds-bench-'))
try {
  console.error(`Drawing ${String(count * pagesAnItem)} pages…`)
  const [given, archive] = [join(folder, 'given'), join(folder, 'archive')]
  const scans = await lay(given, count, pagesAnItem)
  console.error('Publishing…')
  const rows = await publishing(given, archive, scans)
  console.error('Serving…')
  const written = table(count, [...rows, ...(await serving(archive))])
  const results = join(process.cwd(), 'bench', 'results')
  await mkdir(results, { recursive: true })
  await writeFile(join(results, 'items.md'), written)
  process.stdout.write(written)
} finally {
  await rm(folder, { recursive: true, force: true })
}
