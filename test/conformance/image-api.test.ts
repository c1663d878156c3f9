import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { info2 } from '../../images/info-2.js'
import { info3 } from '../../images/info-3.js'
import { makePyramid } from '../../images/pyramid.js'
import { serving, type ImageServer } from '../image-server.js'
import { answer, apart, look, scratch, squareColour, squares } from '../images/pictures.js'

/*
 * The checks of the official Image API validator (https://github.com/IIIF/image-validator), under its own names: levels 0 to 2 of both versions,
 * and all of level 3 but format_jp2, which is not offered. Those about pictures are made against plan and render, and where it draws lots, all
 * cases are taken; those about HTTP are made over HTTP.
 */

/** What it calls its checks; those of 2.1 are the same, though it makes size_nofull and size_noup of 3.0 only. */
const names = `
  id_basic id_squares info_json id_error_escapedslash id_error_random id_error_unescaped id_escaped
  region_error_random region_pixels region_percent region_square
  size_nofull size_ch size_error_random size_noup size_region size_wc size_wh size_bwh size_percent size_up
  rot_error_random rot_full_basic rot_region_basic rot_full_non90 rot_mirror rot_mirror_180 rot_region_non90
  quality_error_random quality_bitonal quality_color quality_grey
  format_jpg format_error_random format_png format_gif format_pdf format_tif format_webp
  baseurl_redirect cors jsonld linkheader_canonical linkheader_profile
`.split(/\s+/).filter(Boolean) // prettier-ignore
const made = { 2: new Set<string>(), 3: new Set<string>() }

/** A check under the validator's name for it; several names where one picture serves them all. */
function check(version: 2 | 3, text: string, work: () => Promise<void> | void): void {
  for (const name of text.split(/,? /).filter((word) => names.includes(word)))
    made[version].add(name)
  it(text, work)
}

const path = scratch()
let server: ImageServer
const image = { width: 1000, height: 1000 }
/** The validator takes 5; so do we, though every pixel here went through JPEG twice. */
const tolerance = 5

beforeAll(async () => {
  await squares().png().toFile(path('squares.png'))
  await makePyramid({ source: path('squares.png'), frame: 0, target: path('squares') })
  server = await serving(await readFile(path('squares.png')), {
    record: 'rights: http://rightsstatements.org/vocab/NoC-OKLR/1.0/\n',
  })
})

const junk = [
  '|7zYa;',
  '<<>>',
  '@@@@@@',
  'ABCDEF',
  '0',
  'pct',
  '1,2',
  'x,y,w,h',
  '^',
  '!',
  '%%%',
  '.',
  '',
]
const some = [[0, 0], [9, 9], [3, 7], [8, 1], [5, 5], [0, 9], [9, 0]] as const // prettier-ignore

