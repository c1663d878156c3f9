import { writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { inspect } from '../../images/inspect.js'
import { defaultSourceLimits, heldBytes } from '../../images/source-limits.js'
import { reachesItsEnd } from '../../images/whole.js'
import { scratch, squares } from './pictures.js'

const path = scratch()
const refused = (said: RegExp) =>
  expect.objectContaining({ code: 'refused', message: expect.stringMatching(said) as unknown })

async function file(name: string, bytes: Buffer | string): Promise<string> {
  await writeFile(path(name), bytes)
  return path(name)
}
const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a52' } })

it.each([
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['tiff', 'image/tiff'],
] as const)('reads the header of a %s, whatever the file is called', async (format, mediaType) => {
  const bytes = await picture().withMetadata({ density: 300 }).toFormat(format).toBuffer()
  const [frame, ...more] = await inspect(await file(`${format}.dat`, bytes))
  expect(frame).toMatchObject({ frame: 0, width: 60, height: 40, mediaType })
  if (format === 'jpeg' || format === 'png') expect(frame?.dpi).toBe(300)
  expect(more).toEqual([])
})

it('gives the measures of the upright picture', async () => {
  const lying = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await inspect(await file('lying.jpg', lying))).toMatchObject([{ width: 40, height: 60 }])
})

it('takes a pyramid for one picture', async () => {
  const bytes = await squares().tiff({ pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 }).toBuffer() // prettier-ignore
  expect(await inspect(await file('pyramid.tif', bytes))).toMatchObject([{ frame: 0, width: 1000 }])
})

it.each([
  ['empty.tif', '', /^003\.tif is empty/],
  ['text.jpg', 'Dear Sir', /^003\.tif is not an image that is known here/],
  ['a.gif', 'GIF89a\x01\x00\x01\x00', /^003\.tif is a GIF file, which cannot be published yet\. Save it as TIFF/],
  ['a.jp2', '\0\0\0\x0cjP  \r\n', /^003\.tif is damaged and cannot be read \(the signature at its beginning was altered\)/],
  ['a.j2k', '\xff\x4f\xff\x51', /is cut short/],
  ['a.pdf', '%PDF-1.7', /^003\.tif is cut short/],
  ['b.pdf', '\n%PDF-1.7\n%%EOF\n', /^003\.tif is damaged and cannot be read \(it is no whole PDF\)/],
  ['a.djvu', 'AT&TFORM', /is a DjVu file, which cannot be published yet/],
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', /is an SVG or other XML file/],
  ['a.tif', 'II*\0\x08\0\0\0', /is damaged.*it ends before/],
  ['b.jpg', '\xff\xd8\xff\xe0\0\x10JFIF', /is cut short/],
])('refuses %s with a sentence under the name it is given', async (name, bytes, said) => {
  const where = await file(name, Buffer.from(bytes, 'latin1'))
  await expect(inspect(where, { name: '003.tif' })).rejects.toEqual(refused(said))
}) // prettier-ignore

it('refuses a file that is not there', async () => {
  await expect(inspect(path('none.tif'))).rejects.toEqual(
    refused(/^none\.tif cannot be opened \(ENOENT/),
  )
})

it.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
  'notices a %s that is cut short',
  async (format) => {
    const bytes = await squares().toFormat(format, { quality: 90 }).toBuffer()
    const half = bytes.subarray(0, bytes.length / 2)
    await expect(inspect(await file('half', half))).rejects.toEqual(
      refused(/is (cut short|damaged)/),
    )
  },
)

it('is not fooled by a thumbnail that is whole in a JPEG that is not', async () => {
  const thumbnail = Buffer.from([0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xd9, 0, 0])
  const bytes = await picture().jpeg().toBuffer()
  const whole = Buffer.concat([bytes.subarray(0, 2), thumbnail, bytes.subarray(2)])
  const read = (from: Buffer) => (offset: number, length: number) =>
    Promise.resolve(from.subarray(offset, offset + length))
  expect(await reachesItsEnd('image/jpeg', read(whole))).toBe(true)
  expect(await reachesItsEnd('image/jpeg', read(whole.subarray(0, -2)))).toBe(false)
  expect(await reachesItsEnd('image/jpeg', read(Buffer.concat([whole, Buffer.alloc(99)])))).toBe(
    true,
  )
})

it('refuses too many pixels by the header alone, and says how many', async () => {
  const where = await file('wide.png', await picture().png().toBuffer())
  const limits = { ...defaultSourceLimits, maxPixels: 2000 }
  await expect(inspect(where, { limits })).rejects.toEqual(
    refused(/^wide\.png measures 60 × 40 pixels.*the limit is/),
  )
})

it('refuses what would have to be held in memory beyond the limit', async () => {
  const limits = { maxPixels: 1e9, maxHeldBytes: 5000 }
  const png = (progressive: boolean) => picture().png({ progressive }).toBuffer()
  await expect(inspect(await file('i.png', await png(true)), { limits })).rejects.toEqual(
    refused(/memory/),
  )
  expect(await inspect(await file('p.png', await png(false)), { limits })).toHaveLength(1)
})

it.each([
  ['image/tiff', false, false, 0],
  ['image/jpeg', false, false, 0],
  ['image/jpeg', true, false, 400],
  ['image/png', true, false, 300],
  ['image/tiff', false, true, 300],
  ['image/webp', false, false, 800],
  ['image/jpeg', true, true, 700],
])(
  'counts what a %s holds (progressive %p, turned %p)',
  (mediaType, progressive, turned, bytes) => {
    const source = { width: 10, height: 10, channels: 3, bytesPerSample: 1 }
    expect(heldBytes({ ...source, mediaType, progressive, turned })).toBe(bytes)
  },
)
