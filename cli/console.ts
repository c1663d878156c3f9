import type { Finding } from '../data/model/finding.js'
import type { Told } from '../server/actions/progress.js'

/** Where a command writes: results to `out`, what happens on the way to `err`. */
export interface Console {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
}

/** What was told while an action was watched. */
export interface Tally {
  readonly items: readonly Extract<Told, { kind: 'item' }>[]
  readonly findings: readonly Finding[]
  readonly pages: number
  /** Of these, how many were read by OCR now. */
  readonly read: number
}

/** A sentence about a file, on one line. */
export function findingLine({ level, where, what }: Finding): string {
  const word = level === 'error' ? 'ERROR' : level
  return `${word.padEnd(9)}  ${where}: ${what}`
}

function itemLine({ outcome, id, title, pages }: Extract<Told, { kind: 'item' }>): string {
  const named = title === id ? '' : `  “${title}”`
  return `${outcome.padEnd(9)}  ${id}${named}  ${counted(pages)}`
}

const counted = (pages: number) => (pages === 1 ? '1 page' : `${String(pages)} pages`)

/** Milliseconds between two drawings of the bar. */
const pace = 100
/** Pages read by OCR between two lines about it, where no bar is drawn. */
const pagesToALine = 25

/** How far something is that takes its time. */
interface Stretch {
  total: number
  done: number
  /** When it began, in milliseconds of the clock; 0 before. */
  began: number
}

function lengthen(stretch: Stretch, pages: number): void {
  stretch.total += pages
  stretch.began ||= Date.now()
}

/** Shows an action as it goes: lines, and below them a bar where a person is looking. */
export class Show {
  readonly #console: Console
  readonly #quiet: boolean
  readonly #items: Extract<Told, { kind: 'item' }>[] = []
  readonly #findings: Finding[] = []
  readonly #pages: Stretch = { total: 0, done: 0, began: 0 }
  readonly #reading: Stretch = { total: 0, done: 0, began: 0 }
  #read = 0
  #drawn = 0

  /** @param quiet shows nothing, and only keeps the tally */
  constructor(console: Console, quiet: boolean) {
    this.#console = console
    this.#quiet = quiet
  }

  get tally(): Tally {
    return {
      items: this.#items,
      findings: this.#findings,
      pages: this.#pages.done,
      read: this.#read,
    }
  }

  readonly tell = (told: Told): void => {
    switch (told.kind) {
      case 'ahead':
        lengthen(this.#pages, told.pages)
        break
      case 'page':
        this.#pages.done += 1
        break
      case 'reading':
      case 'read':
        this.#ocr(told)
        break
      case 'item':
        this.#items.push(told)
        this.#line(itemLine(told))
        break
      case 'finding':
        this.#findings.push(told.finding)
        this.#line(findingLine(told.finding))
        break
      case 'say':
        this.#line(told.what)
    }
    this.#bar()
  }

  /** Takes the bar away. */
  done(): void {
    if (this.#drawn > 0) this.#console.err.write('\r\u001b[2K')
    this.#drawn = 0
    this.#pages.total = 0
  }

  /** Reading takes seconds a page, so it has a bar to itself; where none is drawn, a line now and then. */
  #ocr(told: Extract<Told, { kind: 'reading' | 'read' }>): void {
    const reading = this.#reading
    if (told.kind === 'reading') lengthen(reading, told.pages)
    else {
      reading.done += 1
      this.#read += 1
    }
    const isDue = told.kind === 'reading' || reading.done % pagesToALine === 0
    if (this.#console.err.isTTY !== true && isDue)
      this.#line(`reading    ${String(reading.done)} of ${counted(reading.total)} by OCR`)
    if (reading.done >= reading.total) Object.assign(reading, { total: 0, done: 0, began: 0 })
  }

  #line(text: string): void {
    if (this.#quiet) return
    this.#console.err.write(`${this.#drawn > 0 ? '\r\u001b[2K' : ''}${text}\n`)
    if (this.#drawn > 0) this.#drawn = 1
  }

  #bar(): void {
    if (this.#quiet || this.#console.err.isTTY !== true || this.#pages.total === 0) return
    if (Date.now() - this.#drawn < pace) return
    this.#drawn = Date.now()
    const isReading = this.#reading.total > 0
    const { total, done, began } = isReading ? this.#reading : this.#pages
    const what = isReading ? 'pages read by OCR' : 'pages'
    const text = barText({ done, total, what, seconds: (Date.now() - began) / 1000 })
    this.#console.err.write(`\r\u001b[2K${text.slice(0, (this.#console.err.columns ?? 80) - 1)}`)
  }
}

/** `████░░░░  7 of 11 pages · 10.8 a second · 4 s left` */
export function barText({
  done,
  total,
  seconds,
  what = 'pages',
}: {
  readonly done: number
  readonly total: number
  readonly seconds: number
  readonly what?: string
}): string {
  const width = 24
  const filled = Math.min(width, Math.floor((done / Math.max(total, 1)) * width))
  const speed = seconds > 0 ? done / seconds : 0
  const left =
    speed > 0 ? ` · ${speed.toFixed(1)} a second · ${spokenTime((total - done) / speed)} left` : ''
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${String(done)} of ${String(total)} ${what}${left}`
}

function spokenTime(seconds: number): string {
  if (seconds < 60) return `${String(Math.ceil(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60
    ? `${String(minutes)} min`
    : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
}
