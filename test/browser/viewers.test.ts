import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { newFolder, written } from '../folders.js'
import { real, withReal } from '../real.js'
import { pageJpeg } from '../scans.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { areBeside, eventually, fitted, likenessOnScreen, placeOf, placeOfWords } from './sight.js'

const viewers = [
  {
    name: 'mirador',
    file: 'mirador/mirador.min.js',
    surface: '.openseadragon-canvas',
    next: '.mirador-next-canvas-button',
    // Mirador 4.0.0 says the first whatever it shows, and the second when it draws its tabs before it has a page's text.
    known:
      /^error: (Accessing element\.ref was removed in React 19|MUI: The `value` provided to the Tabs .*\n.*"annotations")/,
  },
  {
    name: 'uv',
    file: 'universalviewer/umd/UV.js',
    surface: '.centerPanel .openseadragon-canvas',
    next: '.centerPanel .paging.btn.next',
    known: undefined,
  },
] as const
type Viewer = (typeof viewers)[number]

/** What must be seen of a page: its scan, and a line of its text beside it. */
interface Wanted {
  readonly item: string
  /** Counts from 1. */
  readonly page: number
  /** The file of the scan. */
  readonly scan: string
  /** A scan that is not to be seen. */
  readonly otherScan: string
  readonly words: string
  readonly otherWords: string
  /** Words of the line before. */
  readonly above?: string
}

const browser = browserForTests()
beforeAll(() => {
  for (const { file } of viewers) {
    if (!existsSync(join(process.cwd(), 'viewers', file)))
      throw new Error(`viewers/${file} is missing: run node build.js, which bundles the viewers.`)
  }
})

async function opensOn(served: Served, viewer: Viewer, wanted: Wanted): Promise<void> {
  const { pages } = await served.item(wanted.item)
  const id = pages[wanted.page - 1]?.id ?? 'missing'
  const query = wanted.page === 1 ? '' : `?canvas=${id}`
  const window = { viewport: { width: 1280, height: 800 } }
  await looking(browser(), window, async ({ page, complaints, failures, answered }) => {
    await page.goto(
      `${served.addresses.item((await served.item(wanted.item)).id)}/${viewer.name}${query}`,
    )
    const words = await eventually(() => placeOfWords(page, wanted.words), Boolean)
    expect(words).toBeDefined()
    expect(await placeOfWords(page, wanted.otherWords)).toBeUndefined()

    const surface = await placeOf(page, viewer.surface)
    const { width, height } = await sharp(wanted.scan).metadata()
    if (!surface || !words) throw new Error('The viewer has no place for the scan.')
    const scan = fitted({ width, height }, surface)
    const likeness = (path: string) => async () =>
      likenessOnScreen(await page.screenshot(), scan, path)
    const seen = await eventually(likeness(wanted.scan), (like) => like > 0.9)
    await keepPicture(page, `${viewer.name}-${wanted.item}-${String(wanted.page)}`)
    expect(seen).toBeGreaterThan(0.9)
    expect(await likeness(wanted.otherScan)()).toBeLessThan(0.75)
    expect(areBeside(words, scan)).toBe(true)
    if (wanted.above !== undefined) {
      const above = await placeOfWords(page, wanted.above)
      expect(above?.y).toBeLessThan(words.y - 5)
    }

    expect(failures).toEqual([])
    const tiles = answered.filter((url) => /\/iiif\/image\/[23]\/.*\.jpg$/.test(url))
    expect(tiles.filter((url) => url.includes(`/${id}/`)).length).toBeGreaterThan(1)
    const errors = complaints.filter((one) => one.startsWith('error'))
    expect(errors.filter((one) => !viewer.known?.test(one))).toEqual([])
  })
}

describe.each(viewers)('$name', (viewer) => {
  it.each([
    [1, 'The lamp on the mole was out.', 'The keeper was asleep.'],
    [2, 'The keeper was asleep.', 'The lamp on the mole was out.'],
  ])('shows page %i of an item with its text beside it', async (page, words, otherWords) => {
    const own = await ownItem()
    const [scan, otherScan] = page === 1 ? own.scans : own.scans.toReversed()
    if (scan === undefined || otherScan === undefined) throw new Error('There are two scans.')
    const above = page === 1 ? 'A report' : 'Its end'
    const wanted = { item: 'lamp', page, scan, otherScan, words, otherWords, above }
    await opensOn(own.served, viewer, wanted)
  })
})

