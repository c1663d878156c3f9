import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { randomFrom } from './random.js'
import { installed, ran } from './processes.js'
import { parseReport, script, type Choice, type Load } from './wrk.js'

const connections = 16

/** Asks a server for paths as fast as it answers, over 16 connections that are kept. */
export interface Generator {
  /** With its version. */
  readonly name: string
  /** @param root of the server, without a slash at the end */
  readonly load: (
    root: string,
    paths: readonly string[],
    choice: Choice,
    seconds: number,
  ) => Promise<Load>
}

/** wrk, one thread of it. https://github.com/wg/wrk */
async function wrk(program: string, folder: string): Promise<Generator> {
  const report = await ran(program, ['-v']).catch((error: unknown) => String(error))
  return {
    name: `wrk ${/wrk (?:debian\/)?(\d[\w.]*)/.exec(report)?.[1] ?? ''}`.trim(),
    load: async (root, paths, choice, seconds) => {
      const [list, lua] = [join(folder, 'paths.txt'), join(folder, 'load.lua')]
      await writeFile(list, `${paths.join('\n')}\n`)
      await writeFile(lua, script(list, choice))
      const words = ['-t', '1', '-c', String(connections), '-d', `${String(seconds)}s`, '--timeout', '30s', '-s', lua, root] // prettier-ignore
      return parseReport(await ran(program, words))
    },
  }
}

/** Path after path, as the choice has it. */
export function chosen(paths: readonly string[], choice: Choice): () => string {
  const random = randomFrom(choice.seed)
  let next = 0
  return choice.once
    ? () => paths[next++ % paths.length] ?? ''
    : () => paths[Math.floor(random() * paths.length)] ?? ''
}

/** autocannon, in this process; so many seconds, or so many requests. https://github.com/mcollina/autocannon */
export async function cannon(
  root: string,
  next: () => string,
  long: { readonly duration: number } | { readonly amount: number },
): Promise<Load> {
  const setupRequest = (request: autocannon.Request) => ({ ...request, path: next() })
  const result = await autocannon({
    url: root,
    connections,
    timeout: 30,
    ...long,
    requests: [{ setupRequest }],
  })
  const { requests, non2xx, errors, duration } = result
  return { requests: requests.total, seconds: duration, failed: non2xx + errors }
}

/** wrk where it is installed and wanted, else autocannon. */
export async function generator(folder: string, wanted: 'wrk' | 'autocannon'): Promise<Generator> {
  const program = wanted === 'wrk' ? installed('wrk') : undefined
  if (program !== undefined) return wrk(program, folder)
  return {
    name: 'autocannon',
    load: (root, paths, choice, seconds) =>
      cannon(root, chosen(paths, choice), { duration: seconds }),
  }
}
