import { beforeAll, expect, it } from '@jest/globals'
import { Problem } from '../../data/model/problem.js'
import { hostileParts, type Parts } from '../images/hostile.js'
import { painted, planned, squareColour } from '../images/pictures.js'
import { serving, type ImageServer } from '../image-server.js'

const image = { width: 121, height: 83 }
const limits = { maxWidth: 600, maxHeight: 512, maxArea: 262_144 }

let server: ImageServer
beforeAll(async () => {
  const picture = painted(image, (x, y) => squareColour(x % 10, y % 10))
  server = await serving(await picture.png().toBuffer(), { 'max-width': limits.maxWidth, 'max-height': limits.maxHeight, 'max-area': limits.maxArea }) // prettier-ignore
})

/** How a client might write a part: well encoded, hardly, or not at all. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => encodeURIComponent(text.toWellFormed()).replace(/%(2C|21|3A|5E)/gi, decodeURIComponent),
  (text) => text.replace(/[\r\n ]/g, '+'),
]

/** What an address has to be answered with: 200 where it is of a picture that can be made. */
function isLegal(version: 2 | 3, path: string): boolean {
  const segments = path.split(/[?#]/)[0]?.split('/') ?? []
  if (segments.length !== 4) return false
  try {
    planned(image, version, segments.map(decodeURIComponent).join('/'), limits)
    // A slash that was encoded belongs to its part, and no part has one.
    return !segments.some((segment) => /%2f/i.test(segment))
  } catch (error) {
    if (error instanceof Problem || error instanceof URIError) return false
    throw error
  }
}

it('answers hostile addresses over HTTP: pictures with 200, all else with 400 or 404, each with a sentence', async () => {
  const parts = hostileParts(77)
  let [answered, refused] = [0, 0]
  const wrong: string[] = []
  const ask = async (nth: number) => {
    const version = nth % 2 === 0 ? 3 : 2
    const { region, size, rotation, last } = parts.next().value as Parts
    const spelt = spellings[Math.floor(nth / 2) % spellings.length] ?? String
    const path = [region, size, rotation, last].map(spelt).join('/')
    const { status, body } = await server.get(`/iiif/image/${version}/${server.id}/${path}`)
    const legal = isLegal(version, path)
    if (legal ? status !== 200 : status !== 400 && status !== 404)
      wrong.push(`${status} ${version} ${JSON.stringify(path)}`)
    if (legal) answered++
    else {
      refused++
      // What Node itself cannot read as a request it answers without words.
      const silent = body.length === 0 && status === 400
      const { detail } = silent ? { detail: 'Bad.' } : (JSON.parse(body.toString()) as { detail: string }) // prettier-ignore
      expect(detail).toMatch(/^[A-Z].*[.]$/s)
    }
  }
  let next = 0
  const work = async () => {
    while (next < 4000) await ask(next++)
  }
  await Promise.all([work(), work(), work(), work()])
  expect(wrong).toEqual([])
  expect(answered).toBeGreaterThan(400)
  expect(refused).toBeGreaterThan(1500)
})

it.each([
  '/iiif/image/3/../../../../etc/passwd',
  '/iiif/image/3/..%2f..%2fetc%2fpasswd/full/max/0/default.jpg',
  '/iiif/image/3/%00/full/max/0/default.jpg',
  '/iiif/image/3/%/full/max/0/default.jpg',
  '/iiif/image/3/ID%2F/full/max/0/default.jpg',
  '/iiif/image/3/ID//full/max/0/default.jpg',
  '/iiif/image/3/ID/full/max/0/default.jpg/',
  '/iiif/image/3/ID/full/max/0',
  '/iiif/image/3/id/full/max/0/default.jpg',
  '/IIIF/image/3/ID/full/max/0/default.jpg',
  '/iiif/image/1/ID/full/full/0/native.jpg',
  '/iiif/image/3/ID/full%00/max/0/default.jpg',
  '/iiif/image/3/ID/full/max/0/default.jpg%00.png',
  '/iiif/image/3/ID/full/max/0/default.jpg%0d%0aset-cookie:x',
  `/iiif/image/3/ID/${'0'.repeat(9000)},0,1,1/max/0/default.png%`,
  '/iiif/image/3/é/full/max/0/default.jpg',
  '/iiif/image/3/😀/full/max/0/default.jpg',
])('is not led astray by %p', async (path) => {
  const { status, headers } = await server.get(path.replace('ID', server.id))
  expect([400, 404]).toContain(status)
  expect(headers).not.toHaveProperty('set-cookie')
})
