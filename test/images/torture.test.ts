import { readdir } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { Problem } from '../../data/model/problem.js'
import { inspect } from '../../images/inspect.js'
import { makePyramid } from '../../images/pyramid.js'
import { real, withReal } from '../real.js'
import { answer, apart, look, scratch, type Colour } from './pictures.js'

/** Width and height of a page in pixels, and its {@link greys}. */
type Shape = readonly [width: number, height: number, greys?: string]

/** What must come of a file: pages of these sizes, with these colours at parts of their width and height; or a refusal. */
type Outcome =
  | {
      readonly pages: readonly Shape[]
      /** Share of the width, share of the height, and the colour there on the last page. */
      readonly colours?: readonly (readonly [number, number, Colour])[]
      readonly warning?: RegExp
    }
  | { readonly refused: RegExp }

const white: Colour = [255, 255, 255]
const faultyProfile = /faulty colour profile/

/**
 * What other programs make of the same files: JPEG 2000 by OpenJPEG 2.5.0 (`opj_decompress`), PDF by Poppler 22.12
 * (`pdftoppm -r`, at the resolution of the scan; `pdfimages` for the second page of `3small.pdf`, which Poppler blurs), TIFF by Pillow 9.4; the means by Pillow (`convert('L').resize((8, 8), BOX)`).
 */
const balloon =
  'c1c3c0c1c5cac8c6caddb38f7fb2e6cfc8e179726a76e6d2c9ea84615d88ecd0c5ebe18d8ae9eed3c9e7ddcac5e4edd5c2d3d0d5d9e3e1d1c1c7c8cbced2d0d0'
const chapter = 'd7d8d1ccc9cbc8d2dbb9ced4d0cfd1cfd5b6c8cec5c5c6cac89d95aac6c5c6c8c8838f8ecccccfcfcc6e6f9dc8c7c7c9d8bfaed4c6c6c3c7cfc8c8c5c9c5c6c6' // prettier-ignore

