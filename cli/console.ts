import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import type { Finding } from '../data/model/finding.js'
import type { Told } from '../server/actions/progress.js'

/** Where a command writes: results to `out`, what happens on the way to `err`. */
export interface Console {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

/** What is counted while an action is watched. */
export interface Tally {
  readonly items: Extract<Told, { kind: 'item' }>[]
  readonly findings: Finding[]
  readonly pages: number
}

/** A sentence about a file, on one line. */
export function findingLine({ level, where, what }: Finding): string {
  return `${level === 'error' ? 'ERROR  ' : level === 'warning' ? 'warning' : 'note   '}  ${where}: ${what}`
}

const itemLine = ({ outcome, id, title, pages }: Extract<Told, { kind: 'item' }>) =>
  `${outcome.padEnd(9)}  ${id}${title === id ? '' : `  “${title}”`}  ${pages === 1 ? '1 page' : `${String(pages)} pages`}`

/** Shows an action as it goes: a bar on a terminal, plain lines in a log, nothing but errors when asked to be quiet. */
export class Show {
  readonly tally: Tally & { pages: number } = { items: [], findings: [], pages: 0 }
  readonly #console: Console
  readonly #quiet: boolean
  #bars: MultiBar | undefined
  #bar: SingleBar | undefined
  #total = 0

  constructor(console: Console, quiet: boolean) {
    this.#console = console
    this.#quiet = quiet
  }

  readonly tell = (told: Told): void => {
    if (told.kind === 'ahead') this.#ahead(told.pages)
    else if (told.kind === 'page') this.#page()
    else if (told.kind === 'item') {
      this.tally.items.push(told)
      this.#line(itemLine(told))
    } else if (told.kind === 'finding') {
      this.tally.findings.push(told.finding)
      this.#line(findingLine(told.finding))
    } else this.#line(told.what)
  }

  #ahead(pages: number): void {
    this.#total += pages
    if (this.#bar) this.#bar.setTotal(this.#total)
    else if (this.#total > 0 && this.#console.err.isTTY === true && !this.#quiet) {
      const format = '{bar} {value} of {total} pages · {speed} a second · {eta_formatted} left'
      this.#bars = new MultiBar(
        {
          format,
          stream: this.#console.err,
          hideCursor: true,
          clearOnComplete: true,
          etaBuffer: 50,
        },
        Presets.shades_classic,
      )
      this.#bar = this.#bars.create(this.#total, 0, { speed: '–' })
      this.#began = Date.now()
    }
  }

  #began = Date.now()

  #page(): void {
    this.tally.pages += 1
    const seconds = (Date.now() - this.#began) / 1000
    this.#bar?.update(this.tally.pages, {
      speed: seconds > 0 ? (this.tally.pages / seconds).toFixed(1) : '–',
    })
  }

  #line(text: string): void {
    if (this.#quiet) return
    if (this.#bars) this.#bars.log(`${text}\n`)
    else this.#console.err.write(`${text}\n`)
  }

  /** Takes the bar away. */
  done(): void {
    this.#bars?.stop()
    this.#bars = undefined
    this.#bar = undefined
  }
}
