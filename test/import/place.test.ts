import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { placed } from '../../data/import/place.js'
import type { Edges, ReadPart } from '../../data/import/read-part.js'

const part = (edges: Edges, rest: Partial<ReadPart> = {}): ReadPart => ({
  unit: 'pixel',
  lines: [{ text: 'words', edges, opensParagraph: true }],
  ...rest,
})
const edges = { left: 100, top: 200, right: 300, bottom: 240 }

it('takes pixels as they are where the page has no size, or the image’s', () => {
  const image = { width: 1000, height: 1400 }
  const box = { x: 100, y: 200, width: 200, height: 40 }
  const expected = { lines: [{ text: 'words', box, opensParagraph: true }], findings: [] }
  expect(placed(part(edges), image, 'a.xml')).toEqual(expected)
  expect(placed(part(edges, { space: image }), image, 'a.xml')).toEqual(expected)
})

it('stretches across and down apart', () => {
  const { lines, findings } = placed(
    part(edges, { space: { width: 500, height: 710 } }),
    { width: 1000, height: 1400 },
    'a',
  )
  expect(lines[0]?.box).toEqual({ x: 200, y: 394, width: 400, height: 79 })
  expect(findings).toEqual([])
})

it.each(['mm10', 'inch1200'] as const)(
  'places %s by the size of the page, and not at all without',
  (unit) => {
    const image = { width: 1000, height: 1400 }
    const { lines } = placed(
      part(edges, { unit, space: { width: 2000, height: 2800 } }),
      image,
      'a',
    )
    expect(lines[0]?.box).toEqual({ x: 50, y: 100, width: 100, height: 20 })
    expect(placed(part(edges, { unit }), image, 'a')).toEqual({
      lines: [{ text: 'words', opensParagraph: true }],
      findings: [{ level: 'warning', where: 'a', what: expect.stringContaining(unit) }],
    })
  },
)

it('cuts what is outside, and says so', () => {
  const image = { width: 250, height: 1000 }
  expect(placed(part(edges), image, 'a')).toMatchObject({
    lines: [{ box: { x: 100, width: 150 } }],
    findings: [{ level: 'warning', what: expect.stringContaining('1 of 1 (first: “words”)') }],
  })
  const { lines, findings } = placed(part(edges), { width: 50, height: 1000 }, 'a')
  expect([lines[0]?.box, findings.length]).toEqual([undefined, 1])
})

it('says when the page has another shape than the scan', () => {
  const { findings } = placed(
    part(edges, { space: { width: 1400, height: 1000 } }),
    { width: 1000, height: 1400 },
    'a',
  )
  expect(findings).toMatchObject([{ what: expect.stringContaining('another shape') }])
})

it('gives boxes of whole pixels inside the image, whatever the file says', () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  const size = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(
      number,
      number,
      number,
      number,
      size,
      size,
      size,
      size,
      (left, top, right, bottom, w, h, width, height) => {
        const { lines } = placed(
          part({ left, top, right, bottom }, { space: { width: w, height: h } }),
          { width, height },
          'a',
        )
        const { x, y, ...box } = lines[0]?.box ?? { x: 0, y: 0, width: 1, height: 1 }
        expect([x, y, box.width, box.height].every(Number.isInteger)).toBe(true)
        expect(Math.min(x, y) >= 0 && Math.min(box.width, box.height) >= 1).toBe(true)
        expect(x + box.width <= width && y + box.height <= height).toBe(true)
      },
    ),
  )
})

it('turns places over that are counted from the foot of the page', () => {
  const image = { width: 1000, height: 1400 }
  const { lines } = placed(part(edges, { upwards: true }), image, 'a')
  expect(lines[0]?.box).toEqual({ x: 100, y: 1160, width: 200, height: 40 })
})
