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
}

/** A sentence about a file, on one line. */
export function findingLine({ level, where, what }: Finding): string {
  const word = level === 'error' ? 'ERROR' : level
  return `${word.padEnd(9)}  ${where}: ${what}`
}

function itemLine({ outcome, id, title, pages }: Extract<Told, { kind: 'item' }>): string {
  const named = title === id ? '' : `  “${title}”`
  return `${outcome.padEnd(9)}  ${id}${named}  ${pages === 1 ? '1 page' : `${String(pages)} pages`}`
}

/** Milliseconds between two drawings of the bar. */
const pace = 100

/** Shows an action as it goes: lines, and below them a bar where a person is looking. */
export class Show {
  readonly #console: Console
  readonly #quiet: boolean
  readonly #items: Extract<Told, { kind: 'item' }>[] = []
  readonly #findings: Finding[] = []
  #total = 0
  #pages = 0
  #began = 0
  #drawn = 0

  /** @param quiet shows nothing, and only keeps the tally */
  constructor(console: Console, quiet: boolean) {
    this.#console = console
    this.#quiet = quiet
  }

  get tally(): Tally {
    return { items: this.#items, findings: this.#findings, pages: this.#pages }
  }

  readonly tell = (told: Told): void => {
    switch (told.kind) {
      case 'ahead':
        this.#total += told.pages
        this.#began ||= Date.now()
        break
      case 'page':
        this.#pages += 1
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
    this.#total = 0
  }

  #line(text: string): void {
    if (this.#quiet) return
    this.#console.err.write(`${this.#drawn > 0 ? '\r\u001b[2K' : ''}${text}\n`)
    if (this.#drawn > 0) this.#drawn = 1
  }

  #bar(): void {
    if (this.#quiet || this.#console.err.isTTY !== true || this.#total === 0) return
    if (Date.now() - this.#drawn < pace) return
    this.#drawn = Date.now()
    const seconds = (Date.now() - this.#began) / 1000
    const text = barText({ done: this.#pages, total: this.#total, seconds })
    this.#console.err.write(`\r\u001b[2K${text.slice(0, (this.#console.err.columns ?? 80) - 1)}`)
  }
}

/** `████░░░░  7 of 11 pages · 10.8 a second · 4 s left` */
export function barText({
  done,
  total,
  seconds,
}: {
  readonly done: number
  readonly total: number
  readonly seconds: number
}): string {
  const width = 24
  const filled = Math.min(width, Math.floor((done / Math.max(total, 1)) * width))
  const speed = seconds > 0 ? done / seconds : 0
  const left =
    speed > 0 ? ` · ${speed.toFixed(1)} a second · ${spokenTime((total - done) / speed)} left` : ''
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${String(done)} of ${String(total)} pages${left}`
}

function spokenTime(seconds: number): string {
  if (seconds < 60) return `${String(Math.ceil(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60
    ? `${String(minutes)} min`
    : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`
}
