import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Problem } from '../../data/model/problem.js'
import {
  lastSegment,
  parseFormat,
  parseQuality,
  parseRegion,
  parseRequest,
  parseRotation,
  parseSize,
} from '../../images/request.js'

const badRequest = expect.objectContaining({ name: 'Problem', code: 'bad-request' })

it.each([
  ['full', { kind: 'full' }],
  ['square', { kind: 'square' }],
  ['0,0,10,20', { kind: 'pixels', x: 0, y: 0, width: 10, height: 20 }],
  ['pct:0,12.5,50,100', { kind: 'percent', x: 0, y: 12.5, width: 50, height: 100 }],
  ['pct:.5,0,1,1', { kind: 'percent', x: 0.5, y: 0, width: 1, height: 1 }],
])('reads the region %p', (text, region) => {
  expect(parseRegion(text)).toEqual(region)
})

it.each([
  ...['', 'banana', 'Full', ' full', 'full ', 'max', '^full', 'pct', 'pct:', ',,,', ',,1,1', '0,0,0,5', '0,0,5,0'],
  ...['1,2,3', '1,2,3,4,5', '1.5,2,3,4', '-1,0,1,1', '1e3,0,1,1', '+1,0,1,1', '0x1,0,1,1', '1,1,1,1,', '１,0,1,1'],
  ...['pct:1,2,3', 'pct:1,2,0,3', 'pct:1.,2,3,4', 'pct:-1,2,3,4', 'pct:1e1,2,3,4', 'pct:NaN,2,3,4', 'PCT:0,0,1,1'],
  ...['0,0,10,10\n', '0, 0, 10, 10', 'pct:.,0,1,1', 'pct:1.2.3,0,1,1', 'pct:0,0,0.0,1'],
])('refuses the region %p', (text) => {
  expect(() => parseRegion(text)).toThrow(badRequest)
}) // prettier-ignore

it.each([
  ['max', { kind: 'max', enlarge: false }],
  ['^max', { kind: 'max', enlarge: true }],
  ['150,', { kind: 'width', width: 150, enlarge: false }],
  ['^150,', { kind: 'width', width: 150, enlarge: true }],
  [',150', { kind: 'height', height: 150, enlarge: false }],
  ['^,150', { kind: 'height', height: 150, enlarge: true }],
  ['pct:12.5', { kind: 'percent', percent: 12.5, enlarge: false }],
  ['^pct:120', { kind: 'percent', percent: 120, enlarge: true }],
  ['10,20', { kind: 'exact', width: 10, height: 20, enlarge: false }],
  ['^10,20', { kind: 'exact', width: 10, height: 20, enlarge: true }],
  ['!10,20', { kind: 'within', width: 10, height: 20, enlarge: false }],
  ['^!10,20', { kind: 'within', width: 10, height: 20, enlarge: true }],
])('reads the size %p of 3.0', (text, size) => {
  expect(parseSize(text, 3)).toEqual(size)
})

it.each([
  ['full', { kind: 'full' }],
  ['max', { kind: 'max', enlarge: false }],
  ['150,', { kind: 'width', width: 150, enlarge: true }],
  [',150', { kind: 'height', height: 150, enlarge: true }],
  ['pct:120', { kind: 'percent', percent: 120, enlarge: true }],
  ['10,20', { kind: 'exact', width: 10, height: 20, enlarge: true }],
  ['!10,20', { kind: 'within', width: 10, height: 20, enlarge: false }],
])('reads the size %p of 2.1', (text, size) => {
  expect(parseSize(text, 2)).toEqual(size)
})

