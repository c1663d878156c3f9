import type { Archive } from './archive.js'
import type { Ask, AskWithBody } from './ask.js'
import type { Reply } from './reply.js'

/** How long an answer may be kept: for ever, because its address changes with it, or until it is asked for again. */
export type CacheRule = 'immutable' | 'revalidate'

/** One kind of address. */
export interface Route {
  readonly name: string
  readonly path: string
  readonly cache: CacheRule
  /** A page for a person's browser, rather than a document that viewers and harvesters read from anywhere. */
  readonly forPeople: boolean
  /** Pages of the bundled viewers need more rights than ours. */
  readonly viewer: boolean
  /** Whether the answer depends on what the asker would like; a picture is what its address says. */
  readonly negotiated: boolean
  readonly handle: (archive: Archive, ask: Ask) => Promise<Reply>
  /** Answers what is sent to the address (POST), where anything may be. */
  readonly take?: (archive: Archive, ask: AskWithBody) => Promise<Reply>
  /** Whether the address is rather one of a route after this one. */
  readonly givesWay?: (archive: Archive, ask: Ask) => Promise<boolean>
}

/** The names after the colons and stars of a path, up to a full stop: `'/a/:item/:page.txt'` has two. */
type Names<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? Names<Head> | Names<Tail>
  : Path extends `${infer Name}.${string}`
    ? Names<Name>
    : Path extends `:${infer Name}` | `*${infer Name}`
      ? Name
      : never

type Rules = Partial<Pick<Route, 'cache' | 'forPeople' | 'viewer' | 'negotiated'>>

/** A route whose handler may only ask for names which are in its path. */
export function route<const Path extends string>(
  name: string,
  path: Path,
  handle: (archive: Archive, ask: Ask<Names<Path>>) => Promise<Reply>,
  { cache = 'revalidate', forPeople = false, viewer = false, negotiated = true }: Rules = {},
): Route {
  return { name, path, handle, cache, forPeople, viewer, negotiated }
}

/** Rules of pages for people. */
export const people = { forPeople: true } as const
