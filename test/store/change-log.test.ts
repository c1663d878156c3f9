import { expect, it } from '@jest/globals'
import { changeLog } from '../../data/store/change-log.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder } from '../folders.js'

const entry = (id: string) => (cursor: number, at: string) =>
  ({
    cursor,
    at,
    of: 'item',
    id: anItemId(id),
    verb: 'create',
    revision: 1,
    collections: [],
    manifest: true,
  }) as const

it('goes on in a new file after ten thousand entries, and is read across files', async () => {
  const folder = await newFolder()
  const { appendFile, mkdir } = await import('node:fs/promises')
  await mkdir(folder, { recursive: true })
  const lines = Array.from({ length: 10_000 }, (_, at) =>
    JSON.stringify(entry('x')(at + 1, '2020-01-01T00:00:00.000Z')),
  )
  await appendFile(`${folder}/0000000001.jsonl`, `${lines.join('\n')}\n`)
  const writer = changeLog(folder)
  expect(await writer.cursor()).toBe(10_000)
  await writer.append(entry('y'))
  await writer.append(entry('z'))
  const reader = changeLog(folder)
  expect(await reader.cursor()).toBe(10_002)
  const read: number[] = []
  for await (const { cursor } of reader.since(9_998)) read.push(cursor)
  expect(read).toEqual([9_999, 10_000, 10_001, 10_002])
})

it('never tells a time before the one already told', async () => {
  const folder = await newFolder()
  const { appendFile } = await import('node:fs/promises')
  await appendFile(
    `${folder}/0000000001.jsonl`,
    `${JSON.stringify(entry('x')(1, '2999-01-01T00:00:00.000Z'))}\n`,
  )
  const { at } = await changeLog(folder).append(entry('y'))
  expect(at).toBe('2999-01-01T00:00:00.000Z')
})

it('is read to its end when entries are missing, so that the gap can be seen', async () => {
  const folder = await newFolder()
  const { appendFile } = await import('node:fs/promises')
  const line = (cursor: number) =>
    `${JSON.stringify(entry('x')(cursor, '2020-01-01T00:00:00.000Z'))}\n`
  await appendFile(`${folder}/0000000001.jsonl`, line(1) + line(2))
  await appendFile(`${folder}/0000010001.jsonl`, line(10_001))
  const read: number[] = []
  for await (const { cursor } of changeLog(folder).since(0)) read.push(cursor)
  expect(read).toEqual([1, 2, 10_001])
})
