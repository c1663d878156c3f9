import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { archiveFolder, published } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import {
  childrenOf,
  Client,
  isThere,
  serving,
  spawned,
  until,
  type Got,
  type Spawned,
} from './spawned.js'

const path = '/iiif/presentation/3/collection'
let archive: string
let flag: string

beforeAll(async () => {
  archive = await archiveFolder()
  // While this file is there, workers end as soon as they start.
  flag = join(dirname(archive), 'die')
  const given = await newFolder()
  await written(given, { 'memo/item.yaml': 'title: A memo\n' })
  await published(archive, join(given, 'memo'))
})

/** Lets a test break a worker, and make an answer slow. */
const plant = () => `
import { existsSync } from 'node:fs'
import { Server } from 'node:http'
if (process.argv[1].endsWith('cluster-worker.js')) {
  if (existsSync(${JSON.stringify(flag)})) process.exit(7)
  process.on('SIGUSR2', () => { throw new Error('planted') })
}
const emit = Server.prototype.emit
Server.prototype.emit = function (...what) {
  const wait = what[0] === 'request' && Number(what[1].headers['x-wait'])
  if (!wait) return emit.apply(this, what)
  console.log(JSON.stringify({ msg: 'asked slowly', pid: process.pid }))
  setTimeout(() => emit.apply(this, what), wait)
}`

const start = (count: number) =>
  serving(['--archive', archive, '--workers', String(count)], plant())
const slowly = (server: Spawned) =>
  server.log().flatMap(({ msg, pid }) => (msg === 'asked slowly' ? pid : []))

/** Asks again and again on many connections while something else happens, and gives what came of it. */
async function asking(
  clients: readonly Client[],
  addresses: readonly string[],
  meanwhile: (got: readonly Got[]) => Promise<void>,
): Promise<readonly Got[]> {
  const got: Got[] = []
  let isOver = false
  const all = clients.map(async (client) => {
    while (!isOver) for (const address of addresses) got.push(await client.get(address))
  })
  try {
    await meanwhile(got)
  } finally {
    isOver = true
    await Promise.all(all)
    for (const client of clients) client.close()
  }
  return got
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, () => server.close(() => {
      resolve(true)
    })) // prettier-ignore
  })
}

/** That nothing of a server is left. */
async function expectGone(server: Spawned): Promise<void> {
  const pids = [server.process.pid ?? 0, ...server.workers()]
  await until('no process is left', () => !pids.some(isThere))
  expect(await isFree(server.port)).toBe(true)
}

async function ended(server: Spawned, signal: NodeJS.Signals = 'SIGTERM') {
  server.process.kill(signal)
  const { code } = await server.ended
  await expectGone(server)
  return code
}

