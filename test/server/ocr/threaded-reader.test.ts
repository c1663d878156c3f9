import { expect, it } from '@jest/globals'
import type { Recognised } from '../../../server/ocr/recognised.js'
import { ReadingEnded, ReadingRefused, type ReadingThread } from '../../../server/ocr/thread.js'
import { ThreadedReader } from '../../../server/ocr/threaded-reader.js'

const never = new AbortController().signal
const picture = (says: string) => ({ bytes: Buffer.from(says), width: 10, height: 10 })
const found: Recognised = { version: '5.1.0', blocks: [] }

/** Threads that do what the picture says, and a diary of them. */
function threads() {
  const diary: string[] = []
  let started = 0
  const start = (): Promise<ReadingThread> => {
    const name = String(++started)
    return Promise.resolve({
      read: async (bytes) => {
        const word = Buffer.from(bytes).toString()
        diary.push(`${name} begins ${word}`)
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (word === 'crash') throw new ReadingEnded('Aborted()')
        if (word === 'none') throw new ReadingRefused('it is no picture')
        if (word === 'bug') throw new TypeError('bug')
        diary.push(`${name} read ${word}`)
        return found
      },
      end: () => {
        diary.push(`${name} ended`)
        return Promise.resolve()
      },
    })
  }
  return { diary, start, started: () => started }
}

async function readerOf(atOnce: number) {
  const all = threads()
  const { start } = all
  const reader = new ThreadedReader(['eng'], { first: await start(), start, atOnce, patience: 60_000 }) // prettier-ignore
  return { ...all, reader }
}

it('replaces a thread that broke down: the page is lost, the next is not', async () => {
  const { reader, diary } = await readerOf(1)
  await expect(reader.read(picture('crash'), never)).rejects.toMatchObject({
    code: 'unreadable',
    message: 'OCR did not read this page: Aborted(). The page has no text of OCR.',
  })
  await reader.read(picture('next'), never)
  await reader.close()
  expect(diary).toEqual(['1 begins crash', '1 ended', '2 begins next', '2 read next', '2 ended'])
})

it('keeps a thread that only refused a picture', async () => {
  const { reader, started } = await readerOf(1)
  for (let times = 0; times < 5; times++)
    await expect(reader.read(picture('none'), never)).rejects.toThrow('it is no picture')
  await reader.read(picture('next'), never)
  expect(started()).toBe(1)
})

it('gives up after three that broke down one after the other', async () => {
  const { reader, started } = await readerOf(1)
  for (const what of ['crash', 'crash', 'well', 'crash', 'crash', 'crash', 'well', 'well'])
    await reader.read(picture(what), never).catch(() => undefined)
  expect(started()).toBe(5)
  await expect(reader.read(picture('well'), never)).rejects.toThrow('it broke down too often')
})

it('starts no more threads than it may, and none before it is wanted', async () => {
  const { reader, started } = await readerOf(3)
  expect(started()).toBe(1)
  await reader.read(picture('alone'), never)
  expect(started()).toBe(1)
  await Promise.all(Array.from({ length: 20 }, () => reader.read(picture('one of many'), never)))
  expect(started()).toBe(3)
})

it('hides no bug', async () => {
  const { reader } = await readerOf(1)
  await expect(reader.read(picture('bug'), never)).rejects.toThrow(TypeError)
})
