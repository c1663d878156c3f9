import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { newFolder, written } from '../../folders.js'
import { memoryFor, patient, typedPage } from './pages.js'

const dist = (path: string) => pathToFileURL(join(process.cwd(), 'dist', path)).href

/** Says so wherever a process or one of its threads turns to the network, and lets it nowhere. */
const noNetwork = `
const say = (what) => () => { require('node:fs').writeSync(1, 'NETWORK ' + what + '\\n'); throw new Error('no network') }
globalThis.fetch = say('fetch')
require('node:net').Socket.prototype.connect = say('connect')
for (const name of ['http', 'https']) { const of = require('node:' + name); of.request = say(name); of.get = say(name) }
const dns = require('node:dns'); dns.lookup = say('dns'); dns.promises.lookup = say('dns')
`

/** Runs a program in a process of its own, cut off from the network in all its threads, and gives what it wrote. */
async function alone(program: string): Promise<string> {
  const folder = await written(await newFolder(), {
    'no-network.cjs': noNetwork,
    'program.mjs': program,
  })
  const words = ['--require', join(folder, 'no-network.cjs'), join(folder, 'program.mjs')]
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1e7 })
  return stdout
}

it('notices who asks the network, in a thread too', async () => {
  const said = await alone(`
    import { Worker } from 'node:worker_threads'
    try { await fetch('http://localhost:9') } catch {}
    new Worker("fetch('http://localhost:9')", { eval: true }).on('error', () => console.log('thread refused'))
  `)
  expect(said.match(/NETWORK fetch/g)?.length).toBe(2)
}, patient) // prettier-ignore

it('reads without the network, writes nothing of its own, and lets the process end', async () => {
  const page = await typedPage(['The Board of the Harbour'])
  const said = await alone(`
    import { openReader } from '${dist('server/ocr/reader.js')}'
    const signal = new AbortController().signal
    await openReader(['deu'], { memory: 0 }).catch(({ message }) => console.log(message.slice(0, 46)))
    const reader = await openReader(['eng'], { memory: ${String(memoryFor(2))} })
    const bytes = Buffer.from('${Buffer.from(page.bytes).toString('base64')}', 'base64')
    const parts = await Promise.all([1, 2].map(() => reader.read({ ...${JSON.stringify({ ...page, bytes: 0 })}, bytes }, signal)))
    console.log(parts.map(({ lines }) => lines[0].text).join('; '))
    await reader.close()
  `)
  expect(said.split('\n')).toEqual([
    'There is no language data to read deu with OCR',
    'The Board of the Harbour; The Board of the Harbour',
    '',
  ])
}, patient) // prettier-ignore

const measured = process.platform === 'linux' ? it : it.skip

measured('takes no more memory than it may, whatever is on a page of the largest size', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 80 } as const
  const side = 4000
  const [empty, noisy] = [{}, { noise }].map((how) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#ddd', ...how } }).toColourspace('b-w'), // prettier-ignore
  )
  const { bytes: text } = await typedPage(Array.from({ length: 30 }, () => 'A page that is full of words and more')) // prettier-ignore
  const folder = await written(await newFolder(), {
    'noise.png': (await noisy?.png().toBuffer()) ?? '',
    'empty.png': (await empty?.png().toBuffer()) ?? '',
    'full.png': await sharp(text).resize(side, side, { fit: 'fill' }).flatten().toColourspace('b-w').png().toBuffer(),
  })
  const said = await alone(`
    import { readFileSync } from 'node:fs'
    import { openReader } from '${dist('server/ocr/reader.js')}'
    const reader = await openReader(['eng'], { memory: ${String(memoryFor(2))} })
    const signal = new AbortController().signal
    const read = (name) => reader.read({ bytes: readFileSync('${folder}/' + name), width: ${String(side)}, height: ${String(side)} }, signal)
    const parts = await Promise.all(['noise.png', 'full.png', 'empty.png'].map(read))
    const peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
    console.log(JSON.stringify({ lines: parts.map(({ lines }) => lines.length), peak }))
    await reader.close()
  `)
  const { lines, peak } = JSON.parse(said) as { lines: readonly number[]; peak: number }
  expect(lines[1]).toBeGreaterThan(25)
  expect(lines[2]).toBe(0)
  // Less than any program of this kind takes would mean that it was not measured.
  expect(peak).toBeGreaterThan(120e6)
  // Besides the threads the process itself takes some.
  expect(peak).toBeLessThan(memoryFor(2) + 120e6)
}, patient) // prettier-ignore
