import { expect, it } from '@jest/globals'
import { barText, Show } from '../../cli/console.js'

function terminal(isTTY: boolean) {
  const written: string[] = []
  const stream = {
    write: (text: string) => written.push(text) > 0,
    isTTY,
    columns: 100,
  } as unknown as NodeJS.WritableStream
  return { written, console: { out: stream, err: stream } }
}

const item = {
  kind: 'item',
  id: 'memo',
  title: 'The memo',
  pages: 1,
  outcome: 'published',
} as const

it('says how far it is, how fast, and how long it will take', () => {
  expect(barText({ done: 0, total: 10, seconds: 0 })).toBe(
    '░░░░░░░░░░░░░░░░░░░░░░░░  0 of 10 pages',
  )
  expect(barText({ done: 5, total: 10, seconds: 2 })).toBe(
    '████████████░░░░░░░░░░░░  5 of 10 pages · 2.5 a second · 2 s left',
  )
  expect(barText({ done: 1, total: 10_001, seconds: 1 })).toContain('2 h 47 min left')
})

it('draws a bar below the lines on a terminal, and takes it away', () => {
  const { written, console } = terminal(true)
  const show = new Show(console, false)
  show.tell({ kind: 'ahead', pages: 2 })
  show.tell(item)
  show.done()
  expect(written[0]).toContain('0 of 2 pages')
  expect(written[1]).toBe('\r\u001b[2Kpublished  memo  “The memo”  1 page\n')
  expect(written.at(-1)).toBe('\r\u001b[2K')
})

it('writes plain lines elsewhere, and nothing when it is to be quiet', () => {
  const log = terminal(false)
  const show = new Show(log.console, false)
  for (const told of [{ kind: 'ahead', pages: 1 }, { kind: 'page', made: true }, item] as const)
    show.tell(told)
  show.done()
  expect(log.written).toEqual(['published  memo  “The memo”  1 page\n'])
  const quiet = terminal(true)
  const silent = new Show(quiet.console, true)
  silent.tell({ kind: 'ahead', pages: 1 })
  silent.tell(item)
  silent.done()
  expect(quiet.written).toEqual([])
  expect(silent.tally.items).toEqual([item])
})

it('has a bar for pages that are read by OCR, while there are any', () => {
  const { written, console } = terminal(true)
  const show = new Show(console, false)
  show.tell({ kind: 'ahead', pages: 9 })
  show.tell({ kind: 'page', made: true })
  show.tell({ kind: 'reading', pages: 2 })
  show.tell({ kind: 'read' })
  show.tell(item)
  expect(written.at(-1)).toContain('1 of 2 pages read by OCR')
  show.tell({ kind: 'read' })
  show.tell(item)
  expect(written.at(-1)).toContain('1 of 9 pages')
})

it('writes a line now and then about pages that are read, where no bar is drawn', () => {
  const log = terminal(false)
  const show = new Show(log.console, false)
  show.tell({ kind: 'reading', pages: 30 })
  for (let page = 0; page < 30; page++) show.tell({ kind: 'read' })
  show.tell({ kind: 'reading', pages: 1 })
  show.tell({ kind: 'read' })
  expect(log.written).toEqual([
    'reading    0 of 30 pages by OCR\n',
    'reading    25 of 30 pages by OCR\n',
    'reading    0 of 1 page by OCR\n',
  ])
  expect(show.tally.read).toBe(31)
})
