import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import { newFolder, written } from '../folders.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { eventually } from './sight.js'

const browser = browserForTests()
const memorandum = 'memorandum-1956-03-10'
let served: Served

const note = (id: string, motivation: string, by: string, body: readonly object[], target: object) => ({ id, type: 'Annotation', motivation, creator: { type: 'Person', name: by }, created: '2024-03-01T10:00:00Z', body, target }) // prettier-ignore
const said = (value: string, more: object = {}) => ({ type: 'TextualBody', value, ...more })
/** Places in hundredths of the page, so that they suit whatever scan it is. */
const at = (area: string) => ({ source: '001.jpg', selector: { type: 'FragmentSelector', value: `xywh=percent:${area}` } }) // prettier-ignore
const oval = { source: '001.jpg', selector: { type: 'SvgSelector', value: '<svg><ellipse cx="300" cy="250" rx="120" ry="60"/></svg>' } } // prettier-ignore

const notes = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  items: [
    note('n1', 'questioning', 'R. Ashgrove', [said('Which pier is meant here?\nThe north mole had two.'), said('Le plus ancien, sans doute.', { purpose: 'replying', language: 'fr', creator: { name: 'M. Hallier' }, created: '2024-03-05' }), said('pier', { purpose: 'tagging' }), said('north mole', { purpose: 'tagging' })], at('12,30,55,6')),
    note('n2', 'commenting', 'The archive', [said('<p>The <em>stamp</em> is of the registry: see <a href="https://example.org/stamps">the list of stamps</a>.</p><script>alert(1)</script>', { format: 'text/html' })], oval),
    note('n3', 'describing', 'A. Clerk', [said('A carbon copy on thin paper, with <pencil> on the back.', { format: 'text/plain' })], { source: '001.jpg' }),
  ],
} // prettier-ignore

beforeAll(async () => {
  const folder = await newFolder()
  const sample = join(process.cwd(), 'sample/residents-office/north-mole', memorandum)
  await cp(sample, join(folder, memorandum), { recursive: true })
  await written(folder, { [`${memorandum}/readers.json`]: JSON.stringify(notes) })
  served = await servedWith([join(folder, memorandum)])
}, 120_000)

it.each([
  ['wide', 1280, 'light'], ['wide', 1280, 'dark'], ['narrow', 360, 'light'],
] as const)('are a tab of their own in the reading room: %s, %i, %s', async (_, width, colorScheme) => {
  const item = await served.item(memorandum)
  const layer = item.texts.find(({ kind }) => kind === 'commentary')
  const [page] = item.pages
  if (!layer || !page) throw new Error('There is no commentary.')
  await looking(browser(), { viewport: { width, height: 860 }, colorScheme }, async (seen) => {
    const { page: tab, complaints } = seen
    await tab.goto(served.addresses.page(item.id, page.id))
    await tab.getByRole('link', { name: 'Comments', exact: true }).click()
    await tab.locator('.comments li').first().waitFor()
    expect(await tab.locator('.comments li').count()).toBe(3)
    // The line and its place light up together, both ways.
    await tab.locator('#line-1').hover()
    expect(await tab.locator('rect[data-for="line-1"]').getAttribute('class')).toContain('on')
    await tab.locator('polygon[data-for="line-2"]').hover({ force: true })
    expect(await tab.locator('#line-2').getAttribute('class')).toContain('on')
    await keepPicture(tab, `comments-${width}-${colorScheme}`, width < 500)
    // What is written in lines is shown in lines, and there is no empty one before it.
    expect(await tab.locator('.said').first().textContent()).toBe('Which pier is meant here?\nThe north mole had two.')
    expect(await tab.locator('#line-2 a').getAttribute('href')).toBe('https://example.org/stamps')
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(complaints).toEqual([])
  })
}) // prettier-ignore

it('are shown by Mirador with their words and places', async () => {
  const item = await served.item(memorandum)
  await looking(
    browser(),
    { viewport: { width: 1280, height: 860 } },
    async ({ page: tab, failures }) => {
      // prettier-ignore
      await tab.goto(served.addresses.mirador(item.id))
      await tab.getByRole('tab', { name: 'Annotations' }).click()
      const panel = tab.locator('.mirador-companion-window-left').first()
      const text = await eventually(() => panel.innerText(), (all) => all.includes('stamp is of the registry')) // prettier-ignore
      expect(text).toContain('The stamp is of the registry')
      expect(text).toContain('Which pier is meant here?')
      expect(text).toContain('with <pencil> on the back')
      await tab.getByText('Which pier is meant here?').first().scrollIntoViewIfNeeded()
      await keepPicture(tab, 'comments-mirador')
      expect(failures).toEqual([])
    },
  )
}, 90_000)

it('have their places on the scan also where the text before had none, and the scan is not deep', async () => {
  const item = await served.item(memorandum)
  const [page] = item.pages
  if (!page) throw new Error('There is no page.')
  await looking(browser(), { viewport: { width: 1280, height: 860 } }, async ({ page: tab }) => {
    await tab.route('**/openseadragon.min.js*', (route) => route.abort())
    await tab.goto(served.addresses.page(item.id, page.id))
    expect(await tab.locator('rect[data-for="line-1"]').count()).toBe(0)
    await tab.getByRole('link', { name: 'Comments', exact: true }).click()
    await tab.locator('.comments li').first().waitFor()
    await tab.locator('#line-1').hover()
    expect(await tab.locator('rect[data-for="line-1"]').getAttribute('class')).toContain('on')
  })
}, 60_000) // prettier-ignore
