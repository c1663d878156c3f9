import { readdir } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { Problem } from '../../data/model/problem.js'
import { inspect } from '../../images/inspect.js'
import { makePyramid } from '../../images/pyramid.js'
import { real, withReal } from '../real.js'
import { answer, apart, look, scratch, type Colour } from './pictures.js'

/** What must come of a file: pages of these sizes, with these colours at parts of their width and height; or a refusal. */
type Outcome =
  | {
      readonly pages: readonly (readonly [number, number])[]
      /** Share of the width, share of the height, and the colour there on the last page. */
      readonly colours?: readonly (readonly [number, number, Colour])[]
      readonly warning?: RegExp
    }
  | { readonly refused: RegExp }

const white: Colour = [255, 255, 255]
const faultyProfile = /faulty colour profile/

const outcomes: Readonly<Record<string, Outcome>> = {
  '16-bit-grey-alpha.png': { pages: [[109, 96]], colours: [[0.5, 0.5, [247, 247, 247]]] },
  '17-tiff-binary-ccitt-group3.tif': { pages: [[801, 1313]], colours: [[0.05, 0.1, white], [0.55, 0.63, [0, 0, 0]]] },
  '65536-uint32-limit.png': { refused: /measures 65,536 × 65,536 pixels, 4,295 megapixels; the limit is 600/ },
  'Channel_digital_image_CMYK_color.jpg': { pages: [[500, 333]], colours: [[0.05, 0.5, [126, 141, 105]], [0.75, 0.75, [173, 182, 191]]] },
  'Landscape_6.jpg': { pages: [[600, 450]], colours: [[0.75, 0.05, [245, 246, 245]], [0.05, 0.95, [26, 21, 9]], [0.05, 0.25, [101, 104, 34]]] },
  'Portrait_5.jpg': { pages: [[450, 600]], colours: [[0.95, 0.05, white], [0.25, 0.75, [95, 119, 37]], [0.05, 0.95, [152, 130, 92]]] },
  'cmyk-sample.jpg': { pages: [[160, 227]], colours: [[0.1, 0.9, [10, 100, 150]]] },
  'corrupt-header.jpg': { refused: /is cut short/ },
  'corrupted-icc-srgb.jpg': { pages: [[1024, 685]], warning: faultyProfile, colours: [[0.75, 0.5, [153, 8, 8]], [0.05, 0.25, [40, 3, 3]]] },
  'decompression_bomb.gif': { refused: /is a GIF file, which cannot be published yet/ },
  'fivepages-scan-causingerrors.tif': { pages: [[2480, 3518], [2480, 3520], [2480, 3517], [2480, 3513], [2484, 3515]], colours: [[0.8, 0.5, white]] },
  'flower-separated-planar-16.tif': { pages: [[73, 43]] },
  'fogra-0-100-100-0.tif': { pages: [[1000, 1000]], colours: [[0.5, 0.5, [227, 7, 20]]] },
  'g4_orientation_6.tif': { pages: [[590, 88]], colours: [[0.9, 0.5, white]] },
  'hopper_bigtiff.tif': { pages: [[128, 128]], colours: [[0.75, 0.25, [86, 126, 187]], [0.5, 0.25, [221, 160, 132]]] },
  'jfif-cmyk-invalid-icc-profile-srgb.jpg': { pages: [[493, 500]], warning: faultyProfile, colours: [[0.05, 0.05, [32, 4, 116]], [0.5, 0.2, [242, 110, 5]]] },
  'min-is-white-with-profile.tif': { pages: [[2479, 3508]], colours: [[0.8, 0.4, white]] },
  'multipage_out_of_order.tiff': { pages: [[10, 10], [20, 20], [10, 10]], colours: [[0.5, 0.5, [255, 0, 0]]] },
  'oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif': { refused: /is damaged and cannot be read \(it ends before/ },
  'p3.png': { pages: [[8, 8]], colours: [[0.5, 0.5, [255, 0, 0]]] },
  'png_decompression_dos.png': { pages: [[1, 1]], colours: [[0.5, 0.5, [0, 0, 0]]] },
  'prophoto.png': { pages: [[1, 1]], colours: [[0.5, 0.5, [117, 160, 210]]] },
  'scan-mono-iccgray.tif': { pages: [[2408, 3436]], colours: [[0.5, 0.8, white]] },
  'tifftag-photoshop.tiff': { pages: [[317, 211]], colours: [[0.097, 0.713, [218, 179, 8]]] },
  'truncated.jpg': { refused: /is cut short/ },
  'truncated_image.png': { refused: /is cut short/ },
  'unbound_variable.jp2': { refused: /is a JPEG 2000 file, which cannot be published yet/ },
  'value-beyond-eof.tif': { refused: /is damaged and cannot be read/ },
  'xmp_tags_orientation.png': { pages: [[326, 268]] },
} // prettier-ignore

const path = scratch()

/** Every page of a file, published and shown whole. */
async function pagesOf(name: string) {
  const source = real('torture', name)
  const shown = []
  const warnings: string[] = []
  for (const { frame, width, height } of await inspect(source)) {
    const made = await makePyramid({ source, frame, target: path('pyramid.tif') })
    expect(made).toMatchObject({ width, height })
    warnings.push(...made.warnings)
    shown.push(await look(await answer(path('pyramid.tif'), made, 3, 'full/max/0/default.png')))
  }
  return { shown, warnings }
}

for (const [name, outcome] of Object.entries(outcomes))
  withReal(`${'refused' in outcome ? 'refuses' : 'publishes'} ${name}`, async () => {
    if ('refused' in outcome) {
      const error: unknown = await pagesOf(name).catch((problem: unknown) => problem)
      expect(error).toBeInstanceOf(Problem)
      expect(error).toMatchObject({ code: 'refused', message: expect.stringMatching(outcome.refused) as unknown }) // prettier-ignore
      expect((error as Problem).message.startsWith(`${name} `)).toBe(true)
      return
    }
    const { shown, warnings } = await pagesOf(name)
    expect(shown.map(({ width, height }) => [width, height])).toEqual(outcome.pages)
    expect(warnings).toEqual(outcome.warning ? [expect.stringMatching(outcome.warning)] : [])
    const last = shown.at(-1)
    for (const [across, down, colour] of outcome.colours ?? []) {
      const found = last?.around(across, down)
      const difference = found ? apart(found, colour) : 255
      expect({ across, down, found, near: difference <= 12 }).toEqual({
        across,
        down,
        found,
        near: true,
      })
    }
  })

withReal('knows an outcome for every file there is', async () => {
  const files = (await readdir(real('torture'))).filter((name) => name !== 'MANIFEST.tsv')
  expect(Object.keys(outcomes).sort()).toEqual(files.sort())
})

withReal(
  'takes in 134.6 megapixels of one bit, and shows them in greys',
  async () => {
    const source = real('big', 'chicopee-1856-p1-g4-1bit-10200x13200.tiff')
    const made = await makePyramid({ source, frame: 0, target: path('big.tif') })
    expect(made).toMatchObject({ width: 10_200, height: 13_200, warnings: [] })
    const small = await look(await answer(path('big.tif'), made, 3, 'full/!500,500/0/default.png'))
    const greys = new Set(Array.from({ length: 300 }, (_, at) => small.at(at, at)[0]))
    expect(greys.size).toBeGreaterThan(20)
  },
  60_000,
)
