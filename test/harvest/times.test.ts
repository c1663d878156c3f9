import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { discoveryWalker } from './discovery-walker.js'
import { openDoors } from './doors.js'
import { feedWalker } from './feed-walker.js'

const root = 'https://archive.example/'

/** Makes all that ever happened happen in the same millisecond. */
async function atOnce(folder: string): Promise<void> {
  for (const name of await readdir(join(folder, 'changes'))) {
    const path = join(folder, 'changes', name)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/"at":"[^"]*"/g, '"at":"2026-05-01T12:00:00.000Z"'))
  }
}

it('loses nothing where many changes have the same time', async () => {
  const doors = await openDoors()
  try {
    const stream = discoveryWalker(doors, `${root}iiif/discovery/1/activities`)
    const feed = feedWalker(doors, `${root}feed.atom`)
    const round = async () => {
      for (const one of [stream.crawl(), feed.read()]) while ((await one.next()).done !== true);
    }
    for (let at = 0; at < 120; at++) await doors.put(`i${String(at)}`)
    await atOnce(doors.folder)
    await doors.reopen(undefined, true)
    await round()
    await doors.withdraw('i3')
    await doors.put('i4')
    await doors.put('late')
    await atOnce(doors.folder)
    await doors.reopen(undefined, true)
    await round()
    expect([stream.has.size, feed.has.size]).toEqual([120, 120])
    expect(stream.has).not.toContain(`${root}iiif/presentation/3/i3/manifest`)
    expect(feed.has).toContain(`${root}items/late`)
  } finally {
    await doors.close()
  }
}, 60_000)

const built = (name: string) =>
  JSON.stringify(pathToFileURL(join(process.cwd(), 'dist/server', name)).href)

/** Asks the built program in a process that lives elsewhere, for a process keeps the time zone that it began in. */
async function asked(archive: string, zone: string): Promise<{ offset: number; said: string[] }> {
  const script = `
    const { openArchive } = await import(${built('archive.js')})
    const { answer } = await import(${built('answer.js')})
    const { routes } = await import(${built('routes.js')})
    const { readSettings } = await import(${built('settings.js')})
    const flags = { archive: ${JSON.stringify(archive)}, 'log-level': 'silent', 'base-url': '${root}' }
    const open = await openArchive(readSettings({ flags, environment: {}, file: {} }).values)
    const said = []
    for (const [name, params] of [['discovery-page', { page: '1' }], ['feed', {}], ['sitemap', {}]]) {
      const route = routes.find((one) => one.name === name)
      const { body } = await answer(open, route, { params, query: new URLSearchParams(), path: '/', headers: {} })
      said.push(new TextDecoder().decode(body))
    }
    await open.close()
    console.log(JSON.stringify({ offset: new Date(2026, 2, 1).getTimezoneOffset(), said }))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { env: { TZ: zone } },
  )
  return JSON.parse(stdout) as { offset: number; said: string[] }
}

it('tells the same times wherever the machine is', async () => {
  const doors = await openDoors()
  await doors.put('a')
  await doors.withdraw('a')
  await doors.close()
  const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']
  const all = await Promise.all(zones.map((zone) => asked(doors.folder, zone)))
  expect(new Set(all.map(({ offset }) => offset)).size).toBe(3)
  expect(new Set(all.map(({ said }) => JSON.stringify(said))).size).toBe(1)
  expect(all[0]?.said[0]).toContain('"type":"Delete"')
}, 60_000)
