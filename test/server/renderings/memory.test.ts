import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { bookOf } from './thousand-pages.js'

const built = (path: string) =>
  JSON.stringify(pathToFileURL(join(process.cwd(), 'dist', path)).href)

/** Takes the PDF of the item `book` in a process of its own, which tells the most memory that it ever held. */
const taker = `
const { openArchive } = await import(${built('server/archive.js')})
const { readSettings } = await import(${built('server/settings.js')})
const { showItemAs } = await import(${built('server/handlers/renderings.js')})
const { readFile } = await import('node:fs/promises')
const flags = { archive: process.argv[1], 'log-level': 'silent' }
const archive = await openArchive(readSettings({ flags, environment: {}, file: {} }).values)
await archive.listing.catchUp()
const reply = await showItemAs(archive, { params: { item: 'book' }, query: new URLSearchParams(), headers: {}, path: '' }, 'pdf')
let bytes = 0
let end = ''
for await (const chunk of reply.body.chunks) { bytes += chunk.length; end = Buffer.from(chunk).toString('latin1').slice(-6) }
await archive.close()
const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
const peak = Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) * 1024
console.log(JSON.stringify({ bytes, end, peak }))
` // prettier-ignore

// The heap is bounded, for V8 lets rubbish lie until it is short of memory: what is measured is what must be held.
const bounded = '--max-old-space-size=64'

it('makes a PDF of 1,000 pages within 200 MB', async () => {
  const folder = await bookOf(1000)
  const { stdout } = await promisify(execFile)(process.execPath, [bounded, '--input-type=module', '-e', taker, folder]) // prettier-ignore
  const { bytes, end, peak } = JSON.parse(stdout) as { bytes: number; end: string; peak: number }
  expect(end).toBe('%%EOF\n')
  expect(bytes).toBeGreaterThan(50e6)
  // Less than any program of this kind takes would mean that it was not measured.
  expect(peak).toBeGreaterThan(40e6)
  expect(peak).toBeLessThan(200e6)
}, 120_000)
