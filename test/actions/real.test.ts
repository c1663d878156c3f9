import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import type { Told } from '../../server/actions/progress.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, outcomes, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { real, withReal } from '../real.js'

type Sizes = readonly (readonly [number, number])[]

/** What becomes of each file: pages of these upright sizes, or a sentence that names the file and the reason. */
const torture: Readonly<Record<string, Sizes | RegExp>> = {
  '16-bit-grey-alpha.png': [[109, 96]],
  '17-tiff-binary-ccitt-group3.tif': [[801, 1313]],
  '65536-uint32-limit.png': /measures 65,536 × 65,536 pixels.*the limit is 600/,
  'Channel_digital_image_CMYK_color.jpg': [[500, 333]],
  'Landscape_6.jpg': [[600, 450]],
  'Portrait_5.jpg': [[450, 600]],
  'cmyk-sample.jpg': [[160, 227]],
  'corrupt-header.jpg': /is cut short/,
  'corrupted-icc-srgb.jpg': [[1024, 685]],
  'decompression_bomb.gif': /is a GIF image, which is not read/,
  'fivepages-scan-causingerrors.tif': [[2480, 3518], [2480, 3520], [2480, 3517], [2480, 3513], [2484, 3515]],
  'flower-separated-planar-16.tif': [[73, 43]],
  'fogra-0-100-100-0.tif': [[1000, 1000]],
  'g4_orientation_6.tif': [[590, 88]],
  'hopper_bigtiff.tif': [[128, 128]],
  'jfif-cmyk-invalid-icc-profile-srgb.jpg': [[493, 500]],
  'min-is-white-with-profile.tif': [[2479, 3508]],
  'multipage_out_of_order.tiff': [[10, 10], [20, 20], [10, 10]],
  'oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif': /is damaged and cannot be read/,
  'p3.png': [[8, 8]],
  'png_decompression_dos.png': [[1, 1]],
  'prophoto.png': [[1, 1]],
  'scan-mono-iccgray.tif': [[2408, 3436]],
  'tifftag-photoshop.tiff': [[317, 211]],
  'truncated.jpg': /is cut short/,
  'truncated_image.png': /is cut short/,
  'unbound_variable.jp2': /is damaged and cannot be read \(it holds no picture\)/,
  'value-beyond-eof.tif': /is damaged and cannot be read/,
  'xmp_tags_orientation.png': [[326, 268]],
} // prettier-ignore

/** The real letters and reports, with how many pages each has. */
const letters = {
  'ehri-dr-19390404-us': 3,
  'ehri-dr-19390519-us': 4,
  '12148-btv1b525062185': 4,
} as const

describe('the reports, the letter and the torture folder, published in one go', () => {
  let told: Told[] = []
  let archive: Archive | undefined
  beforeAll(async () => {
    if (!existsSync(real())) return
    const folder = await archiveFolder()
    const paths = ['alto-line-typewritten-en', 'alto-line-typewritten-fr', 'torture']
    told = await published(folder, ...paths.map((path) => real(path)))
    archive = await lookingAt(folder)
  })
  const opened = (): Archive => archive ?? never()
  const item = async (id: string) =>
    (await opened().catalogue.item(anItemId(id)))?.record ?? never()

  withReal('every page of the reports and the letter has lines, with their places', async () => {
    for (const [id, pages] of Object.entries(letters)) {
      const { pages: scans, texts } = await item(id)
      expect([id, scans.length, texts.length]).toEqual([id, pages, 1])
      const [layer] = texts
      if (layer?.extent !== 'by-page') throw new Error(`the text of ${id} is not by page`)
      expect(layer.pages.map(({ page }) => page)).toEqual(scans.map((scan) => scan.id))
      for (const text of layer.pages) {
        const page = scans.find((scan) => scan.id === text.page) ?? never()
        const { lines } = await opened().texts.ofPage(anItemId(id), page, text)
        expect(lines.length).toBeGreaterThan(5)
        expect(lines).toHaveLength(text.text.lines)
        for (const { box } of lines) {
          expect(box).toBeDefined()
          if (!box) continue
          expect(box.x + box.width).toBeLessThanOrEqual(page.image.width)
          expect(box.y + box.height).toBeLessThanOrEqual(page.image.height)
        }
      }
    }
  })

  withReal('every torture file is published upright, or refused with its name and a reason', async () => {
    const files = await readdir(real('torture'))
    expect(Object.keys(torture).sort()).toEqual(files.filter((name) => name !== 'MANIFEST.tsv').sort()) // prettier-ignore
    const sizes = new Map<string, [number, number][]>()
    for await (const id of opened().catalogue.everyItem())
      for (const { image } of (await opened().catalogue.item(id))?.record.pages ?? [])
        sizes.set(image.master.name, [...(sizes.get(image.master.name) ?? []), [image.width, image.height]]) // prettier-ignore
    const findings = told.flatMap((one) => (one.kind === 'finding' ? [one.finding] : []))
    for (const [name, outcome] of Object.entries(torture)) {
      if (!(outcome instanceof RegExp)) {
        expect([name, sizes.get(name)]).toEqual([name, outcome])
        continue
      }
      expect([name, sizes.get(name)]).toEqual([name, undefined])
      const sentences = findings.filter(({ where }) => basename(where) === name)
      expect(sentences.map(({ what }) => what)).toContainEqual(expect.stringMatching(outcome))
    }
    // None stopped the others.
    const all = outcomes(told).filter((one) => !one.startsWith('refused'))
    expect(all).toHaveLength(Object.values(torture).filter(Array.isArray).length + 3)
  }) // prettier-ignore

  withReal('a colour that print calls red is seen as red, through the front door', async () => {
    const { pages } = await item('fogra-0-100-100-0')
    const address = opened().addresses.image(pages[0]?.id ?? never(), 3)
    const tile = await request(createApp(opened()))
      .get(`${new URL(address).pathname}/full/!50,50/0/default.png`)
      .buffer(true)
    expect(tile.status).toBe(200)
    const { default: sharp } = await import('sharp')
    const [red, green, blue] = (await sharp(tile.body as Buffer).stats()).channels.map(({ mean }) => mean) // prettier-ignore
    expect(red).toBeGreaterThan(210)
    expect(Math.max(green ?? 255, blue ?? 255)).toBeLessThan(40)
  })
})

it('takes one outcome for one file', () => {
  // So that a torture file that vanished could not make the test above say less.
  expect(Object.keys(torture)).toHaveLength(29)
})

function never(): never {
  throw new Error('this was not published')
}