const noSizes = [
  ...['', ',', 'banana', 'Max', '0,', ',0', '0,0', '5,0', '0,5', '!0,5', '!5,', '!,5', '!', 'pct:0', 'pct:', 'pct:-5'],
  ...['1e3,', '+1,', '-1,', '1.5,', ',1.5', '10,20,30', '10, 20', 'pct:1e1', 'pct:50%', '!pct:50', '!^5,5', 'pct:.', 'pct:0.000'],
] // prettier-ignore
it.each([...noSizes, 'full', '^', '^full', '^^max', ',^240', '^0,', 'max^'])(
  'refuses the size %p in 3.0',
  (text) => {
    expect(() => parseSize(text, 3)).toThrow(badRequest)
  },
)
it.each([...noSizes, '^max', '^150,', '^,150', '^pct:120', '^!10,20'])(
  'refuses the size %p in 2.1',
  (text) => {
    expect(() => parseSize(text, 2)).toThrow(badRequest)
  },
)

it.each([
  ['0', false, 0],
  ['90', false, 90],
  ['!270', true, 270],
  ['22.5', false, 22.5],
  ['!0', true, 0],
  ['360', false, 0],
  ['0.50', false, 0.5],
  ['007', false, 7],
  ['359.99999999999999', false, 0],
  ['0.00000000001', false, 0],
])('reads the rotation %p', (text, mirror, degrees) => {
  expect(parseRotation(text)).toEqual({ mirror, degrees })
})

it.each(['', '!', '-90', '+90', '361', '360.1', '1e2', '90!', '!!90', 'ninety', '90°', 'NaN'])(
  'refuses the rotation %p',
  (text) => {
    expect(() => parseRotation(text)).toThrow(badRequest)
  },
)

it.each(['default', 'color', 'gray', 'bitonal'])('reads the quality %p', (text) => {
  expect(parseQuality(text)).toBe(text)
})
it.each(['', 'grey', 'native', 'Default', 'colour', 'toString'])(
  'refuses the quality %p',
  (text) => {
    expect(() => parseQuality(text)).toThrow(badRequest)
  },
)
it.each(['jpg', 'png', 'webp', 'avif', 'tif', 'gif', 'pdf'])('reads the format %p', (text) => {
  expect(parseFormat(text)).toBe(text)
})
it.each(['', 'jpeg', 'JPG', 'tiff', 'jp2', 'heic', 'svg', 'constructor', '__proto__'])(
  'refuses the format %p',
  (text) => {
    expect(() => parseFormat(text)).toThrow(badRequest)
  },
)

it.each([
  ['default.jpg', 'default', 'jpg'],
  ['default', 'default', ''],
  ['a.b.png', 'a.b', 'png'],
  ['.jpg', '', 'jpg'],
])('divides %p', (segment, quality, format) => {
  expect(lastSegment(segment)).toEqual({ quality, format })
})

it('says what was wrong, briefly, and what is right', () => {
  expect(() => parseRegion('x'.repeat(5000))).toThrow(
    /^There is no region called “x{60}…”; write full/,
  )
  expect(() => parseFormat('jp2')).toThrow(
    'There is no format called “jp2”; choose jpg, png, webp, avif, tif, gif, pdf.',
  )
})

it('takes a number of any length, as more than there is', () => {
  const nines = '9'.repeat(400)
  expect(parseRegion(`0,0,${nines},${nines}`)).toMatchObject({ width: 1e15, height: 1e15 })
  expect(parseRegion(`pct:${'0'.repeat(40)}5,0,1.${'3'.repeat(40)},1`)).toMatchObject({ x: 5 })
  expect(parseSize(`${nines},`, 3)).toMatchObject({ width: 1e15 })
})

it('refuses any junk as a bad request and nothing else', () => {
  const near = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789,.:!^pctfulmaxsqre+-e ')),
    maxLength: 14,
  })
  const junk = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), near)
  const parts = fc.record({ region: junk, size: junk, rotation: junk, quality: junk, format: junk })
  fc.assert(
    fc.property(fc.constantFrom(2 as const, 3 as const), parts, (version, asked) => {
      const each = [
        () => parseRegion(asked.region),
        () => parseSize(asked.size, version),
        () => parseRotation(asked.rotation),
        () => parseRequest(version, asked),
      ]
      for (const read of each)
        try {
          expect(read()).toEqual(expect.any(Object))
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
          expect(error).toMatchObject({ code: 'bad-request' })
        }
    }),
    { numRuns: 2000 },
  )
})
