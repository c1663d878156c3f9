import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { collectionId } from '../../data/model/ids.js'
import { barriers } from './axe.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'

const browser = browserForTests()
let served: Served
beforeAll(async () => {
  served = await servedWith(
    [join(process.cwd(), 'sample', 'residents-office')],
    { title: 'Archive of the Harbour and Rivers Board', languages: ['en', 'fr', 'de'] },
    { 'pages/about.md': '# About\n\nWe keep it.\n\n## Hours\n\n- [Write](mailto:a@b.example)\n' },
  )
  await served.withdraw('note-from-the-keeper', 'Lent to the museum of the harbour.')
})

const at = (path: string) => `${served.addresses.root}${path}`
const pageOf = async (id: string, query = '') => {
  const item = await served.item(id)
  const [first] = item.pages
  if (!first) throw new Error(`${id} has no page.`)
  return `${served.addresses.page(item.id, first.id)}${query}`
}
const north = collectionId('north-mole')
const memorandum = 'items/memorandum-1956-03-10'

/** Every kind of page that people come to. A new kind of page has its line here. */
const kinds: Readonly<Record<string, () => Promise<string> | string>> = {
  home: () => at(''),
  'home in German': () => at('?lang=de'),
  collection: () => (north ? served.addresses.collectionPage(north) : at('')),
  item: () => at(memorandum),
  'item of a record alone': () => at('items/list-of-nights'),
  page: () => pageOf('report-1956-03-26'),
  'page in French': () => pageOf('report-1956-03-26', '?lang=fr'),
  'page, large': () => pageOf('memorandum-1956-03-10', '?zoom=225'),
  about: () => at('about/about'),
  search: () => at('search?q=mole'),
  'search in French': () => at('search?q=mole&lang=fr'),
  'search within a document': () => at('search?q=mole&item=memorandum-1956-03-10'),
  'nothing found': () => at('search?q=mule'),
  'all documents, narrowed down': () => at('search?from=1956&to=1956'),
  dates: () => at('dates'),
  people: () => at('people'),
  collections: () => at('collections'),
  citing: async () => {
    const { id, pages } = await served.item('report-1956-03-26')
    return `${served.addresses.citing}?item=${id}&page=${pages[0]?.id ?? ''}&region=100,200,300,150`
  },
  missing: () => at('items/nothing-of-the-kind'),
  withdrawn: () => at('items/note-from-the-keeper'),
  refused: () => at('?after=x'),
  'all in one file': () => at('dumps/'),
}
const names = Object.keys(kinds)
const schemes = ['light', 'dark'] as const

async function addressOf(kind: string): Promise<string> {
  const address = await kinds[kind]?.()
  if (address === undefined) throw new Error(`There is no page called ${kind}.`)
  return address
}

describe('axe-core finds no barrier', () => {
  const looks = names.flatMap((kind) => schemes.map((scheme) => [kind, scheme] as const))
  it.each(looks)('on %s, %s', async (kind, colorScheme) => {
    const options = { viewport: { width: 1280, height: 900 }, colorScheme }
    await looking(browser(), options, async ({ page }) => {
      await page.goto(await addressOf(kind))
      const { found, checked } = await barriers(page)
      expect(found).toEqual([])
      expect(checked).toBeGreaterThan(20)
    })
  })

  it.each(['home', 'collection', 'page', 'search', 'citing', 'missing'])(
    'on %s, on a phone',
    async (kind) => {
      await looking(browser(), { viewport: { width: 360, height: 740 } }, async ({ page }) => {
        await page.goto(await addressOf(kind))
        expect((await barriers(page)).found).toEqual([])
      })
    },
  )

  it('and finds one that was put there', async () => {
    await looking(browser(), {}, async ({ page }) => {
      await page.goto(await addressOf('home'))
      await page.evaluate(
        "document.querySelector('main').append(document.createElement('img'), document.createElement('button'))",
      )
      const rules = (await barriers(page)).found.map(({ rule }) => rule)
      expect(rules).toEqual(expect.arrayContaining(['image-alt', 'button-name']))
    })
  })
})

describe.each(names)('%s', (kind) => {
  // https://www.w3.org/TR/WCAG22/#reflow
  it('needs no scrolling sideways in 320 pixels, nor in 640 with letters twice as large', async () => {
    for (const [width, enlarged] of [
      [320, false],
      [640, true],
    ] as const)
      await looking(browser(), { viewport: { width, height: 640 } }, async ({ page }) => {
        await page.goto(await addressOf(kind))
        // Browsers enlarge text by the size of the root's letters, which all of ours are measured in.
        if (enlarged) await page.evaluate("document.documentElement.style.fontSize = '200%'")
        await keepPicture(page, `narrow-${kind.replace(/\W+/g, '-')}${enlarged ? '-large' : ''}`)
        expect(await page.evaluate<number>(overflow)).toBe(width)
      })
  })

  // https://www.w3.org/TR/WCAG22/#target-size-minimum: links within a sentence are excepted.
  it('has targets that a finger can hit', async () => {
    await looking(browser(), { viewport: { width: 360, height: 740 } }, async ({ page }) => {
      await page.goto(await addressOf(kind))
      await page.evaluate(loadPictures)
      expect(await page.evaluate<string[]>(smallTargets)).toEqual([])
    })
  })

  it('has one banner, one main part and one foot, and its title first', async () => {
    await looking(browser(), {}, async ({ page }) => {
      await page.goto(await addressOf(kind))
      expect(await landmarks(page)).toEqual(['HEADER', 'MAIN', 'FOOTER'])
      expect(await page.evaluate("document.querySelector('h1, h2, h3').tagName")).toBe('H1')
    })
  })

  it('moves nothing for who wants nothing to move', async () => {
    await looking(browser(), { reducedMotion: 'reduce' }, async ({ page }) => {
      await page.goto(await addressOf(kind))
      expect(await page.evaluate<string[]>(moving)).toEqual([])
    })
  })
})

/** Pictures that come into sight late have no size before. */
// With the pictures, the letters: those that stand in for them meanwhile are smaller.
const loadPictures = `Promise.all([document.fonts.ready, ...[...document.images].map((one) => {
  one.loading = 'eager'
  return one.decode().catch(() => undefined)
})])`

const overflow = 'document.documentElement.scrollWidth'

async function landmarks(page: Page): Promise<string[]> {
  return page.evaluate(
    "[...document.querySelectorAll('body > header, body > main, body > footer')].map((one) => one.tagName)",
  )
}

/** Links and buttons less than 24 pixels across or down, by themselves; a row of links is measured with the room around each. */
const smallTargets = `[...document.querySelectorAll('a[href], button, input:not([type=hidden])')].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.skip, .hidden, p, dd, li p, .own, svg, .lines')) return false
  const after = getComputedStyle(one, '::after')
  if (after.position === 'absolute' && after.inset.startsWith('0')) return false
  const label = one.labels?.[0]
  const boxes = [one, ...one.children, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect())
  return boxes.every(({ width, height }) => width < 23.5 || height < 23.5)
}).map((one) => one.outerHTML.slice(0, 160))`

const moving = `[...document.querySelectorAll('*')].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one)
  return animationName !== 'none' || scrollBehavior === 'smooth' || transitionDuration.split(',').some((time) => parseFloat(time) > 0)
}).map((one) => one.tagName + '.' + one.className).slice(0, 5)`
