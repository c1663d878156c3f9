import { expect, it } from '@jest/globals'
import { allTiles, listedSizes, mixed, oddRegions, type Info } from '../../bench/images/requests.js'

const info: Info = {
  width: 1100,
  height: 700,
  sizes: [
    { width: 275, height: 175 },
    { width: 550, height: 350 },
    { width: 1100, height: 700 },
  ],
  tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
}

it('names every tile of every level, at the edges as large as they are', () => {
  const tiles = allTiles(info)
  expect(tiles.filter((tile) => tile.includes('/max/'))).toEqual([
    '0,0,512,512/max/0/default.jpg',
    '512,0,512,512/max/0/default.jpg',
    '1024,0,76,512/max/0/default.jpg',
    '0,512,512,188/max/0/default.jpg',
    '512,512,512,188/max/0/default.jpg',
    '1024,512,76,188/max/0/default.jpg',
  ])
  expect(tiles).toContain('1024,512,76,188/76,188/0/default.jpg')
  expect(tiles.slice(12)).toEqual([
    '0,0,1024,700/512,350/0/default.jpg',
    '1024,0,76,700/38,350/0/default.jpg',
    'full/275,175/0/default.jpg',
  ])
})

it('covers every pixel of every level once', () => {
  for (const factor of [1, 2, 4]) {
    const boxes = allTiles({ ...info, tiles: [{ width: 512, scaleFactors: [factor] }] })
      .filter((tile) => !tile.includes('/max/'))
      .map((tile) => (tile.startsWith('full') ? [0, 0, 1100, 700] : tile.split('/', 1)[0]?.split(',').map(Number))) // prettier-ignore
    const area = boxes.reduce((sum, [, , width = 0, height = 0] = []) => sum + width * height, 0)
    expect(area).toBe(1100 * 700)
  }
})

it('writes the full size as max', () => {
  expect(listedSizes(info)).toEqual([
    'full/275,175/0/default.jpg',
    'full/550,350/0/default.jpg',
    'full/max/0/default.jpg',
  ])
})

it('draws odd regions that never come twice, lie on the image, and are not enlarged', () => {
  const image = { width: 8000, height: 6000 }
  const regions = oddRegions(image, 5000, 7)
  expect(new Set(regions).size).toBe(5000)
  for (const region of regions) {
    const [x = 0, y = 0, width = 0, height = 0, size = 0] = (/^(\d+),(\d+),(\d+),(\d+)\/(\d+),\//.exec(region) ?? []).slice(1).map(Number) // prettier-ignore
    expect(size).toBeGreaterThanOrEqual(200)
    expect(size).toBeLessThanOrEqual(Math.min(1200, width))
    expect(x + width).toBeLessThanOrEqual(8000)
    expect(y + height).toBeLessThanOrEqual(6000)
  }
  expect(oddRegions(image, 5000, 7)).toEqual(regions)
  expect(oddRegions(image, 5, 8)).not.toEqual(regions.slice(0, 5))
})

it('mixes what readers ask for, odd regions only once', () => {
  const requests = mixed(info, 5000, 1)
  const ready = new Set([...allTiles(info), ...listedSizes(info), 'info.json'])
  const odd = requests.filter((request) => !ready.has(request))
  expect(requests).not.toContain('')
  expect(new Set(odd).size).toBe(odd.length)
  expect(odd.length).toBeGreaterThan(400)
  expect(odd.length).toBeLessThan(600)
  expect(requests.filter((request) => request === 'info.json').length).toBeGreaterThan(400)
})