const torture: Readonly<Record<string, Outcome>> = {
  '16-bit-grey-alpha.png': { pages: [[109, 96]], colours: [[0.5, 0.5, [247, 247, 247]]] },
  '17-tiff-binary-ccitt-group3.tif': { pages: [[801, 1313, 'fdfbfcfcfcf9cbbac2e7fbfcedb0deb3b29ecae7aba7dcb5adb8f3fcd5a6dcb8e3fbf1bec0b3dfb5ffffd51a0f14d9b3ffffffd3c5e6e0b4faf8f8f8f8f8daa3']], colours: [[0.05, 0.1, white], [0.55, 0.63, [0, 0, 0]]] },
  '65536-uint32-limit.png': { refused: /measures 65,536 × 65,536 pixels, 4,295 megapixels; the limit is 600/ },
  'Channel_digital_image_CMYK_color.jpg': { pages: [[500, 333]], colours: [[0.05, 0.5, [126, 141, 105]], [0.75, 0.75, [173, 182, 191]]] },
  'Landscape_6.jpg': { pages: [[600, 450]], colours: [[0.75, 0.05, [245, 246, 245]], [0.05, 0.95, [26, 21, 9]], [0.05, 0.25, [101, 104, 34]]] },
  'Portrait_5.jpg': { pages: [[450, 600]], colours: [[0.95, 0.05, white], [0.25, 0.75, [95, 119, 37]], [0.05, 0.95, [152, 130, 92]]] },
  'cmyk-sample.jpg': { pages: [[160, 227]], colours: [[0.1, 0.9, [10, 100, 150]]] },
  'corrupt-header.jpg': { refused: /is cut short/ },
  'corrupted-icc-srgb.jpg': { pages: [[1024, 685]], warning: faultyProfile, colours: [[0.75, 0.5, [153, 8, 8]], [0.05, 0.25, [40, 3, 3]]] },
  'decompression_bomb.gif': { refused: /is a GIF file, which cannot be published yet/ },
  'fivepages-scan-causingerrors.tif': { pages: [[2480, 3518, 'fefffffffffffefcfffffffffffffffeffef8fcffffffffdffebacb2fffffffdffffaeb4fffffffeffdd8f91ecfffffdfffffffffffffffdfcfefffffffffff9'], [2480, 3520], [2480, 3517], [2480, 3513], [2484, 3515]], colours: [[0.8, 0.5, white]] },
  'flower-separated-planar-16.tif': { pages: [[73, 43]] },
  'fogra-0-100-100-0.tif': { pages: [[1000, 1000]], colours: [[0.5, 0.5, [227, 7, 20]]] },
  'g4_orientation_6.tif': { pages: [[590, 88, 'ffffffffffffffffb5e9fff6f6cdffffb8beb9aeb596ffffc2adbca3b78af8ffc3afbbbac0a6fdffe9d6cccfd5d0ffffffffffffffffffffffffffffffffffff']], colours: [[0.9, 0.5, white]] },
  'hopper_bigtiff.tif': { pages: [[128, 128, '3a27518a8370666b393c23414d4470715a205c948a70818120379399978f8b891d4e787f80818e8c4119218a8616447b370e0e613d16133b2c49264819433025']], colours: [[0.75, 0.25, [86, 126, 187]], [0.5, 0.25, [221, 160, 132]]] },
  'jfif-cmyk-invalid-icc-profile-srgb.jpg': { pages: [[493, 500]], warning: faultyProfile, colours: [[0.05, 0.05, [32, 4, 116]], [0.5, 0.2, [242, 110, 5]]] },
  'min-is-white-with-profile.tif': { pages: [[2479, 3508, 'fbf4f6ecc7c9f7ffdc8f9beafffffffdd6b4bce6fffffffffffffcffe9ffffffffe8e9ede7fffffffff5effcfffffffffcf0effff5ededfac48cbcffb2a5b4f1']], colours: [[0.8, 0.4, white]] },
  'multipage_out_of_order.tiff': { pages: [[10, 10], [20, 20], [10, 10]], colours: [[0.5, 0.5, [255, 0, 0]]] },
  'oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif': { refused: /is damaged and cannot be read \(it ends before/ },
  'p3.png': { pages: [[8, 8]], colours: [[0.5, 0.5, [255, 0, 0]]] },
  'png_decompression_dos.png': { pages: [[1, 1]], colours: [[0.5, 0.5, [0, 0, 0]]] },
  'prophoto.png': { pages: [[1, 1]], colours: [[0.5, 0.5, [117, 160, 210]]] },
  'scan-mono-iccgray.tif': { pages: [[2408, 3436, 'f6f7f9feffffd9b3ded5dbdcdadee9cfe5e0e4e8f1f5ffffedeff9f9fffffffff7f5ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff']], colours: [[0.5, 0.8, white]] },
  'tifftag-photoshop.tiff': { pages: [[317, 211]], colours: [[0.097, 0.713, [218, 179, 8]]] },
  'truncated.jpg': { refused: /is cut short/ },
  'truncated_image.png': { refused: /is cut short/ },
  'unbound_variable.jp2': { refused: /is damaged and cannot be read \(it holds no picture\)/ },
  'value-beyond-eof.tif': { refused: /is damaged and cannot be read/ },
  'xmp_tags_orientation.png': { pages: [[326, 268]] },
} // prettier-ignore

const jp2: Readonly<Record<string, Outcome>> = {
  'empty.jp2': { refused: /is empty: it holds no bytes/ },
  // A JPEG of the same picture.
  'is_jpeg.jp2': { pages: [[2717, 3701, balloon]] },
  'reference.jp2': { pages: [[2717, 3701, balloon]], colours: [[0.5, 0.3, [118, 121, 118]], [0.4, 0.25, [163, 135, 100]]] },
  'signature_corrupted.jp2': { refused: /is damaged and cannot be read \(the signature at its beginning was altered\)/ },
  'truncated_at_byte_5000.jp2': { refused: /is cut short/ },
  '隨機中國文字.jp2': { pages: [[2717, 3701, balloon]] },
} // prettier-ignore

const pdf: Readonly<Record<string, Outcome>> = {
  '3small.pdf': { pages: [
    [640, 682, 'fff8f8f9f9f9fcffffc0faf4fbf1fbfefcd8cbe8f6f4eee2feeee7c4d1bfd5fbf9f4eae8e5eafffffbede9f4f8fdfffffaeeecf2f7f8e9f4fef3f0e5e7f7e6f4'],
    [400, 50, 'ffffffffffffffffffffffffffffffffffedf8f6faf8f9ffffa9b79daaa5b5ffffc4c3c2bebcc6fffffffbfffbffffffffffffffffffffffffffffffffffffff'],
    [4000, 2864, 'eeeaf0e8f7fffffff1e9f5ffffffffffe7e5f4fffffffffff4f0eef0eff0f9feede3dde3e6e4e5f9eadfe1e1dcdfdbf8eae7e5e7e8e4e8f6edebe9ebebf5f5fb'],
  ] },
  'broken-truncated.pdf': { refused: /is cut short/ },
  'c02-22.pdf': { pages: [[800, 981, chapter]] },
  'cmyk.pdf': { pages: [[900, 900, 'fcf1f1f8fffffffffedfe3eaf1fffffffff2eef8fffffffffff6f5fffffffffffffffffffffffffffffefcfcffffffffffffffffffffffffffffffffffffffff']],
    colours: [[0.2, 0.33, [251, 205, 232]], [0.25, 0.43, [208, 239, 252]], [0.35, 0.65, [255, 252, 201]]] },
  'encryption_openpassword.pdf': { refused: /is locked with a password\. Save a copy of it that opens without one\.$/ },
  'hugemono.pdf': { refused: /\(page 1\) measures 35,000 × 35,000 pixels, 1,225 megapixels; the limit is 600 megapixels\.$/ },
  'invalid.pdf': { refused: /is damaged and cannot be read \(it is no whole PDF\)/ },
  'multipage.pdf': { pages: [
    [800, 981, chapter],
    [9000, 9000, 'fcf6f8f8fffffffffdf7fcffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
    [958, 400, 'f7fdfdfdfdfdfcfff2f9fdfcf6fbfafff5ecebebf4eafafef5eff0e7edf2eff2f2f0eef3f3eef7eff6f6f1ecf3f7f6fbf2f0eeeef0f0f7fff2f6f6fcfefefeff'],
    [958, 400, 'f6fcfcfcfcfcfcfff1f9fcfcf5fafafff4eae9e8f2e7f9fdf3edefe4ecf1eef0f0edebf1f0ebf6edf6f6f1ebf3f7f5fbf0eeebebeeeef6fff1f5f5fdfffefeff'],
    [612, 792, 'fbfafcfeffffffffe4d8d5dfe4d6d8dbe2d8d9e1e6d5d7d7ddd3d1dde2d7dadfdbd5d8e3e3d6d4dbdbd4d8ebe0d7d8e2dadad7e6ddd4d3dffffffffffffffffe'],
    [1622, 1253, 'ffdfdce4e3deddffffdedee8e4dbddffffdadbe1e0d8daffffd8d6dfe3dedcffffdbd9e0e3dcdcffffdedbe5e7dbddffffddddeae3daddffffdcdce4e5dcddff'],
  ] },
} // prettier-ignore

const big: Readonly<Record<string, Outcome>> = {
  'chicopee-1856-p1-g4-1bit-10200x13200.tiff': { pages: [[10_200, 13_200, 'fff6f0f6f6f7fdfffee8e6e0e4e4e1ffffe1dddad7d9d8ffffe3e0dfdadbd7ffffe4dedcdbdad6fffededfdedbd9d2ffffd6d6dbdbd9d2fffff5f2f2f1f3f3ff']] },
} // prettier-ignore

const path = scratch()

/** The mean greys of 8 × 8 parts of a picture, row by row, from 96 × 96 places in each. */
function greys({ width, height, at }: Awaited<ReturnType<typeof look>>): number[] {
  const steps = Array.from({ length: 96 }, (_, step) => (step + 0.5) / 96)
  return Array.from({ length: 64 }, (_, cell) => {
    const sum = steps.reduce((all, down) => {
      const y = ((Math.floor(cell / 8) + down) * height) / 8
      return steps.reduce((some, across) => {
        const [r, g, b] = at((((cell % 8) + across) * width) / 8, y)
        return some + 0.299 * r + 0.587 * g + 0.114 * b
      }, all)
    }, 0)
    return Math.round(sum / steps.length ** 2)
  })
}

/** Every page of a file, published and shown, at most so many pixels across or down. */
async function pagesOf(source: string) {
  const shown = []
  const warnings: string[] = []
  for (const { frame, width, height } of await inspect(source)) {
    const made = await makePyramid({ source, frame, target: path('pyramid.tif') })
    expect(made).toMatchObject({ width, height })
    warnings.push(...made.warnings)
    const size = Math.max(width, height) > most ? `!${most},${most}` : 'max'
    const page = await look(
      await answer(path('pyramid.tif'), made, 3, `full/${size}/0/default.png`),
    )
    shown.push({ size: [width, height], page })
  }
  return { shown, warnings }
}
const most = 1000

async function expectRefusal(name: string, source: string, said: RegExp) {
  const error: unknown = await pagesOf(source).catch((problem: unknown) => problem)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ code: 'refused', message: expect.stringMatching(said) as unknown })
  expect((error as Problem).message.startsWith(`${name} `)).toBe(true)
}