describe.each([2, 3] as const)('Image API %d', (version) => {
  const full = version === 3 ? 'max' : 'full'
  const shown = async (asked: string) => look(await answer(path('squares'), image, version, asked))
  const status = async (asked: string) => {
    try {
      await answer(path('squares'), image, version, asked)
      return 'answered'
    } catch (error) {
      return (error as { code?: string }).code
    }
  }
  /** Every square's middle, when the picture shows all of them at some size. */
  const allSquares = (picture: Awaited<ReturnType<typeof look>>) => {
    for (let column = 0; column < 10; column++)
      for (let row = 0; row < 10; row++) {
        const [x, y] = [((column + 0.5) * picture.width) / 10, ((row + 0.5) * picture.height) / 10]
        expect(apart(picture.at(x, y), squareColour(column, row))).toBeLessThanOrEqual(tolerance)
      }
  }
  const middle = (picture: Awaited<ReturnType<typeof look>>, column: number, row: number) => {
    const found = picture.at(picture.width / 2, picture.height / 2)
    expect(apart(found, squareColour(column, row))).toBeLessThanOrEqual(tolerance)
  }

  check(version, 'id_basic, id_squares, format_jpg', async () => {
    const picture = await shown(`full/${full}/0/default.jpg`)
    expect(picture).toMatchObject({ width: 1000, height: 1000, format: 'jpeg' })
    allSquares(picture)
  })

  check(version, 'info_json', () => {
    const id = `https://example.org/iiif/image/${version}/x`
    const info = JSON.parse(JSON.stringify(version === 3 ? info3(id, image) : info2(id, image))) as Record<string, unknown> // prettier-ignore
    expect(info).toMatchObject({
      '@context': `http://iiif.io/api/image/${version}/context.json`,
      [version === 3 ? 'id' : '@id']: id,
      protocol: 'http://iiif.io/api/image',
      width: 1000,
      height: 1000,
      sizes: [{ width: 500, height: 500 }, { width: 1000, height: 1000 }],
      tiles: [{ width: 512, scaleFactors: [1, 2] }],
    }) // prettier-ignore
    if (version === 3) expect(info).toMatchObject({ type: 'ImageService3', profile: 'level2' })
    else expect(info['profile']).toContain('http://iiif.io/api/image/2/level2.json')
  })

  check(version, 'region_error_random', async () => {
    for (const region of junk)
      expect(await status(`${region}/${full}/0/default.jpg`)).toBe('bad-request')
  })
  check(version, 'region_pixels', async () => {
    for (const [column, row] of some) {
      const picture = await shown(
        `${column * 100 + 13},${row * 100 + 13},74,74/${full}/0/default.jpg`,
      )
      expect(picture).toMatchObject({ width: 74, height: 74 })
      middle(picture, column, row)
    }
  })
  check(version, 'region_percent', async () => {
    for (const [column, row] of some) {
      const picture = await shown(
        `pct:${column * 10 + 1},${row * 10 + 1},9,9/${full}/0/default.jpg`,
      )
      expect(picture).toMatchObject({ width: 90, height: 90 })
      middle(picture, column, row)
    }
  })
  check(version, 'region_square', async () => {
    expect(await shown(`square/${full}/0/default.jpg`)).toMatchObject({ width: 1000, height: 1000 })
  })

  check(version, 'size_nofull', async () => {
    expect(await status('full/full/0/default.jpg')).toBe(version === 3 ? 'bad-request' : 'answered')
  })
  check(version, 'size_error_random', async () => {
    for (const size of junk.filter((text) => text !== '1,2'))
      expect(await status(`full/${size}/0/default.jpg`)).toBe('bad-request')
  })
  for (const [name, size, width, height] of [
    ['size_wc', '613,', 613, 613],
    ['size_ch', ',451', 451, 451],
    ['size_wh', '351,749', 351, 749],
    ['size_bwh', '!512,707', 512, 512],
    ['size_percent', 'pct:47', 470, 470],
  ] as const)
    check(version, name, async () => {
      const picture = await shown(`full/${size}/0/default.jpg`)
      expect(picture).toMatchObject({ width, height })
      allSquares(picture)
    })
  check(version, 'size_region', async () => {
    for (const [column, row] of some) {
      const picture = await shown(`${column * 100},${row * 100},100,100/${35 + row},${35 + row}/0/default.jpg`) // prettier-ignore
      expect(picture).toMatchObject({ width: 35 + row, height: 35 + row })
      middle(picture, column, row)
    }
  })
  check(version, 'size_noup', async () => {
    for (const size of ['1100,1100', ',1999', '1500,', 'pct:200'])
      expect(await status(`full/${size}/0/default.jpg`)).toBe(version === 3 ? 'bad-request' : 'answered') // prettier-ignore
    // The validator wants an error of `!2000,3000`. The specification: "not larger than the extracted region, w or h".
    expect(await shown('full/!2000,3000/0/default.jpg')).toMatchObject({
      width: 1000,
      height: 1000,
    })
  })
  check(version, 'size_up', async () => {
    const up = version === 3 ? '^' : ''
    for (const [size, side] of [
      ['1313,1313', 1313],
      [',1250', 1250],
      ['1100,', 1100],
      ['pct:200', 2000],
    ] as const) {
      // prettier-ignore
      const picture = await shown(`full/${up}${size}/0/default.jpg`)
      expect(picture).toMatchObject({ width: side, height: side })
      allSquares(picture)
    }
    if (version === 2) return
    expect(await shown('full/^!2000,500/0/default.jpg')).toMatchObject({ width: 500, height: 500 })
    expect(await shown('full/^!2000,3000/0/default.jpg')).toMatchObject({
      width: 2000,
      height: 2000,
    })
  })

  check(version, 'rot_error_random', async () => {
    for (const rotation of ['-1', '361', 'ABCD', '', '9e1', '!', '90deg'])
      expect(await status(`full/${full}/${rotation}/default.jpg`)).toBe('bad-request')
  })
  for (const [name, rotation, topLeft, topRight] of [
    ['rot_full_basic', '90', [0, 9], [0, 0]],
    ['rot_full_basic', '180', [9, 9], [0, 9]],
    ['rot_full_basic', '270', [9, 0], [9, 9]],
    ['rot_mirror', '!0', [9, 0], [0, 0]],
    ['rot_mirror_180', '!180', [0, 9], [9, 9]],
  ] as const)
    check(version, `${name} ${rotation}`, async () => {
      const corner = ([column, row]: readonly [number, number]) => squareColour(column, row)
      const picture = await shown(`full/${full}/${rotation}/default.jpg`)
      expect(apart(picture.at(50, 50), corner(topLeft))).toBeLessThanOrEqual(tolerance)
      expect(apart(picture.at(950, 50), corner(topRight))).toBeLessThanOrEqual(tolerance)
    })
  check(version, 'rot_region_basic', async () => {
    for (const [column, row] of some)
      for (const rotation of [90, 180, 270])
        middle(await shown(`${column * 100},${row * 100},100,100/${full}/${rotation}/default.jpg`), column, row) // prettier-ignore
  })
  check(version, 'rot_full_non90, rot_region_non90', async () => {
    expect((await shown(`full/${full}/22.5/default.png`)).width).toBeGreaterThan(1290)
    middle(await shown(`300,700,100,100/${full}/345/default.jpg`), 3, 7)
  })

  check(version, 'quality_error_random', async () => {
    for (const quality of junk)
      expect(await status(`full/${full}/0/${quality}.jpg`)).toBe('bad-request')
  })
  check(version, 'quality_color', async () => {
    allSquares(await shown(`full/${full}/0/color.jpg`))
  })
  check(version, 'quality_grey', async () => {
    const picture = await shown(`full/${full}/0/gray.jpg`)
    for (let at = 5; at < 1000; at += 10) {
      const [r, g, b] = picture.at(at, (at * 7) % 1000)
      expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(5)
    }
  })
  check(version, 'quality_bitonal', async () => {
    const picture = await shown(`full/${full}/0/bitonal.jpg`)
    let [pure, all] = [0, 0]
    for (let x = 0; x < 1000; x += 7)
      for (let y = 0; y < 1000; y += 7) {
        const [grey] = picture.at(x, y)
        if (grey < 5 || grey > 250) pure++
        all++
      }
    expect(pure / all).toBeGreaterThan(0.65)
  })

  check(version, 'format_error_random', async () => {
    for (const format of ['jpeg', 'xyz', 'jp2', 'tiff', 'JPG', '', '|z~'])
      expect(await status(`full/${full}/0/default.${format}`)).toBe('bad-request')
  })

  const address = (rest: string, id = server.id) =>
    server.get(`/iiif/image/${version}/${id}${rest}`)
  const whole = `/full/${full}/0/default`

  for (const [name, format, mediaType, magic] of [
    ['format_png', 'png', 'image/png', /^\x89PNG/],
    ['format_gif', 'gif', 'image/gif', /^GIF8/],
    ['format_tif', 'tif', 'image/tiff', /^II\*/],
    ['format_webp', 'webp', 'image/webp', /^RIFF.{4}WEBP/s],
    ['format_pdf', 'pdf', 'application/pdf', /^%PDF-1/],
    ['format_avif', 'avif', 'image/avif', /^.{4}ftypavif/s],
  ] as const)
    check(version, name, async () => {
      const { status, headers, body } = await address(`${whole}.${format}`)
      expect([status, headers['content-type']]).toEqual([200, mediaType])
      expect(body.toString('latin1', 0, 20)).toMatch(magic)
      if (format !== 'pdf') allSquares(await look(body))
    })

  check(version, 'id_error_escapedslash, id_error_random, id_error_unescaped', async () => {
    for (const id of ['a%2Fb', 'a/b', '6d3f1e0a-7c4b-11ee-b962-0242ac120002', '[frob]'])
      for (const rest of [`${whole}.jpg`, '/info.json', ''])
        expect([id, (await address(rest, id)).status]).toEqual([id, 404])
  })
  check(version, 'id_escaped', async () => {
    const first = `%${server.id.charCodeAt(0).toString(16)}${server.id.slice(1)}`
    expect((await address(`${whole}.jpg`, first)).status).toBe(200)
    expect((await address('/info.json', first)).status).toBe(200)
  })
  check(version, 'baseurl_redirect', async () => {
    const { status, headers } = await address('')
    expect([status, headers['location']]).toEqual([303, `https://archive.example/iiif/image/${version}/${server.id}/info.json`]) // prettier-ignore
  })
  check(version, 'cors', async () => {
    for (const rest of ['/info.json', `${whole}.jpg`, `${whole}.png`, '', '/full/nonsense/0/default.jpg'])
      expect((await address(rest)).headers['access-control-allow-origin']).toBe('*')
  }) // prettier-ignore
  check(version, 'jsonld', async () => {
    const typed = async (headers: Record<string, string>) =>
      (await server.get(`/iiif/image/${version}/${server.id}/info.json`, headers)).headers['content-type'] // prettier-ignore
    const profiled = `application/ld+json;profile="http://iiif.io/api/image/${version}/context.json"`
    expect(await typed({ Accept: 'application/ld+json' })).toBe(profiled)
    expect(await typed({ Accept: 'application/json' })).toBe('application/json')
    // 3.0: JSON-LD unless something else is wanted; 2.1: only where it is named.
    expect(await typed({})).toBe(version === 3 ? profiled : 'application/json')
    expect(await typed({ Accept: '*/*' })).toBe(version === 3 ? profiled : 'application/json')
  })
  check(version, 'linkheader_canonical, linkheader_profile', async () => {
    const profile = `<http://iiif.io/api/image/${version}/level2.json>;rel="profile"`
    const base = `https://archive.example/iiif/image/${version}/${server.id}`
    for (const asked of [`${whole}.jpg`, '/0,0,1000,1000/1000,/360/color.jpg', '/square/max/0/default.jpg'])
      expect((await address(asked)).headers['link']).toBe(`${profile},<${base}/full/${full}/0/default.jpg>;rel="canonical"`)
    expect((await address('/info.json')).headers['link']).toBe(profile)
  }) // prettier-ignore
  it('info.json says the rights of the record', async () => {
    const info = JSON.parse((await address('/info.json')).body.toString()) as object
    const key = version === 3 ? 'rights' : 'license'
    expect(info).toMatchObject({ [key]: 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/' })
    expect(info).toMatchObject({ [version === 3 ? 'id' : '@id']: `https://archive.example/iiif/image/${version}/${server.id}` }) // prettier-ignore
  })
})

it('names no colour of a scan that has none, and gives it all the same to who asks for colour', async () => {
  const picture = await squares().toColourspace('b-w').png().toBuffer()
  const grey = await serving(picture, { rights: 'https://creativecommons.org/publicdomain/mark/1.0/' }) // prettier-ignore
  const base = `/iiif/image/3/${grey.id}`
  const info = JSON.parse((await grey.get(`${base}/info.json`)).body.toString()) as object
  expect(info).toMatchObject({
    extraQualities: ['gray', 'bitonal'],
    // The record says nothing, so the archive's own rights hold.
    rights: 'http://creativecommons.org/publicdomain/mark/1.0/',
  })
  const [coloured, usual] = await Promise.all(
    ['color', 'default'].map((quality) => grey.get(`${base}/full/700,/0/${quality}.png`)),
  )
  expect([coloured?.status, coloured?.body]).toEqual([200, usual?.body])
})

it.each([2, 3] as const)('makes every check of the validator for %d', (version) => {
  expect([...made[version]].sort()).toEqual([...names].sort())
  expect(names.length).toBe(44)
})
