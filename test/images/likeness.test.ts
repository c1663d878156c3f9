import { readdir } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import sharp, { type Sharp } from 'sharp'
import { fingerprint, likeness, rasterSide, surelySame } from '../../images/likeness.js'
import { makePyramid } from '../../images/pyramid.js'
import { rescans } from '../../images/rescans.js'
import { real, withReal } from '../real.js'
import { scratch } from './pictures.js'

const side = rasterSide
type Shade = (x: number, y: number) => number
const raster = (shade: Shade) =>
  Uint8Array.from({ length: side * side }, (_, at) => shade(at % side, Math.floor(at / side)))

/** Numbers that look random and are always the same. */
const scatter = (seed: number) => {
  const value = Math.sin(seed * 127.1) * 43_758.5453
  return value - Math.floor(value)
}
/** A typed page: lines 4 apart, words of their own lengths. */
const typed =
  (page: number): Shade =>
  (x, y) => {
    const line = Math.floor((y - 20) / 5)
    if (y < 20 || y > 235 || (y - 20) % 5 > 1 || x < 30 || x > 170 + 55 * scatter(page * 99 + line)) return 240
    return scatter(page * 7 + line * 31 + Math.floor((x + line) / 6)) > 0.25 ? 60 : 240
  } // prettier-ignore

const page = fingerprint(raster(typed(1)))

it('is short, and knows a page from others typed to the same margins', () => {
  expect(page.length).toBeLessThan(1400)
  expect(likeness(page, page)).toBeCloseTo(1)
  for (let other = 2; other < 12; other++)
    expect(likeness(page, fingerprint(raster(typed(other))))).toBeLessThan(0.8)
})

const again: readonly [string, Shade][] = [
  ['paler', (x, y) => 120 + typed(1)(x, y) / 2],
  ['darker', (x, y) => typed(1)(x, y) * 0.6],
  ['in a shadow', (x, y) => typed(1)(x, y) * (0.5 + x / 512)],
  ['off its place', (x, y) => typed(1)(x + 7, y - 5)],
  ['larger', (x, y) => typed(1)(Math.round(x / 1.05), Math.round(y / 1.05))],
  [
    'askew',
    (x, y) => typed(1)(Math.round(x + 0.017 * (y - 128)), Math.round(y - 0.017 * (x - 128))),
  ],
  ['on a dark table', (x, y) => (x < 9 || y > 246 ? 15 : typed(1)(x, y))],
  ['with grain', (x, y) => typed(1)(x, y) - Math.round(4 * scatter(x * 977 + y))],
]
it.each(again)('knows a page again when it is %s', (_, shade) => {
  const rescan = fingerprint(raster(shade))
  expect(likeness(page, rescan)).toBeGreaterThan(surelySame)
  expect(likeness(rescan, page)).toBe(likeness(page, rescan))
})

it.each(['', '1.', 'banana', '2.AAAA', `${page}AAAA`, page.slice(0, 900)])(
  'finds nothing like the fingerprint %p, which it cannot read',
  (text) => {
    expect(likeness(page, text)).toBe(0)
    expect(likeness(text, text)).toBe(0)
  },
)

it('does not take one empty page for another', () => {
  const empty = fingerprint(raster(() => 235))
  const grainy = (seed: number) => fingerprint(raster((x, y) => 230 - Math.round(6 * scatter(seed * 77_777 + x + y * 613))))
  expect(likeness(empty, empty)).toBe(0)
  expect(likeness(grainy(1), grainy(2))).toBeLessThan(surelySame)
}) // prettier-ignore

it('pairs rescans with their pages, and leaves out what it is not sure of', () => {
  const print = (shade: Shade) => fingerprint(raster(shade))
  const pages = [1, 2, 3].map((nth) => print(typed(nth)))
  const [first, , third] = [1, 2, 3].map((nth) => print((x, y) => typed(nth)(x + 3, y - 2)))
  const scans = [third, print(typed(9)), first].map(String)
  expect([...rescans(pages, scans)]).toEqual([[2, 0], [0, 2]])
  // A second page that looks the same, in whatever list, makes it unsure.
  expect(rescans([...pages, String(pages[0])], scans).has(2)).toBe(false)
  expect([...rescans(pages, scans, [print(typed(1))])]).toEqual([[0, 2]])
  expect(rescans([], scans).size + rescans(pages, []).size).toBe(0)
}) // prettier-ignore

describe('on real pages', () => {
  const path = scratch()
  const folders = [
    'alto-line-typewritten-en/EHRI-DR-19390404-US',
    'alto-line-typewritten-en/EHRI-DR-19390519-US',
    'alto-line-typewritten-fr/12148-btv1b525062185',
    'tei-facsimile-bellini/LL1.16-jpeg300',
  ]
  /** Both hold nothing but the edges of the sheet. */
  const empty = /LL1\.16_000[23]/

  async function pages(): Promise<string[]> {
    const found = folders.map(async (folder) =>
      (await readdir(real(folder))).filter((name) => name.endsWith('.jpg')).map((name) => real(folder, name)),
    )
    return (await Promise.all(found)).flat()
  } // prettier-ignore

  async function print(source: string): Promise<string> {
    return (await makePyramid({ source, frame: 0, target: path('pyramid.tif') })).likeness
  }

  /** Askew, paler, out of focus, its margins cut differently, smaller, and strongly compressed. */
  async function rescanned(source: string): Promise<Sharp> {
    const turned = sharp(source).rotate(0.8, { background: '#ddd' }).linear(0.8, 30).blur(1.2)
    const { data, info } = await turned.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true })
    const part = (length: number, share: number) => Math.round(length * share)
    return sharp(data)
      .extract({ left: part(info.width, 0.02), top: part(info.height, 0.015), width: part(info.width, 0.965), height: part(info.height, 0.97) })
      .resize(part(info.width, 0.7))
      .jpeg({ quality: 60 })
  } // prettier-ignore

  withReal(
    'tells fifteen pages apart and finds each again in a rescan',
    async () => {
      const sources = await pages()
      expect(sources).toHaveLength(15)
      const prints: { name: string; before: string; after: string }[] = []
      for (const source of sources) {
        await (await rescanned(source)).toFile(path('rescan.jpg'))
        prints.push({
          name: source,
          before: await print(source),
          after: await print(path('rescan.jpg')),
        })
      }
      const found = rescans(
        prints.map(({ before }) => before),
        prints.map(({ after }) => after),
      )
      for (const [nth, { name }] of prints.entries())
        if (!empty.test(name)) expect({ name, found: found.get(nth) }).toEqual({ name, found: nth })
      for (const one of prints)
        for (const other of prints) {
          const alike = likeness(one.before, other.after)
          const pair = `${one.name} ~ ${other.name}: ${alike.toFixed(2)}`
          if (one !== other)
            expect({ pair, low: alike < surelySame - 0.04 }).toEqual({ pair, low: true })
        }
    },
    180_000,
  )
})
