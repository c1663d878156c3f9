import { expect } from '@jest/globals'
import sharp from 'sharp'
import { keepPicture, type Look } from './looking.js'
import {
  areBeside,
  eventually,
  fitted,
  likenessOnScreen,
  placeOf,
  placeOfWords,
  type Place,
} from './sight.js'

/** What must be seen of a page: its scan, and a line of its text beside it. */
export interface Wanted {
  /** The page's id, as it stands in the addresses of its tiles. */
  readonly page: string
  /** The file of the scan. */
  readonly scan: string
  /** A scan that is not to be seen. */
  readonly otherScan: string
  readonly words: string
  readonly otherWords: string
  /** Words of the line before. */
  readonly above?: string
}

/**
 * Expects the scan of a page and a line of its text on the screen, side by side, and that nothing was asked for in vain;
 * a picture of it is kept.
 * @param surface what the viewer draws the scan on
 * @param picture the name of the picture
 * @returns where the scan is
 */
export async function besideScan(
  { page, failures, answered }: Look,
  surface: string,
  wanted: Wanted,
  picture: string,
): Promise<Place> {
  const words = await eventually(() => placeOfWords(page, wanted.words), Boolean)
  expect(words).toBeDefined()
  expect(await placeOfWords(page, wanted.otherWords)).toBeUndefined()

  const whole = await placeOf(page, surface)
  const { width, height } = await sharp(wanted.scan).metadata()
  if (!whole || !words) throw new Error('The viewer has no place for the scan.')
  const scan = fitted({ width, height }, whole)
  const likeness = (path: string) => async () =>
    likenessOnScreen(await page.screenshot(), scan, path)
  const seen = await eventually(likeness(wanted.scan), (like) => like > 0.9)
  await keepPicture(page, picture)
  expect(seen).toBeGreaterThan(0.9)
  expect(await likeness(wanted.otherScan)()).toBeLessThan(0.75)
  expect(areBeside(words, scan)).toBe(true)
  if (wanted.above !== undefined) {
    const above = await placeOfWords(page, wanted.above)
    expect(above?.y).toBeLessThan(words.y - 5)
  }

  expect(failures).toEqual([])
  const tiles = answered.filter((url) => /\/iiif\/image\/[23]\/.*\.jpg$/.test(url))
  expect(tiles.filter((url) => url.includes(`/${wanted.page}/`)).length).toBeGreaterThan(1)
  return scan
}
