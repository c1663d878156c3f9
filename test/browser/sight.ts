import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** A rectangle on the screen, in CSS pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Asks again and again until the answer is wanted, or the time is over; gives the last answer.
 * @param patience milliseconds
 */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  wanted: (answer: Answer) => boolean,
  patience = 30_000,
): Promise<Answer> {
  const end = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (wanted(answer) || Date.now() > end) return answer
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/**
 * Where words stand on the screen for a reader to see: inside the window, with nothing before them. `undefined` where they
 * do not. The words are looked for in one text node, so they must not run over an element's end.
 */
export async function placeOfWords(page: Page, words: string): Promise<Place | undefined> {
  return page.evaluate<Place | undefined>(`(() => {
    const words = ${JSON.stringify(words)}
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.data.indexOf(words)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, at + words.length)
      for (const { x, y, width, height } of range.getClientRects()) {
        const seen = document.elementFromPoint(x + width / 2, y + height / 2)
        if (width > 0 && seen?.contains(text)) return { x, y, width, height }
      }
    }
  })()`)
}

/** Where an element of the page stands, `undefined` where there is none (yet). */
export async function placeOf(page: Page, selector: string): Promise<Place | undefined> {
  return (await page.locator(selector).first().boundingBox({ timeout: 30_000 })) ?? undefined
}

/** The part of a place that a picture takes which is shown whole in its middle. */
export function fitted(picture: { width: number; height: number }, { x, y, width, height }: Place) {
  const scale = Math.min(width / picture.width, height / picture.height)
  const size = { width: picture.width * scale, height: picture.height * scale }
  return { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, ...size }
}

/** Whether two places have nothing of the screen in common, sideways. */
export function areBeside(one: Place, other: Place): boolean {
  return one.x + one.width <= other.x || other.x + other.width <= one.x
}

/** Points across and down at which pictures are compared. */
const grid = { width: 48, height: 64 }

/** What is left out at each edge of what is compared, as a part of it: viewers lay their buttons there. */
const edge = 0.12

function inner({ x, y, width, height }: Place) {
  return {
    left: Math.round(x + width * edge),
    top: Math.round(y + height * edge),
    width: Math.round(width * (1 - 2 * edge)),
    height: Math.round(height * (1 - 2 * edge)),
  }
}

/** How like a part of a screenshot is to a picture, as the correlation of their greys: 1 the same, 0 nothing in common. */
export async function likenessOnScreen(
  screenshot: Buffer,
  place: Place,
  picture: string,
): Promise<number> {
  const { width, height } = await sharp(picture).metadata()
  return correlation(
    await greys(screenshot, place),
    await greys(picture, { x: 0, y: 0, width, height }),
  )
}

async function greys(picture: Buffer | string, place: Place): Promise<number[]> {
  const part = sharp(picture).extract(inner(place)).flatten().greyscale()
  return [
    ...(await part
      .resize({ ...grid, fit: 'fill' })
      .raw()
      .toBuffer()),
  ]
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const away = (greys: readonly number[]) => {
    const mean = greys.reduce((sum, grey) => sum + grey, 0) / greys.length
    return greys.map((grey) => grey - mean)
  }
  const [a, b] = [away(one), away(other)]
  const product = (left: readonly number[], right: readonly number[]) =>
    left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0)
  const spread = Math.sqrt(product(a, a) * product(b, b))
  return spread === 0 ? 0 : product(a, b) / spread
}
