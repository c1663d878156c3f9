import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { openRenditionCache } from '../../server/rendition-cache.js'
import { newFolder } from '../folders.js'

let folder: string
let warnings: unknown[]
beforeEach(async () => {
  folder = join(await newFolder(), 'derived', 'cache', 'images')
  warnings = []
})

const log = { warn: (...said: unknown[]) => void warnings.push(said) }
const opened = (bound = 1_000_000, now?: () => number) =>
  openRenditionCache({ folder, bound, log, ...(now && { now }) })
const name = (of: string | number, format = 'jpg') =>
  `${createHash('sha256').update(String(of)).digest('hex')}.${format}`
const path = (of: string) => join(folder, of.slice(0, 2), of)
const content = (bytes = 1000) => new Uint8Array(randomBytes(bytes))
const hour = 3_600_000

async function files(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []))
}

async function bytesThere(): Promise<number> {
  const sizes = await Promise.all((await files()).map(async (file) => (await stat(file)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

describe('what is kept', () => {
  it('is there again, also after a restart', async () => {
    const [first, bytes] = [opened(), content()]
    expect(await first.get(name(1))).toBeUndefined()
    await first.put(name(1), bytes)
    expect(await first.get(name(1))).toEqual(bytes)
    await first.close()
    expect(await opened().get(name(1))).toEqual(bytes)
    expect(await files()).toEqual([path(name(1))])
  })

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, 500)],
    ['cut to nothing', () => Buffer.alloc(0)],
    ['longer', (file: Buffer) => Buffer.concat([file, Buffer.from('x')])],
    ['altered', (file: Buffer) => file.fill(0, 700, 701 + 16)],
    ['altered where its hash is', (file: Buffer) => file.fill(0, 3, 20)],
    ['full of zeros, as after a power cut', (file: Buffer) => Buffer.alloc(file.length)],
    ['swollen', () => Buffer.alloc(200_000)],
  ])('is not served, and is removed, when it is %s', async (_, alter) => {
    const cache = opened()
    await cache.put(name(1), content())
    await writeFile(path(name(1)), alter(await readFile(path(name(1)))))
    expect(await cache.get(name(1))).toBeUndefined()
    expect(await files()).toEqual([])
    const anew = content()
    await cache.put(name(1), anew)
    expect(await cache.get(name(1))).toEqual(anew)
  })

  it('is not served under another name', async () => {
    const cache = opened()
    await cache.put(name(1), content())
    await mkdir(dirname(path(name(2))), { recursive: true })
    await rename(path(name(1)), path(name(2)))
    expect(await cache.get(name(2))).toBeUndefined()
  })

  it('is nothing where the bound is 0, or one picture would take a tenth of it', async () => {
    const none = opened(0)
    await none.put(name(1), content())
    expect(await none.get(name(1))).toBeUndefined()
    await opened(50_000).put(name(1), content(5000))
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })
})