describe('fonds serve --workers', () => {
  it('answers with as many processes as it is told, on one port, and ends them all', async () => {
    const server = await start(3)
    expect(new Set(server.workers()).size).toBe(3)
    expect(server.workers()).not.toContain(server.process.pid)
    const clients = Array.from({ length: 12 }, () => new Client(server.port))
    const answered = () =>
      new Set(server.log().flatMap(({ req, pid }) => (req === undefined ? [] : pid)))
    await until('each of them has answered', async () => {
      const got = await Promise.all(clients.map((client) => client.get(path)))
      expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]))
      // Every id begins with the port that was free.
      expect(got[0]?.text).toContain(`"http://localhost:${String(server.port)}/iiif/`)
      return answered().size === 3
    })
    expect([...answered()].sort()).toEqual([...server.workers()].sort())
    expect(server.said().match(/Reading room/g)).toHaveLength(1)
    expect(await ended(server)).toBe(0)
  })

  it('is one process when it is told so', async () => {
    const server = await start(1)
    expect(await new Client(server.port).get(path)).toMatchObject({ status: 200 })
    expect(server.workers()).toEqual([])
    expect((await childrenOf(server.process.pid ?? 0)) ?? []).toEqual([])
    expect(await ended(server, 'SIGINT')).toBe(0)
  })

  it('loses with a worker that is killed only what that one was answering', async () => {
    const server = await start(3)
    const [victim = 0] = server.workers()
    const clients = Array.from({ length: 50 }, () => new Client(server.port))
    const got = await asking(clients, [path], async (so) => {
      await until('all have had answers', () => so.length > 300)
      process.kill(victim, 'SIGKILL')
      await until('another takes its place', () => server.workers().length === 4)
      const then = so.length
      await until('all have answers again', () => so.length > then + 300)
    })
    const lost = got.filter(({ status }) => status !== 200)
    expect(got.length - lost.length).toBeGreaterThan(600)
    const answeredBy = new Map(server.log().map(({ req, pid }) => [req?.remotePort, pid]))
    for (const { status, localPort } of lost)
      expect({ status, by: answeredBy.get(localPort) }).toEqual({ status: 0, by: victim })
    expect(lost.length).toBeLessThanOrEqual(25)
    expect(server.log()).toContainEqual(
      expect.objectContaining({ msg: 'a worker ended', ended: victim, signal: 'SIGKILL' }),
    )
    expect(await ended(server)).toBe(0)
  })

  it('gives connections that a killed worker had not taken up to another', async () => {
    const server = await start(2)
    for (const pid of server.workers()) process.kill(pid, 'SIGSTOP')
    const got = Array.from({ length: 4 }, () => new Client(server.port).get(path))
    // Some are on their way to a worker when it ends, the others wait in the first process.
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const pid of server.workers()) process.kill(pid, 'SIGKILL')
    expect((await Promise.all(got)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await ended(server)).toBe(0)
  })

  it('lets a worker that has a bug finish what it was asked, and reads no settings anew for the next', async () => {
    const server = await start(2)
    const slow = new Client(server.port).get(path, { 'x-wait': '1500' })
    await until('it was asked', () => slowly(server).length === 1)
    const [victim = 0] = slowly(server)
    const settings = join(archive, 'fonds.yaml')
    await writeFile(settings, 'title: [')
    process.kill(victim, 'SIGUSR2')
    expect(await slow).toMatchObject({ status: 200 })
    await until('another takes its place', () => server.workers().length === 3)
    await until('it ends', () => !isThere(victim))
    expect(server.said()).toMatch(/"message":"planted".*takes no more connections/)
    const got = await Promise.all(
      Array.from({ length: 8 }, () => new Client(server.port).get(path)),
    )
    expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]))
    await rm(settings)
    expect(await ended(server)).toBe(0)
  })

  it('finishes what it was asked when it is told to stop', async () => {
    const server = await start(3)
    const idle = new Client(server.port)
    await idle.get(path)
    const slow = Array.from({ length: 6 }, () =>
      new Client(server.port).get(path, { 'x-wait': '1500' }),
    )
    await until('all have asked', () => slowly(server).length === 6)
    server.process.kill('SIGTERM')
    await until('it takes no more', async () => (await new Client(server.port).get(path)).status === 0) // prettier-ignore
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(slow.map(() => 200))
    expect(await server.ended).toEqual({ code: 0, signal: null })
    await expectGone(server)
  })

  it('ends at once when it is told twice', async () => {
    const server = await start(2)
    const slow = new Client(server.port).get(path, { 'x-wait': '100000' })
    await until('it was asked', () => slowly(server).length === 1)
    server.process.kill('SIGINT')
    await until('it takes no more', async () => (await new Client(server.port).get(path)).status === 0) // prettier-ignore
    expect(server.process.exitCode).toBeNull()
    expect(await ended(server, 'SIGINT')).toBe(130)
    expect(await slow).toMatchObject({ status: 0 })
  })

  it('leaves nothing behind when the first process is killed', async () => {
    const server = await start(2)
    await new Client(server.port).get(path)
    expect(await ended(server, 'SIGKILL')).toBeNull()
  })

  it('gives up when workers end as soon as they start', async () => {
    const server = await start(2)
    await writeFile(flag, '')
    process.kill(server.workers()[0] ?? 0, 'SIGKILL')
    const { code } = await server.ended
    await rm(flag)
    expect(code).toBe(1)
    expect(server.said().match(/^Workers ended \d times as soon as they had started/gm)).toHaveLength(1) // prettier-ignore
    await expectGone(server)
  })

  it('tells once what keeps it from starting', async () => {
    const complaint = async (...words: string[]) => {
      const server = spawned(['--workers', '3', ...words])
      const { code } = await server.ended
      return { code, said: server.said() }
    }
    expect(await complaint('--archive', archive, '--title', '')).toEqual({
      code: 1,
      said: expect.stringMatching(/^--title is "": .*\n$/),
    })
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, resolve))
    const { port } = taken.address() as { port: number }
    expect(await complaint('--archive', archive, '--port', String(port))).toEqual({
      code: 1,
      said: `Port ${String(port)} is taken by another program. Choose another with --port.\n`,
    })
    await new Promise((resolve) => taken.close(resolve))
    await writeFile(join(dirname(archive), 'file'), '')
    expect(await complaint('--archive', join(dirname(archive), 'file'))).toMatchObject({ code: 1 })
  })

  it('shows in every worker what another process publishes', async () => {
    const server = await start(3)
    const clients = () => Array.from({ length: 12 }, () => new Client(server.port))
    const lookers = clients()
    const given = await newFolder()
    const got = await asking(clients(), [path, '/', '/items/memo'], async () => {
      for (let n = 1; n <= 8; n++) {
        const item = {
          'item.yaml': `title: Number ${String(n)}\n`,
          '1.jpg': await pageJpeg(n, 80, 90),
        }
        await published(archive, await written(join(given, `m${String(n)}`), item))
        const lists = await Promise.all(lookers.map((client) => client.get(path)))
        expect(lists.map(({ text }) => text.includes(`Number ${String(n)}"`))).toEqual(
          lookers.map(() => true),
        )
      }
    })
    expect(got.length).toBeGreaterThan(50)
    expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]))
    expect(server.said()).not.toMatch(/SQLITE|"level":50/)
    expect(await ended(server)).toBe(0)
  })
})
