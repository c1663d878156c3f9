import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { scratch } from '../pictures.js'
import { fixture, repeated } from './jp2-files.js'
import { pdfFile } from './pdf-files.js'

const path = scratch()

/** Makes a pyramid with what was built, in a process of its own, which tells the most memory that it ever held. */
const program = `
const { makePyramid } = await import(${JSON.stringify(pathToFileURL(join(process.cwd(), 'dist/images/pyramid.js')).href)})
const [source, target] = process.argv.slice(1)
const { width, height } = await makePyramid({ source, frame: 0, target })
const { readFile } = await import('node:fs/promises')
const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
const peak = Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) * 1024
console.log(JSON.stringify({ width, height, peak }))
`

async function making(name: string, bytes: Uint8Array) {
  await writeFile(path(name), bytes)
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--input-type=module', '-e', program],
    ...[path(name), path('pyramid')],
  ])
  return JSON.parse(stdout) as { width: number; height: number; peak: number }
}

it('takes in 151 megapixels of JPEG 2000 in tiles, 453 MB of colour, within 300 MB', async () => {
  const made = await making('tiles.j2k', repeated(await fixture('ramp'), 12, 12))
  expect(made).toMatchObject({ width: 12_288, height: 12_288 })
  expect(made.peak).toBeGreaterThan(40e6)
  expect(made.peak).toBeLessThan(300e6)
})

it('takes in a page of PDF of 144 megapixels, 432 MB of colour, within 300 MB', async () => {
  const side = 12_000
  const bytes = deflateSync(Buffer.alloc(side * side, 90), { level: 1 })
  const size = [2880, 2880] as const
  const image = { bytes, width: side, height: side, filter: 'FlateDecode', colours: 'DeviceGray', at: [0, 0, ...size] } as const // prettier-ignore
  const content = '1 0 0 rg 0 0 9 9 re f'
  const made = await making('page.pdf', pdfFile([{ size, images: [image], content }]))
  expect(made).toMatchObject({ width: side, height: side })
  expect(made.peak).toBeGreaterThan(40e6)
  expect(made.peak).toBeLessThan(300e6)
})
