import { describe, expect, it } from '@jest/globals'
import { noTally, someRegions, sought } from '../../../bench/cite/regions.js'
import { little, scanned, turned, type Scan } from '../../../bench/cite/rescan.js'
import { rescans } from '../../../bench/cite/rescans.js'
import type { Box } from '../../../data/model/region.js'
import { mapped, shapeOf } from '../../../images/registration/affine.js'
import { carried } from '../../../images/registration/carried.js'
import { registered } from '../../../images/registration/registration.js'
import sharp from 'sharp'
import { newFolder, written } from '../../folders.js'
import { real, withReal } from '../../real.js'
import { pageJpeg } from '../../scans.js'

async function page(seed: number): Promise<Scan> {
  const folder = await written(await newFolder(), { 'page.jpg': await pageJpeg(seed, 90, 1200) })
  return scanned(`${folder}/page.jpg`)
}

describe('two scans of a page', () => {
  const some = ['turned by 90°', '10 % cut off, -4° askew, darker, noise', 'upside down, a border, gamma 1.6, JPEG 40'] // prettier-ignore

  it.each(some)('are laid on each other: %s', async (name) => {
    const scan = await page(3)
    const tally = noTally()
    const otherwise = rescans[name]
    if (!otherwise) throw new Error(`There is no rescan ${name}.`)
    await sought(scan, someRegions(scan, 30, 5), otherwise, tally)
    expect(tally.sought).toBeGreaterThan(9)
    expect({ found: tally.found, wrong: tally.wrong }).toEqual({ found: tally.sought, wrong: 0 })
  })

  it('give the map itself', async () => {
    const scan = await page(4)
    const second = await turned(90)(scan)
    const found = registered(await little(scan), await little(second))
    if (!found) throw new Error('They were not laid on each other.')
    expect(shapeOf(found.map).scale).toBeCloseTo(1, 2)
    const { x, y } = mapped(found.map, { x: 0, y: 0 })
    expect([x, y].map(Math.round)).toEqual([found.to.width - 1, 0])
  })
})

it('says of pages that are two pages that they are', async () => {
  const [one, other] = [await page(1), await page(2)]
  expect(registered(await little(one), await little(other))).toBeUndefined()
})

it('says of empty pages nothing', async () => {
  const white = { width: 800, height: 1024, data: new Float32Array(800 * 1024).fill(1) }
  expect(registered(white, white)).toBeUndefined()
  expect(registered(white, await little(await page(1)))).toBeUndefined()
})

it('refuses a region whose content is another, on a form that is the same', async () => {
  const scan = await page(6)
  const patch = await sharp(await pageJpeg(7, 90, 1200)).extract({ left: 100, top: 400, width: 1000, height: 500 }).raw().toBuffer() // prettier-ignore
  const { data, info } = await sharp(scan.data, { raw: { width: scan.width, height: scan.height, channels: 3 } })
    .composite([{ input: patch, raw: { width: 1000, height: 500, channels: 3 }, left: 100, top: 400 }])
    .raw()
    .toBuffer({ resolveWithObject: true }) // prettier-ignore
  const changed = { ...scan, data, channels: info.channels }
  const found = registered(await little(scan), await little(changed))
  if (!found) throw new Error('They were not laid on each other.')
  const inside = { x: 250, y: 520, width: 600, height: 200 }
  const outside = { x: 150, y: 1100, width: 600, height: 200 }
  expect(carried(found, inside, [scan, changed])?.isSure).toBe(false)
  expect(carried(found, outside, [scan, changed])).toEqual({ region: outside, isSure: true })
})

const pages = [
  'alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_03.jpg',
  'page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-IMG/INPUT_0020.tif',
  'tei-facsimile-bellini/LL1.16-jpeg300/LL1.16_0003.jpg',
]

withReal('regions of real pages are found on hard rescans', async () => {
  const names = ['half the size, 3° askew, in grey, JPEG 40', 'upside down, a border, gamma 1.6, JPEG 40'] // prettier-ignore
  const tally = noTally()
  for (const [at, path] of pages.entries()) {
    const scan = await scanned(real(path))
    const otherwise = rescans[names[at % 2] ?? '']
    if (otherwise) await sought(scan, someRegions(scan, 40, at + 1), otherwise, tally)
  }
  expect(tally.sought).toBeGreaterThan(90)
  expect(tally.wrong).toBe(0)
  expect(tally.found / tally.sought).toBeGreaterThan(0.98)
})

withReal('typed pages of one report, by one typewriter, are not laid on each other', async () => {
  const of = async (nth: number) => little(await scanned(real(`alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_0${String(nth)}.jpg`))) // prettier-ignore
  expect(registered(await of(2), await of(3))).toBeUndefined()
})

withReal(
  'other lines by the same typewriter, pasted over a page, are not taken for those that were there',
  async () => {
    const of = (nth: number) => scanned(real(`alto-line-typewritten-en/EHRI-DR-19390519-US/EHRI-DR-19390519-US_0${String(nth)}.jpg`)) // prettier-ignore
    const [scan, other] = [await of(2), await of(3)]
    const [top, height] = [Math.round(scan.height * 0.35), Math.round(scan.height * 0.3)]
    const raw = ({ width, height: high, channels }: Scan) => ({ raw: { width, height: high, channels } }) // prettier-ignore
    const input = await sharp(other.data, raw(other))
      .resize(scan.width, scan.height, { fit: 'fill' })
      .extract({ left: 0, top, width: scan.width, height })
      .png()
      .toBuffer()
    const { data, info } = await sharp(scan.data, raw(scan)).composite([{ input, left: 0, top }]).raw().toBuffer({ resolveWithObject: true }) // prettier-ignore
    const changed = { ...scan, data, channels: info.channels }
    const found = registered(await little(scan), await little(changed))
    if (!found) throw new Error('They were not laid on each other.')
    const isSure = (region: Box) => carried(found, region, [scan, changed])?.isSure
    const regions = someRegions(scan, 200, 3)
    const pasted = regions.filter(
      (box) => box.y > top + 60 && box.y + box.height < top + height - 60,
    )
    const left = regions.filter((box) => box.y + box.height < top - 60 || box.y > top + height + 60)
    expect(Math.min(pasted.length, left.length)).toBeGreaterThan(5)
    expect(pasted.filter(isSure)).toEqual([])
    expect(left.filter(isSure)).toEqual(left)
  },
)
