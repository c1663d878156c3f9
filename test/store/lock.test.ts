import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { takeLock } from '../../data/store/lock.js'
import { newFolder } from '../folders.js'

it('is held by one, and free again after', async () => {
  const path = join(await newFolder(), 'writer.lock')
  const lock = await takeLock(path)
  await expect(takeLock(path)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`process ${String(process.pid)}`),
  })
  await lock.release()
  await (await takeLock(path)).release()
})

it('is taken over from a process that died, and says so', async () => {
  const path = join(await newFolder(), 'writer.lock')
  const { pid } = spawnSync('true')
  await writeFile(path, JSON.stringify({ pid, host: hostname(), since: new Date().toISOString() }))
  const lock = await takeLock(path)
  expect(lock.takenOverFrom).toContain(`process ${String(pid)}`)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid })
})

it('is not taken from a process on another machine', async () => {
  const path = join(await newFolder(), 'writer.lock')
  await writeFile(
    path,
    JSON.stringify({ pid: 1, host: 'elsewhere', since: new Date().toISOString() }),
  )
  await expect(takeLock(path)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('elsewhere'),
  })
})

it('is taken over when it was torn by a crash', async () => {
  const path = join(await newFolder(), 'writer.lock')
  await writeFile(path, '')
  expect((await takeLock(path)).takenOverFrom).toBe('an unknown process')
})

it('is taken over from a process that had our own number, as in a container that was started anew', async () => {
  const path = join(await newFolder(), 'writer.lock')
  const { pid } = process
  await writeFile(path, JSON.stringify({ pid, host: hostname(), since: new Date().toISOString() }))
  const lock = await takeLock(path)
  expect(lock.takenOverFrom).toContain(`process ${String(pid)}`)
  await expect(takeLock(path)).rejects.toMatchObject({ code: 'locked' })
  await lock.release()
})

it('clears away what was left beside it by processes that died while they tried', async () => {
  const folder = await newFolder()
  const path = join(folder, 'writer.lock')
  await writeFile(`${path}.0123456789ab`, '{"pid":')
  await takeLock(path)
  expect(await readdir(folder)).toEqual(['writer.lock'])
})

it('is given to one only of many who want it at once', async () => {
  const path = join(await newFolder(), 'writer.lock')
  const tried = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(path)))
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
