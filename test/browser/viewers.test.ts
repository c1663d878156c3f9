import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { newFolder, written } from '../folders.js'
import { real, withReal } from '../real.js'
import { pageJpeg } from '../scans.js'
import { besideScan, type Wanted } from './beside.js'
import { browserForTests } from './chromium.js'
import { drawsRegions } from './drawn-regions.js'
import { looking, type Look } from './looking.js'
import { ownReport, realReport, type Report } from './report.js'
import { servedWith, type Served } from './server.js'
import { eventually, placeOfWords, type Place } from './sight.js'

const viewers = [
  {
    name: 'mirador',
    file: 'mirador/mirador.min.js',
    surface: '.openseadragon-canvas',
    lines: '[annotationid]',
    next: '.mirador-next-canvas-button',
    // Mirador 4.0.0 says the first whatever it shows, and the second when it draws its tabs before it has a page's text.
    known:
      /^error: (Accessing element\.ref was removed in React 19|MUI: The `value` provided to the Tabs .*\n.*"annotations")/,
  },
  {
    name: 'uv',
    file: 'universalviewer/umd/UV.js',
    surface: '.centerPanel .openseadragon-canvas',
    lines: '.rightPanel .group:last-child .value',
    next: '.centerPanel .paging.btn.next',
    known: undefined,
  },
] as const
type Viewer = (typeof viewers)[number]

const browser = browserForTests()
const window = { viewport: { width: 1280, height: 800 } }
beforeAll(() => {
  for (const { file } of viewers) {
    if (!existsSync(join(process.cwd(), 'viewers', file)))
      throw new Error(`viewers/${file} is missing: run node build.js, which bundles the viewers.`)
  }
})

/** An item, one of its pages (from 1), and what is to be seen of it; gives where the scan is. */
async function opensOn(
  seen: Look,
  served: Served,
  viewer: Viewer,
  item: string,
  number: number,
  wanted: Omit<Wanted, 'page'>,
): Promise<Place> {
  const { id, pages } = await served.item(item)
  const page = pages[number - 1]?.id ?? 'missing'
  const query = number === 1 ? '' : `?canvas=${page}`
  await seen.page.goto(`${served.addresses.item(id)}/${viewer.name}${query}`)
  const picture = `${viewer.name}-${item}-${String(number)}`
  const scan = await besideScan(seen, viewer.surface, { ...wanted, page }, picture)
  const errors = seen.complaints.filter((one) => one.startsWith('error'))
  expect(errors.filter((one) => !viewer.known?.test(one))).toEqual([])
  return scan
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
    const wanted = { scan, otherScan, words, otherWords, above }
    await looking(browser(), window, async (seen) => {
      await opensOn(seen, own.served, viewer, 'lamp', page, wanted)
    })
  })
})

it.each(viewers)('$name changes the text with the page', async ({ name, next }) => {
  const { served } = await ownItem()
  const { id } = await served.item('lamp')
  await looking(browser(), window, async ({ page }) => {
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

/** Every line of a report stands beside its scan; Mirador draws where they are, Universal Viewer has no way to. */
async function showsReport(viewer: Viewer, report: Report): Promise<void> {
  await looking(browser(), window, async (seen) => {
    const { page } = seen
    const { served, item, size, lines, wanted } = report
    const scan = await opensOn(seen, served, viewer, item, 1, wanted)
    const said = await page.locator(viewer.lines).allInnerTexts()
    expect(said.map((line) => line.trim())).toEqual(lines.map(({ words }) => words))
    if (viewer.name === 'uv') return
    const toggle = () => page.getByRole('button', { name: /^Highlight (all|none)$/ }).click()
    await drawsRegions(page, toggle, { scan, size, boxes: lines.map(({ box }) => box) })
  })
}

for (const viewer of viewers) {
  it(`shows a text beside its scan in ${viewer.name}, line by line`, async () => {
    await showsReport(viewer, await ownReport())
  })
  withReal(`shows the report in English beside its scan in ${viewer.name}`, async () => {
    await showsReport(viewer, await realReport())
  })
}

let delivered: Promise<Served> | undefined
/** Another report in English and the letter in French, published once. */
function realItems(): Promise<Served> {
  const [report, letter] = ['alto-line-typewritten-en/EHRI-DR-19390519-US', 'alto-line-typewritten-fr'] // prettier-ignore
  delivered ??= servedWith([real(report), real(letter)])
  return delivered
}

describe.each([
  [
    'alto-line-typewritten-en/EHRI-DR-19390519-US',
    ['EHRI-DR-19390519-US_01', 'EHRI-DR-19390519-US_02'],
  ],
  ['alto-line-typewritten-fr/12148-btv1b525062185', ['0_4a125_default', '3_eac6a_default']],
] as const)('%s', (folder, [first, other]) => {
  for (const viewer of viewers) {
    withReal(`is shown in ${viewer.name} with its transcription beside the scan`, async () => {
      const item = folder.replace(/.*\//, '').toLowerCase()
      const wanted = {
        scan: real(folder, `${first}.jpg`),
        otherScan: real(folder, `${other}.jpg`),
        words: lineOf(real(folder, `${first}.xml`)),
        otherWords: lineOf(real(folder, `${other}.xml`)),
      }
      await looking(browser(), window, async (seen) => {
        await opensOn(seen, await realItems(), viewer, item, 1, wanted)
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
