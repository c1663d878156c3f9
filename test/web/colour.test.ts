import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  accentStyle,
  contrastOnGrounds,
  grounds,
  leastContrast,
  parseColour,
  readable,
  type Colour,
} from '../../web/colour.js'

it.each([
  ['#7A2E1F', '#7a2e1f'],
  ['#abc', '#aabbcc'],
  [' #000 ', '#000000'],
  ['7a2e1f', undefined],
  ['#7a2e1', undefined],
  ['red', undefined],
  ['#000;}body{display:none', undefined],
])('reads %j as %j', (text, colour) => {
  expect(parseColour(text)).toBe(colour)
})

it('knows contrasts as WCAG counts them', () => {
  // Of black, and of the grey that is the lightest to pass on white: 4.54 there, 4.35 on our paper.
  expect(contrastOnGrounds('#000000', 'light')).toBeCloseTo(20.1, 1)
  expect(contrastOnGrounds('#767676', 'light')).toBeCloseTo(4.35, 2)
  expect(contrastOnGrounds('#ffffff', 'dark')).toBeCloseTo(15.9, 0)
})

it('measures against the grounds that the style sheet has', async () => {
  const css = await readFile(join(process.cwd(), 'web/assets/style.css'), 'utf8')
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
  const ground = (part: string, name: string) =>
    parseColour(new RegExp(`--${name}: (#\\w+)`).exec(part)?.[1] ?? '')
  for (const name of ['paper', 'sheet']) {
    expect(grounds.light).toContain(ground(light, name))
    expect(grounds.dark).toContain(ground(dark, name))
  }
})

describe('a colour made readable', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n): Colour => `#${n.toString(16).padStart(6, '0')}`)
  it.each(['light', 'dark'] as const)('is, in the %s', (scheme) => {
    fc.assert(
      fc.property(colour, (given) => {
        const made = readable(given, scheme)
        expect(contrastOnGrounds(made, scheme)).toBeGreaterThanOrEqual(leastContrast)
        if (contrastOnGrounds(given, scheme) >= leastContrast) expect(made).toBe(given)
      }),
    )
  })
})

it('sets the accent by day and by night, one made from the other', () => {
  expect(accentStyle(undefined, undefined)).toBe('')
  expect(accentStyle('#00558c', '#ffd95e')).toContain(':root{--accent:#00558c}')
  const [, dark = ''] =
    /dark\){:root{--accent:(#\w+)}}/.exec(accentStyle('#00558c', undefined)) ?? []
  expect(contrastOnGrounds(parseColour(dark) ?? '#000000', 'dark')).toBeGreaterThanOrEqual(4.5)
  expect(accentStyle(undefined, '#ffd95e')).toMatch(/^:root{--accent:#(?!ffd95e)/)
})
