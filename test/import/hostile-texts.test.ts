import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { placed } from '../../data/import/place.js'
import { readText } from '../../data/import/texts.js'
import type { Box } from '../../data/model/region.js'
import type { TextFormat } from '../../data/model/text.js'
import { alto } from '../../manifests/text-files/alto.js'
import { hocr } from '../../manifests/text-files/hocr.js'
import { real, withReal } from '../real.js'
import { mutated } from './mutated.js'
import { samples } from './text-samples.js'

const image = { width: 600, height: 800 }

const isInside = ({ x, y, width, height }: Box) =>
  x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= image.width && y + height <= image.height // prettier-ignore

const isXml = (format: TextFormat) => ['alto', 'page-xml', 'tei'].includes(format)

/** Reads a damaged file and holds what comes out against what every reader promises. Gives the milliseconds of computing it took, whatever else the machine does. */
function survived(bytes: Uint8Array, format: TextFormat): number {
  const start = process.cpuUsage()
  const { parts, findings } = readText(bytes, 'damaged', format)
  for (const { where, what } of findings) {
    expect(where).toContain('damaged')
    expect(what.length).toBeGreaterThan(10)
  }
  for (const part of parts) {
    const text = placed(part, image, 'damaged')
    for (const line of text.lines) {
      // An entity that expands would show what it stands for; HTML has none to declare.
      if (isXml(format)) expect(line.text).not.toMatch(/lol|root:/)
      if (line.box) expect(isInside(line.box)).toBe(true)
      for (const { from, to, box } of line.words ?? []) {
        expect(from >= 0 && from < to && to <= line.text.length).toBe(true)
        if (box) expect(isInside(box)).toBe(true)
      }
      for (const { from, to } of line.marks ?? [])
        expect(from >= 0 && from <= to && to <= line.text.length).toBe(true)
    }
    expect(alto(image, text)).toContain('</alto>')
    expect(hocr(image, text)).toContain('</html>')
  }
  return process.cpuUsage(start).user / 1000
}

it('come through 12,000 times damaged: nothing throws, hangs, or says what an entity stands for', () => {
  const kinds = Object.entries(samples) as [TextFormat, string][]
  expect(kinds.length).toBe(7)
  let [slowest, empty] = [0, 0]
  for (let seed = 0; seed < 12_000; seed++) {
    const [format, text] = kinds[seed % kinds.length] ?? ['plain', '']
    const bytes = mutated(text, seed)
    slowest = Math.max(slowest, survived(bytes, format))
    if (readText(bytes, 'damaged', format).parts.length === 0) empty++
  }
  // Most of them still give something; otherwise this would test nothing.
  expect(empty).toBeLessThan(8000)
  // A hang, not a measure of speed.
  expect(slowest).toBeLessThan(2000)
}, 300_000)

/** Files of real material, the small ones, with what they are. */
function realTexts(): [string, TextFormat][] {
  const of = (folder: string, ending: RegExp, format: TextFormat) =>
    readdirSync(real(folder), { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((name) => ending.test(name) && statSync(real(name)).size < 22_000)
      .map((name): [string, TextFormat] => [name, format])
  return [
    ...of('alto-line-typewritten-en', /\.xml$/, 'alto'),
    ...of('alto-line-typewritten-fr', /\.xml$/, 'alto'),
    ...of('hocr-alto-samples-cc0', /\.(hocr|html)$/, 'hocr'),
    ...of('hocr-tools', /\.html$/, 'hocr'),
    ...of('page-chinese', /\.xml$/, 'page-xml'),
    ...of('tei-facsimile-bellini/encodings', /\.xml$/, 'tei'),
  ]
}

withReal('real files come through 8,000 times damaged, and memory does not grow', () => {
  const files = realTexts().map(([name, format]) => [readFileSync(real(name), 'utf8'), format] as const) // prettier-ignore
  expect(files.length).toBeGreaterThan(12)
  let slowest = 0
  const held: number[] = []
  for (let seed = 0; seed < 8000; seed++) {
    const [text, format] = files[seed % files.length] ?? ['', 'plain']
    slowest = Math.max(slowest, survived(mutated(text, seed), format))
    if (seed % 2000 === 1999) held.push(process.memoryUsage().rss)
  }
  expect(slowest).toBeLessThan(2000)
  expect((held.at(-1) ?? 0) / (held[0] ?? 1)).toBeLessThan(1.5)
  return Promise.resolve()
}, 400_000) // prettier-ignore
