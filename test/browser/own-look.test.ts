import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'

const browser = browserForTests()
let served: Served

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><script>alert(1)</script><circle cx="20" cy="20" r="18" fill="#00558c"/><path d="M10 24q5-6 10 0t10 0" stroke="#fff" stroke-width="3" fill="none"/></svg>'
const files: Readonly<Record<string, string>> = {
  'logo.svg': logo,
  'welcome.md':
    'The Board kept the harbour of Kelmouth from 1921 to 1974. **Its papers** came to us in 1980.\n\n<script>alert(1)</script> [bad](javascript:alert(1))\n',
  'bienvenue.md': 'L’Office a tenu le port de Kelmouth de 1921 à 1974.\n',
  'pages/10-about.md':
    '# About the archive\n\nWe keep what the Board left.\n\n## Reading room\n\n- Monday\n- Tuesday\n\n| day | hours |\n| --- | --- |\n| Monday | 9 to 5 |\n',
  'pages/20-imprint.md': '# Imprint\n\nHarbour and Rivers Board, Quay 1.\n',
  'pages/20-imprint.fr.md': '# Mentions légales\n\nOffice des ports et rivières, quai 1.\n',
}

beforeAll(async () => {
  served = await servedWith(
    [join(process.cwd(), 'sample', 'residents-office')],
    {
      title: {
        en: 'Archive of the Harbour and Rivers Board',
        fr: 'Archives de l’Office des ports et rivières',
      },
      summary: {
        en: 'What a board of engineers wrote, typed and drew while it held back the sea.',
        fr: 'Ce qu’un office d’ingénieurs a écrit en retenant la mer.',
      },
      languages: ['en', 'fr'],
      logo: 'logo.svg',
      accent: '#00558c',
      'home-text': { en: 'welcome.md', fr: 'bienvenue.md' },
      'footer-text': 'Open on weekdays. [Write to us](mailto:room@harbour.example).',
    },
    files,
  )
})

const looks = [1280, 360].flatMap((width) =>
  (['light', 'dark'] as const).map((by) => [width, by] as const),
)

describe('an archive with a look of its own', () => {
  it.each(looks)('shows it, %i pixels wide, %s', async (width, colorScheme) => {
    const options = { viewport: { width, height: 800 }, colorScheme }
    await looking(browser(), options, async ({ page, complaints, failures }) => {
      const { root } = served.addresses
      for (const [name, address] of [
        ['home', root],
        ['home-fr', `${root}?lang=fr`],
        ['about', served.addresses.aboutPage('about')],
        ['missing-fr', `${root}items/north-mole-harbour.html?lang=fr`],
      ] as const) {
        await page.goto(address)
        await shownWhole(page)
        await keepPicture(page, `own-${name}-${String(width)}-${colorScheme}`, true)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        expect(await page.evaluate(accent)).toMatch(
          colorScheme === 'light' ? /^#00558c$/ : /^#[0-9a-f]{6}$/,
        )
      }
      expect(failures.filter((one) => !one.startsWith('404'))).toEqual([])
      expect(complaints.filter((one) => !one.includes('status of 404'))).toEqual([])
    })
  })
})

it('keeps the language that was chosen, from page to page, and without a script', async () => {
  await looking(browser(), { javaScriptEnabled: false }, async ({ page, complaints }) => {
    const language = () => page.locator('html').getAttribute('lang')
    await page.goto(served.addresses.root)
    expect(await language()).toBe('en')
    await page.getByRole('link', { name: 'Français' }).click()
    expect([await language(), await page.title()]).toEqual([
      'fr',
      'Archives de l’Office des ports et rivières',
    ])
    await page.getByRole('link', { name: 'Rapport sur les sondages' }).first().click()
    expect([await language(), new URL(page.url()).pathname]).toEqual([
      'fr',
      '/items/report-1956-03-26',
    ])
    await page.locator('a.sheet').first().click()
    expect([await language(), await page.locator('.turn').textContent()]).toEqual([
      'fr',
      expect.stringContaining('Page'),
    ])
    await page.getByRole('link', { name: 'Mentions légales' }).click()
    expect(await page.locator('h1').textContent()).toBe('Mentions légales')
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.locator('h1').textContent()).toBe('Imprint')
    expect(page.url()).toBe(served.addresses.aboutPage('imprint'))
    expect(complaints).toEqual([])
  })
})

it('is asked for words in the language that was chosen', async () => {
  await looking(browser(), { javaScriptEnabled: false }, async ({ page }) => {
    await page.goto(`${served.addresses.aboutPage('about')}?lang=fr`)
    const [asked] = await Promise.all([
      page.waitForRequest(/\/search/),
      page
        .getByRole('searchbox')
        .fill('jetée')
        .then(() => page.keyboard.press('Enter')),
    ])
    const query = new URL(asked.url()).searchParams
    expect([query.get('lang'), query.get('q')]).toEqual(['fr', 'jetée'])
  })
})

it('is printed as a list, without what only a screen can do', async () => {
  await looking(browser(), { viewport: { width: 800, height: 1100 } }, async ({ page }) => {
    for (const path of ['', 'collections/north-mole']) {
      await page.goto(`${served.addresses.root}${path}`)
      await page.emulateMedia({ media: 'print' })
      await shownWhole(page)
      await keepPicture(page, `own-print-${path === '' ? 'home' : 'collection'}`, true)
      for (const gone of ['.seek', '.ways', '.languages', '.sheets', '.pager'])
        expect([gone, await page.locator(gone).filter({ visible: true }).count()]).toEqual([
          gone,
          0,
        ])
      expect(await page.locator('main a').first().isVisible()).toBe(true)
    }
  })
})

it('is shared with a picture of the head of its text', async () => {
  await looking(browser(), {}, async ({ page }) => {
    await page.goto(`${served.addresses.root}items/report-1956-03-26`)
    const meta = (name: string) => page.locator(`meta[property="${name}"]`).getAttribute('content')
    const address = (await meta('og:image')) ?? ''
    const reply = await page.goto(address)
    expect(reply?.headers()['content-type']).toBe('image/jpeg')
    await keepPicture(page, 'own-card')
    const size = await page.evaluate<number[]>(
      '[document.images[0].naturalWidth, document.images[0].naturalHeight]',
    )
    expect(size).toEqual([1200, 630])
  })
})

const accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"

async function shownWhole(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const picture of document.images) { picture.scrollIntoView(); await picture.decode().catch(() => {}) }
    scrollTo(0, 0)
    await document.fonts.ready
  })()`)
}