for (const [folder, outcomes] of Object.entries({ torture, jp2, pdf, big })) {
  for (const [name, outcome] of Object.entries(outcomes))
    withReal(`${'refused' in outcome ? 'refuses' : 'publishes'} ${name}`, async () => {
      const source = real(folder, name)
      if ('refused' in outcome) {
        await expectRefusal(name, source, outcome.refused)
        return
      }
      const { shown, warnings } = await pagesOf(source)
      expect(shown.map(({ size }) => size)).toEqual(outcome.pages.map(([width, height]) => [width, height])) // prettier-ignore
      expect(warnings).toEqual(outcome.warning ? [expect.stringMatching(outcome.warning)] : [])
      for (const [nth, [, , expected]] of outcome.pages.entries()) {
        const page = shown[nth]?.page
        if (!page || expected === undefined) continue
        const found = greys(page)
        const off = Array.from(Buffer.from(expected, 'hex'), (value, cell) => Math.abs(value - (found[cell] ?? 0))) // prettier-ignore
        expect({ nth, off: off.filter((one) => one > 8) }).toEqual({ nth, off: [] })
      }
      const last = shown.at(-1)?.page
      for (const [across, down, colour] of outcome.colours ?? []) {
        const found = last?.around(across, down)
        const near = found !== undefined && apart(found, colour) <= 12
        expect({ across, down, found, near }).toMatchObject({ near: true })
      }
    })

  withReal(`knows an outcome for every file of ${folder}`, async () => {
    const entries = await readdir(real(folder), { withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !/^(MANIFEST|README|REUSE)/.test(entry.name)) // prettier-ignore
    expect(Object.keys(outcomes).sort()).toEqual(files.map(({ name }) => name).sort())
  })
}

withReal('shows one bit in greys where it is reduced', async () => {
  const source = real('big', 'chicopee-1856-p1-g4-1bit-10200x13200.tiff')
  const made = await makePyramid({ source, frame: 0, target: path('big.tif') })
  expect(made).toMatchObject({ width: 10_200, height: 13_200, warnings: [] })
  const small = await look(await answer(path('big.tif'), made, 3, 'full/!500,500/0/default.png'))
  const shades = new Set(Array.from({ length: 300 }, (_, at) => small.at(at, at)[0]))
  expect(shades.size).toBeGreaterThan(20)
})