describe('the bound', () => {
  it('holds after many writes by two caches over one folder', async () => {
    const bound = 200_000
    const [one, other] = [opened(bound), opened(bound)]
    let most = 0
    for (let nth = 0; nth < 120; nth++) {
      await Promise.all([
        one.put(name(`a${String(nth)}`), content(1 + ((nth * 370) % 9000))),
        other.put(name(`b${String(nth)}`), content(1 + ((nth * 910) % 9000))),
      ])
      if (nth % 10 === 0) most = Math.max(most, await bytesThere())
    }
    expect(Math.max(most, await bytesThere())).toBeLessThanOrEqual(bound)
    // And the room is used.
    expect(await bytesThere()).toBeGreaterThan(bound * 0.6)
    expect(warnings).toEqual([])
  })

  it('holds after it was lowered', async () => {
    const before = opened(200_000)
    for (let nth = 0; nth < 100; nth++) await before.put(name(nth), content())
    expect(await bytesThere()).toBeGreaterThan(90_000)
    await opened(50_000).put(name('new'), content())
    expect(await bytesThere()).toBeLessThanOrEqual(50_000)
  })

  it('lets go first what was not of use for longest', async () => {
    let time = Date.now()
    const bound = 100_000
    const cache = opened(bound, () => time)
    for (let nth = 0; nth < 80; nth++) {
      await cache.put(name(nth), content())
      const age = (time - (80 - nth) * hour) / 1000
      await utimes(path(name(nth)), age, age)
    }
    // The very first is still looked at.
    expect(await cache.get(name(0))).toBeDefined()
    time += 1000
    for (let nth = 100; nth < 110; nth++) await cache.put(name(nth), content())
    const there = await Promise.all(
      Array.from({ length: 110 }, (_, nth) => stat(path(name(nth))).then(() => true, () => false)), // prettier-ignore
    )
    expect(there[0]).toBe(true)
    expect(there.slice(1, 6)).toEqual(Array(5).fill(false))
    expect(there.slice(40, 80)).toEqual(Array(40).fill(true))
    expect(there.slice(100)).toEqual(Array(10).fill(true))
  })

  it('notes use at most once an hour', async () => {
    let time = Date.now()
    const cache = opened(1_000_000, () => time)
    await cache.put(name(1), content())
    const modified = async () => Math.round((await stat(path(name(1)))).mtimeMs / 1000)
    const written = await modified()
    time += hour / 2
    await cache.get(name(1))
    expect(await modified()).toBe(written)
    time += hour
    await cache.get(name(1))
    expect(await modified()).toBe(Math.round(time / 1000))
  })

  it('leaves alone what is not its own, and clears what interrupted writes left', async () => {
    const [key, fresh] = [name(1), name(2)]
    const part = (of: string) => `${path(of)}.${'0'.repeat(16)}.part`
    const others = [
      join(folder, 'README'),
      join(folder, key.slice(0, 2), 'notes.txt'),
      join(folder, 'elsewhere', key),
    ]
    for (const file of [...others, part(key), part(fresh)]) {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content(30_000))
      await utimes(file, 1, 1)
    }
    await utimes(part(fresh), new Date(), new Date())
    const cache = opened(60_000)
    for (let nth = 10; nth < 100; nth++) await cache.put(name(nth), content(2000))
    const there = await files()
    for (const file of [...others, part(fresh)]) expect(there).toContain(file)
    expect(there).not.toContain(part(key))
  })
})

describe('a disk that cannot be written', () => {
  it('only means that nothing is kept, and is told once', async () => {
    await mkdir(dirname(folder), { recursive: true })
    await writeFile(folder, 'a file where the folder should be')
    const cache = opened()
    for (let nth = 0; nth < 3; nth++) {
      await cache.put(name(nth), content())
      expect(await cache.get(name(nth))).toBeUndefined()
    }
    expect(warnings).toHaveLength(1)
  })

  it('is no error where files vanish meanwhile', async () => {
    const cache = opened(100_000)
    for (let nth = 0; nth < 60; nth++) {
      const put = cache.put(name(nth), content(3000))
      // A file may come in while the folder goes.
      if (nth % 10 === 5) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
      await put
    }
    expect(warnings.length).toBeLessThanOrEqual(1)
    expect(await bytesThere()).toBeLessThanOrEqual(100_000)
  })

  it('is not waited for without end: what would pile up in memory is not kept', async () => {
    const cache = opened(2_000_000_000)
    const puts = Array.from({ length: 20 }, (_, nth) => cache.put(name(nth), content(5_000_000)))
    await Promise.all(puts)
    expect(await files()).toHaveLength(3)
    await cache.put(name(20), content(30_000_000))
    expect(await files()).toHaveLength(4)
  })

  it('is let go of when the cache is closed', async () => {
    const cache = opened()
    const puts = Array.from({ length: 50 }, (_, nth) => cache.put(name(nth), content(20_000)))
    await cache.close()
    const there = await files().catch(() => [])
    await cache.put(name('late'), content())
    await Promise.all(puts)
    expect(await files().catch(() => [])).toEqual(there)
    expect(there.length).toBeLessThan(50)
  })
})
