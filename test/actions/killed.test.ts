import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { archiveFolder, lookingAt, outcomes, published } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg, randomNumbers } from '../scans.js'
import { Witness } from './intact.js'

const program = join(process.cwd(), 'dist/cli/main.js')

interface Ended {
  readonly killed: boolean
  readonly code: number | null
  readonly said: string
}

/** Runs `fonds publish` as a process of its own, and kills it after so many milliseconds where it is not done by then. */
async function publishing(
  archive: string,
  given: string,
  { killAfter, node = [] }: { killAfter?: number; node?: readonly string[] } = {},
): Promise<Ended> {
  const words = [...node, program, 'publish', given, '--archive', archive]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ killed: signal === 'SIGKILL', code, said })
    })
  })
  if (killAfter !== undefined) {
    await Promise.race([after(killAfter), ended])
    child.kill('SIGKILL')
  }
  return ended
}

interface GivenItem {
  readonly folder: string
  readonly files: { name: string; readonly seed: number }[]
}

/** A delivery that grows and changes; it knows which scan is of which page. */
class Delivery {
  readonly folder: string
  readonly #random: () => number
  readonly #pages = new Map<string, string>()
  readonly #items: GivenItem[] = []
  #seeds = 0
  #version = 0

  constructor(folder: string, random: () => number) {
    this.folder = folder
    this.#random = random
  }

  readonly pageOf = (sha256: string): string | undefined => this.#pages.get(sha256)

