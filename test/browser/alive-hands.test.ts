import { beforeAll, describe, expect, it } from '@jest/globals'
import { addressOf, aliveLook, clipboard, copied, focused, sample, turnedTo } from './alive.js'
import { browserForTests } from './chromium.js'
import { keepPicture } from './looking.js'
import { eventually, placeOf } from './sight.js'

const browser = browserForTests()
const report: string[] = []
beforeAll(async () => {
  const served = await sample()
  for (const at of [0, 1]) report.push(await addressOf(served, 'report-1956-03-26', at))
})

const alive = aliveLook(browser)

describe('the keyboard alone', () => {
  it('reads: to the text, over its lines, to the next page, and the list of keys', async () => {
    await alive(() => report[0], async (page) => {
      await page.keyboard.press('t')
      expect(await focused(page)).toBe('line-1')
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).toBe('line-2')
      await page.keyboard.press('n')
      await turnedTo(page, report[1])
      expect(await focused(page)).toContain('pane')
      await page.keyboard.press('PageUp')
      await turnedTo(page, report[0])
      await page.keyboard.press('?')
      const dialog = page.getByRole('dialog', { name: 'What the keys do' })
      expect(await dialog.isVisible()).toBe(true)
      await keepPicture(page, 'alive-keys')
      // In the list itself the keys do nothing else.
      await page.keyboard.press('n')
      await page.getByLabel(/Keys of a single letter/).uncheck()
      await page.keyboard.press('Escape')
      expect(await dialog.isVisible()).toBe(false)
      expect(page.url()).toBe(report[0])
      await page.focus('h1 ~ *, .crumb a')
      await page.keyboard.press('n')
      await page.keyboard.press('r')
      expect(page.url()).toBe(report[0])
      await page.reload()
      await page.locator('.pane.live').waitFor()
      expect(await page.locator('#single-keys').isChecked()).toBe(false)
      await page.focus('.pane')
      await page.keyboard.press('n')
      await turnedTo(page, report[1])
    })
  }) // prettier-ignore

  it('selects lines and words, and cites them', async () => {
    await alive(() => report[0], async (page) => {
      await page.focus('#line-11')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      const bar = page.getByRole('toolbar', { name: 'With what is selected' })
      await bar.waitFor()
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Cite')
      const cite = new URL(await page.evaluate<string>('document.activeElement.href'))
      const [item, text] = [cite.searchParams.get('item'), cite.searchParams.get('text')]
      expect(cite.pathname).toBe('/cite')
      expect([item, text]).toEqual(['report-1956-03-26', await page.locator('.lines').getAttribute('data-text')])
      expect(cite.searchParams.get('page')).toBe(report[0]?.split('/').at(-1))
      expect(cite.searchParams.get('from')).toBe('11.0')
      const last = await page.locator('#line-12').textContent()
      expect(cite.searchParams.get('to')).toBe(`12.${String(last?.length)}`)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      expect(await eventually(() => copied(page), Boolean)).toBe(
        'of ordinary springs, the movement of the bar since the survey of 1949, and the state of the sea-bed within fifty feet',
      )
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('line-11')
      expect(await bar.isVisible()).toBe(false)
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowRight')
      await bar.waitFor()
      expect(await page.evaluate('String(getSelection()).trim()')).toMatch(/^of\s+ordinary$/)
    }, clipboard)
  }) // prettier-ignore

  it('chooses a region, moves it and sizes it', async () => {
    await alive(() => report[0], async (page) => {
      const region = async () =>
        (await page.locator('.bubble a').getAttribute('href'))?.match(/region=(.*)$/)?.[1]?.split('%2C').map(Number) ?? []
      await page.keyboard.press('s')
      expect(await focused(page)).toBe('choice')
      const [x = 0, y = 0, width = 0, height = 0] = await region()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Shift+ArrowLeft')
      const [x2 = 0, y2 = 0, width2 = 0, height2 = 0] = await region()
      expect([x2 > x, y2 > y, width2 < width, height2 === height]).toEqual([true, true, true, true])
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe('Cite')
      await page.keyboard.press('Escape')
      expect(await page.locator('.choice, .veil, .help').count()).toBe(0)
      expect(await page.locator('.bubble').isVisible()).toBe(false)
    })
  }) // prettier-ignore
})

describe('the pointer', () => {
  it('selects words within lines: the bar stands by them, and leads to them', async () => {
    await alive(() => report[0], async (page) => {
      const line = await placeOf(page, '#line-16')
      if (!line) throw new Error('The line is not in sight.')
      await page.mouse.move(line.x + 120, line.y + 12)
      await page.mouse.down()
      await page.mouse.move(line.x + 200, line.y + line.height + 12, { steps: 4 })
      await page.mouse.up()
      const bar = page.locator('.bubble')
      await bar.waitFor()
      const box = await bar.boundingBox()
      const selected = { top: line.y + 12, bottom: line.y + line.height + 12 }
      const [top, bottom] = [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)]
      // Below what is selected; above it where the window ends.
      const distance = top > selected.bottom ? top - selected.bottom : selected.top - bottom
      expect(distance).toBeLessThan(2.5 * line.height)
      expect(top > line.y && bottom < line.y + line.height).toBe(false)
      await keepPicture(page, 'alive-selected')
      await bar.getByRole('button', { name: 'Copy' }).click()
      const words = await eventually(() => copied(page), Boolean)
      const href = (await bar.getByRole('link').getAttribute('href')) ?? ''
      const [, from = '', to = ''] = /from=16\.(\d+)&to=17\.(\d+)$/.exec(href) ?? []
      const [one = '', two = ''] = await page.locator('#line-16, #line-17').allTextContents()
      expect(words).toBe(`${one.slice(Number(from), -1)}${two.slice(0, Number(to))}`)
      await bar.getByRole('button', { name: 'Link' }).click()
      expect(await eventually(() => copied(page), (text) => text.startsWith('http'))).toMatch(/#xywh=\d+,\d+,\d+,\d+$/)
      await page.mouse.click(line.x + 300, 20)
      await bar.waitFor({ state: 'hidden' })
    }, clipboard)
  }) // prettier-ignore

  it('draws a region, or clicks two of its corners; the words in it can be copied', async () => {
    await alive(() => report[0], async (page) => {
      const place = await page.locator('[data-for="line-9"]').boundingBox()
      if (!place) throw new Error('The line is not in sight.')
      const [from, to] = [
        [place.x - 6, place.y - 6],
        [place.x + place.width + 6, place.y + place.height + 6],
      ] as const
      await page.click('[data-do=region]')
      expect(await page.locator('.help').isVisible()).toBe(true)
      await page.mouse.move(...from)
      await page.mouse.down()
      await page.mouse.move(...to, { steps: 4 })
      await page.mouse.up()
      await page.getByRole('button', { name: 'Copy', exact: true }).first().click()
      expect(await eventually(() => copied(page), Boolean)).toContain("The Resident Engineer's instruction")
      const drawn = await page.locator('.bubble a').getAttribute('href')
      await keepPicture(page, 'alive-region-chosen')
      await page.keyboard.press('Escape')
      await page.click('[data-do=region]')
      await page.mouse.click(...from)
      await page.mouse.click(...to)
      expect(await page.locator('.bubble a').getAttribute('href')).toBe(drawn)
      await page.locator('.deep').click({ position: { x: 320, y: 30 } })
      expect(await page.locator('.choice').count()).toBe(0)
    }, clipboard)
  }) // prettier-ignore
})
