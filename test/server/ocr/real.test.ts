import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect } from '@jest/globals'
import { altoParts } from '../../../data/import/alto.js'
import { placed } from '../../../data/import/place.js'
import { legiblePlan } from '../../../images/legible.js'
import { openOcr, type Ocr } from '../../../server/ocr/ocr.js'
import { openPyramids } from '../../../server/pyramids.js'
import { madeFrom } from '../../../server/renditions.js'
import { fileSha256 } from '../../../server/actions/scans.js'
import { newFolder } from '../../folders.js'
import { real, withReal } from '../../real.js'
import { memoryFor, mistakes, patient } from './pages.js'

const reports = [
  ...[1, 2, 3].map((page) => `EHRI-DR-19390404-US/EHRI-DR-19390404-US_0${String(page)}`),
  ...[1, 2, 3, 4].map((page) => `EHRI-DR-19390519-US/EHRI-DR-19390519-US_0${String(page)}`),
]

const open: Ocr[] = []
afterAll(() => Promise.all(open.map((ocr) => ocr.rest())))

/** Letters as a typewriter has them; how words are spaced is not looked at. */
const plain = (text: string) => text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[—–]/g, '-').replace(/\s+/g, ' ').trim() // prettier-ignore

/** Reads scans of a folder of real material from their pyramids, with the lines that a person took down. */
async function readAll(names: readonly string[], languages: readonly string[]) {
  const archive = await newFolder()
  const pyramids = openPyramids(join(archive, 'pyramids'), join(archive, '.incoming'))
  const ocr = openOcr({ archive, memory: memoryFor(2) })
  open.push(ocr)
  const scans = await Promise.all(
    names.map(async (name) => {
      const path = `${name}.jpg`
      const key = { sha256: await fileSha256(path), frame: 0 }
      const measured = await pyramids.make(key, { path, name }, { maxPixels: 1e9, maxHeldBytes: 1e9 }) // prettier-ignore
      const master = { sha256: key.sha256, name, bytes: 1, mediaType: 'image/jpeg' }
      const truth = altoParts(await readFile(`${name}.xml`), name).parts[0]
      return { image: { ...measured, master, frame: 0 }, truth }
    }),
  )
  const watch = { tell: () => undefined, signal: new AbortController().signal }
  const pages = scans.map(({ image }) => {
    const scan = { sha256: image.master.sha256, frame: 0 }
    const plan = legiblePlan(image)
    const picture = async (signal: AbortSignal) => ({ bytes: await madeFrom(pyramids)(scan, plan, signal), ...plan.size }) // prettier-ignore
    return { scan, where: image.master.name, picture }
  })
  const began = Date.now()
  const parts = await ocr.texts(pages, languages, watch)
  const seconds = (Date.now() - began) / 1000 / pages.length
  pyramids.close()
  const lines = scans.map(({ image, truth }, at) => ({
    truth: truth ? placed(truth, image, '').lines : [],
    read: parts[at] ? placed(parts[at], image, '').lines : [],
  }))
  return { lines, seconds }
}

withReal('reads typescripts of 1939 with few mistakes, and places their words', async () => {
  const folder = real('alto-line-typewritten-en')
  const { lines, seconds } = await readAll(reports.map((name) => join(folder, name)), ['eng']) // prettier-ignore
  let [wrong, letters, inside, words] = [0, 0, 0, 0]
  for (const { truth, read } of lines) {
    const text = plain(read.map((line) => line.text).join(' '))
    for (const line of truth) {
      wrong += mistakes(plain(line.text), text)
      letters += plain(line.text).length
      const box = line.box
      const found = read.flatMap(({ text: said, words: of = [] }) => of.map(({ from, to, box: at }) => ({ word: said.slice(from, to), at }))) // prettier-ignore
      for (const word of line.text.split(' ').filter((one) => /^[a-z]{7,}$/.test(one))) {
        // A long word that stands somewhere on the page stands in its line, or is another one.
        const same = found.filter((one) => one.word === word)
        if (same.length === 0 || !box) continue
        words += 1
        if (same.some(({ at }) => at && at.y + at.height / 2 > box.y - 10 && at.y + at.height / 2 < box.y + box.height + 10)) inside += 1 // prettier-ignore
      }
    }
  }
  console.info(`${((100 * wrong) / letters).toFixed(2)} % of ${String(letters)} characters wrong; ${String(inside)} of ${String(words)} long words in their lines; ${seconds.toFixed(1)} s a page`) // prettier-ignore
  expect(letters).toBeGreaterThan(6000)
  expect(wrong / letters).toBeLessThan(0.02)
  expect(words).toBeGreaterThan(100)
  expect(inside / words).toBeGreaterThan(0.99)
}, patient) // prettier-ignore