  async #scan(seed: number, quality: number): Promise<Buffer> {
    const bytes = await pageJpeg(seed, quality, 240)
    this.#pages.set(createHash('sha256').update(bytes).digest('hex'), String(seed))
    return bytes
  }

  async newItem(folder: string, pages: number): Promise<void> {
    const item: GivenItem = { folder, files: [] }
    this.#items.push(item)
    for (let n = 0; n < pages; n++) await this.#newPage(item)
    await written(this.folder, { [`${folder}/item.yaml`]: `title: ${folder}\nlanguage: en\n` })
  }

  async #newPage(item: GivenItem): Promise<void> {
    const file = { name: `p${String(item.files.length + 1)}`, seed: ++this.#seeds }
    item.files.push(file)
    await written(join(this.folder, item.folder), {
      [`${file.name}.jpg`]: await this.#scan(file.seed, 80),
      [`${file.name}.txt`]: `The words of ${file.name}\n`,
    })
  }

  /** Changes every item in one of the ways that archivists change what they have published. */
  async change(): Promise<void> {
    this.#version += 1
    for (const item of this.#items) {
      const [at, way] = [Math.floor(this.#random() * item.files.length), this.#random()]
      const file = item.files[at]
      if (!file) continue
      const path = join(this.folder, item.folder, file.name)
      if (way < 0.4) await writeFile(`${path}.txt`, `Corrected ${String(this.#version)} times\n`)
      else if (way < 0.7)
        await writeFile(`${path}.jpg`, await this.#scan(file.seed, 50 + (this.#version % 30)))
      else if (way < 0.8 && item.files.length < 6) await this.#newPage(item)
      else {
        file.name = `${file.name.replace(/-.*/, '')}-${String(this.#version)}`
        for (const ending of ['.jpg', '.txt'])
          await rename(path + ending, join(this.folder, item.folder, file.name + ending))
      }
    }
    if (this.#version % 10 === 0) await this.newItem(`office/new/later-${String(this.#version)}`, 2)
  }
}

async function delivery(random: () => number): Promise<Delivery> {
  const made = new Delivery(join(await newFolder(), 'given'), random)
  await written(made.folder, { 'office/collection.yaml': 'title: The office\norder: [b, a]\n' })
  for (const folder of ['office/a', 'office/b', 'office/box/c', 'office/box/d', 'alone'])
    await made.newItem(folder, 3)
  return made
}

it('survives being killed at fifty moments of publishing', async () => {
  const seed = 19_561_030
  const random = randomNumbers(seed)
  const given = await delivery(random)
  const began = performance.now()
  expect(await publishing(await archiveFolder(), given.folder)).toMatchObject({ code: 0 })
  const lasts = performance.now() - began

  const archive = await archiveFolder()
  const witness = new Witness(archive, given.pageOf)
  let [kills, runs] = [0, 0]
  for (; kills < 50 && runs < 150; runs++) {
    const killAfter = random() * lasts
    const { killed, code, said } = await publishing(archive, given.folder, { killAfter })
    if (killed) kills += 1
    else expect({ code, said }).toMatchObject({ code: 0 })
    const complaints = await witness.complaints()
    // All that is needed to see it again.
    expect({ seed, runs, killAfter: Math.round(killAfter), complaints }).toMatchObject({
      complaints: [],
    })
    await given.change()
  }
  expect(kills).toBe(50)

  expect(await publishing(archive, given.folder)).toMatchObject({ code: 0 })
  expect(await witness.complaints()).toEqual([])
  expect(witness.seen).toBeGreaterThan(40)
  const { catalogue } = await lookingAt(archive)
  const cursor = await catalogue.cursor()
  const again = outcomes(await published(archive, given.folder))
  expect(new Set(again.map((one) => one.split(' ')[0]))).toEqual(new Set(['unchanged']))
  expect(await catalogue.cursor()).toBe(cursor)
}, 400_000)

/**
 * What is loaded before the program: it kills the process in front of the nth thing that is done to files, or in the
 * middle of it where that is a write; it tells how many there were when none is the nth.
 */
const saboteur = (n: number) => `
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
let done = 0
const die = () => process.kill(process.pid, 'SIGKILL')
const counted = (of, name, half) => {
  const real = of[name]
  of[name] = async function (...args) {
    if (done++ === ${String(n)}) { await half?.(real, this, args).catch(() => {}); die() }
    return real.apply(this, args)
  }
}
const handle = await fs.open(process.execPath)
counted(Object.getPrototypeOf(handle), 'writeFile', (real, self, [data]) => real.call(self, data.slice(0, data.length / 2)))
await handle.close()
for (const name of ['rename', 'link', 'rm', 'truncate']) counted(fs, name)
counted(fs, 'writeFile', (real, self, [path, data, how]) => real.call(self, path, data.slice(0, data.length / 2), how))
syncBuiltinESMExports()
process.on('exit', () => console.error('steps: ' + done))
`
const sabotaged = (n: number) => [
  '--import',
  `data:text/javascript,${encodeURIComponent(saboteur(n))}`,
]

it('survives being killed at every step of publishing', async () => {
  const given = new Delivery(join(await newFolder(), 'given'), randomNumbers(1))
  await written(given.folder, { 'office/collection.yaml': 'title: The office\n' })
  await given.newItem('office/memo', 1)
  const first = await archiveFolder()
  await published(first, given.folder)
  const before = new Witness(first, given.pageOf)
  expect(await before.complaints()).toEqual([])
  await writeFile(join(given.folder, 'office/memo/p1.txt'), 'Corrected\n')
  await given.newItem('office/letter', 1)

  const whole = `${first}-whole`
  await cp(first, whole, { recursive: true })
  const { said } = await publishing(whole, given.folder, { node: sabotaged(-1) })
  const steps = Number(/steps: (\d+)/.exec(said)?.[1])
  expect(steps).toBeGreaterThan(25)

  for (let step = 0; step < steps; step++) {
    const archive = `${first}-${String(step)}`
    await cp(first, archive, { recursive: true })
    const witness = before.of(archive)
    const ended = await publishing(archive, given.folder, { node: sabotaged(step) })
    expect({ step, ...ended }).toMatchObject({ step, killed: true })
    expect({ step, complaints: await witness.complaints() }).toEqual({ step, complaints: [] })
    await published(archive, given.folder)
    expect({ step, complaints: await witness.complaints() }).toEqual({ step, complaints: [] })
    const log = await readFile(join(archive, 'changes/0000000001.jsonl'), 'utf8')
    expect({ step, log: told(log) }).toEqual({ step, log: told(await readFile(join(whole, 'changes/0000000001.jsonl'), 'utf8')) }) // prettier-ignore
  }
}, 400_000)

/** What a log tells, in the order of its records: which order things are done in is not promised. */
function told(log: string): string[] {
  return log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { of: string; id: string; revision: number })
    .map(({ of, id, revision }) => `${of} ${id} ${String(revision)}`)
    .sort()
}
