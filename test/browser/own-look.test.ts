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
      const { root, aboutPage } = served.addresses
      for (const [name, address] of [
        ['home', root],
        ['home-fr', `${root}?lang=fr`],
        ['about', aboutPage('about')],
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

const accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"

async function shownWhole(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const picture of document.images) { picture.scrollIntoView(); await picture.decode().catch(() => {}) }
    scrollTo(0, 0)
    await document.fonts.ready
  })()`)
}