it.each(viewers)('$name changes the text with the page', async ({ name, next }) => {
  const { served } = await ownItem()
  const { id } = await served.item('lamp')
  await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page }) => {
    const shows = (words: string) => eventually(() => placeOfWords(page, words), Boolean)
    await page.goto(`${served.addresses.item(id)}/${name}`)
    expect(await shows('The lamp on the mole was out.')).toBeDefined()
    await page.locator(next).first().click()
    expect(await shows('The keeper was asleep.')).toBeDefined()
    expect(await placeOfWords(page, 'The lamp on the mole was out.')).toBeUndefined()
  })
})

it('shows the record in Mirador where there is no text, and has nothing to complain of', async () => {
  const folder = await written(await newFolder(), {
    'mute/1.jpg': await pageJpeg(23),
    'mute/item.yaml': 'title: A page without words\nabstract: Nobody has read it yet.\n',
  })
  const mute = await servedWith([join(folder, 'mute')])
  const { id } = await mute.item('mute')
  const window = { viewport: { width: 1280, height: 800 } }
  await looking(browser(), window, async ({ page, complaints }) => {
    await page.goto(mute.addresses.mirador(id))
    expect(
      await eventually(() => placeOfWords(page, 'Nobody has read it yet.'), Boolean),
    ).toBeDefined()
    const errors = complaints.filter((one) => one.startsWith('error'))
    expect(errors.filter((one) => !one.includes('removed in React 19'))).toEqual([])
  })
})

let made: Promise<{ served: Served; scans: string[] }> | undefined
/** An item of two pages and their texts, published once. */
function ownItem() {
  made ??= (async () => {
    const folder = await written(await newFolder(), {
      'lamp/1.jpg': await pageJpeg(21, 90, 1800),
      'lamp/2.jpg': await pageJpeg(22, 90, 1800),
      'lamp/1.txt': 'A report\nThe lamp on the mole was out.\n',
      'lamp/2.txt': 'Its end\nThe keeper was asleep.\n',
      'lamp/item.yaml': 'title: The lamp\nlanguage: en\n',
    })
    const scans = ['1.jpg', '2.jpg'].map((name) => join(folder, 'lamp', name))
    return { served: await servedWith([join(folder, 'lamp')]), scans }
  })()
  return made
}

let delivered: Promise<Served> | undefined
/** Both reports in English and the letter in French, published once. */
function realItems(): Promise<Served> {
  delivered ??= servedWith([real('alto-line-typewritten-en'), real('alto-line-typewritten-fr')])
  return delivered
}

describe.each([
  [
    'alto-line-typewritten-en/EHRI-DR-19390404-US',
    ['EHRI-DR-19390404-US_01', 'EHRI-DR-19390404-US_02'],
  ],
  [
    'alto-line-typewritten-en/EHRI-DR-19390519-US',
    ['EHRI-DR-19390519-US_01', 'EHRI-DR-19390519-US_02'],
  ],
  ['alto-line-typewritten-fr/12148-btv1b525062185', ['0_4a125_default', '3_eac6a_default']],
] as const)('%s', (folder, [first, other]) => {
  for (const viewer of viewers) {
    withReal(`is shown in ${viewer.name} with its transcription beside the scan`, async () => {
      await opensOn(await realItems(), viewer, {
        item: folder.replace(/.*\//, '').toLowerCase(),
        page: 1,
        scan: real(folder, `${first}.jpg`),
        otherScan: real(folder, `${other}.jpg`),
        words: lineOf(real(folder, `${first}.xml`)),
        otherWords: lineOf(real(folder, `${other}.xml`)),
      })
    })
  }
})

/** The first line of an ALTO file that is long enough to be mistaken for nothing else, as its bytes have it. */
function lineOf(alto: string): string {
  const lines = [...readFileSync(alto, 'utf8').matchAll(/<String CONTENT="([^"&~]{30,})"/g)]
  const line = lines[0]?.[1]
  if (line === undefined) throw new Error(`${alto} has no line to look for.`)
  return line
}
