import { z } from 'zod'
import { Problem } from '../../data/model/problem.js'

/** What is told of a dump: it lies beside it as JSON, and is what is answered for it. */
const shape = z.object({
  /** Of the file. */
  name: z.string(),
  what: z.literal('manifests'),
  /** The newest change that is surely in it; 0 where the archive was empty. */
  cursor: z.number().int().min(0),
  /** When that change was made, ISO 8601 in UTC; whoever took the dump asks for what changed since. */
  asOf: z.string().optional(),
  /** When the dump was made, ISO 8601 in UTC. */
  made: z.string(),
  /** The public root that every address in it begins with. */
  base: z.string(),
  /** Lines of it. */
  items: z.number().int().min(0),
  /** Ids of items that could not be read, the first {@link mostNamed} of them. */
  leftOut: z.array(z.string()),
  /** Of the file, and of what is in it. */
  bytes: z.number().int().min(0),
  unpacked: z.number().int().min(0),
  /** Of the file, in hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A file that holds the Presentation 3 manifest of every item, one a line (JSON Lines, gzip). https://jsonlines.org/ */
export type Dump = z.output<typeof shape>

/** Items that could not be read and are named; of more than these, something is wrong that is not theirs. */
export const mostNamed = 1000

const ending = '.jsonl.gz'
const pattern = /^manifests(?:-\d{4}-\d{2}-\d{2})?-c\d+(?:-\d+)?\.jsonl\.gz$/

/** Files of a dump, by the end of their names: what it is told of as, its checksum, itself. */
const beside = { json: '.json', checksum: '.sha256' } as const

/**
 * What a dump is called, by the day and the number of the newest change in it: `manifests-2026-11-24-c12345.jsonl.gz`.
 * What lies under a name never changes, so the same change seen with other settings is counted on.
 * @param again how many dumps of the same change have the name already
 */
export function dumpName(cursor: number, asOf: string | undefined, again: number): string {
  const day = asOf === undefined ? '' : `-${asOf.slice(0, 10)}`
  return `manifests${day}-c${String(cursor)}${again === 0 ? '' : `-${String(again + 1)}`}${ending}`
}

/** Whether a file of this name is a dump, or lies beside one: of which, and as what. `undefined` for any other. */
export function dumpFile(
  file: string,
): { readonly name: string; readonly as: 'dump' | keyof typeof beside } | undefined {
  if (pattern.test(file)) return { name: file, as: 'dump' }
  for (const as of ['json', 'checksum'] as const) {
    if (!file.endsWith(beside[as])) continue
    const name = file.slice(0, -beside[as].length) + (as === 'json' ? ending : '')
    if (pattern.test(name)) return { name, as }
  }
  return undefined
}

/** The names of what lies beside a dump: `x.jsonl.gz` has `x.json` and `x.jsonl.gz.sha256`. */
export function namesBeside(name: string): Readonly<Record<keyof typeof beside, string>> {
  return {
    json: name.slice(0, -ending.length) + beside.json,
    checksum: name + beside.checksum,
  }
}

/** What `sha256sum -c` reads. https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html */
export function checksumLine({ sha256, name }: Pick<Dump, 'sha256' | 'name'>): string {
  return `${sha256}  ${name}\n`
}

/** What stands beside a dump; throws the `unreadable` problem where it is something else. */
export function parseDump(text: string): Dump {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new Problem('unreadable', 'What is told of a dump cannot be read.', { cause })
  }
}
