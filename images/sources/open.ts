import { rm } from 'node:fs/promises'
import { inspect, mediaTypeOf, pdfFrames, type Frame } from '../inspect.js'
import { faultRefusal, refusal } from '../refusal.js'
import type { SourceLimits } from '../source-limits.js'
import { apart } from './apart.js'
import { SourceFault } from './fault.js'
import type { Done, Task } from './tasks.js'

/** A picture to open: where its file lies, what to call that, and which picture of it. */
export interface Master {
  readonly path: string
  readonly name: string
  readonly frame: number
}

/** A picture that libvips can read, strip by strip where its kind allows. */
export interface OpenMaster {
  /** As its own file tells it. */
  readonly found: Frame
  /** Path of the file to read: the master itself, or what it was unpacked to. */
  readonly path: string
  /** As the file to read tells it. */
  readonly readable: Frame
  /** Sentences for the master's owner about what was taken in all the same. */
  readonly warnings: readonly string[]
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>
}

/** Where and how a picture is unpacked. */
interface Unpacking {
  readonly aside: string
  readonly limits: SourceLimits
  readonly signal: AbortSignal | undefined
}

async function unpackedBy(
  task: Task,
  name: string,
  signal: AbortSignal | undefined,
): Promise<Done> {
  try {
    return await apart(task, signal)
  } catch (error) {
    throw error instanceof SourceFault ? faultRefusal(name, error) : error
  }
}

const mended =
  'is damaged where it lists its parts, and was read by what was found in it; compare its pages.'

async function pdfPage({ path, name, frame }: Master, { aside, limits, signal }: Unpacking) {
  const task = { what: 'unpack-pdf', path, limits, page: frame, target: aside } as const
  const done = await unpackedBy(task, name, signal)
  const [found] = pdfFrames(done, name, limits)
  return { found, warnings: done.sound ? [] : [`${name} ${mended}`] }
}

async function jp2Picture({ path, name, frame }: Master, { aside, limits, signal }: Unpacking) {
  const found = (await inspect(path, { name, limits })).find((one) => one.frame === frame)
  if (found) await unpackedBy({ what: 'unpack-jp2', path, limits, target: aside }, name, signal)
  return { found, warnings: [] }
}

/** What is unpacked before libvips reads it. */
const unpacking = { 'application/pdf': pdfPage, 'image/jp2': jp2Picture } as const

const isUnpacked = (mediaType: string): mediaType is keyof typeof unpacking =>
  Object.hasOwn(unpacking, mediaType)

/**
 * Makes a picture ready to be read by libvips. JPEG 2000 and pages of PDF are unpacked into a file on disk, of a byte a sample: what
 * is held in memory is a tile or a band at a time. Throws `refused` where that fails, and leaves nothing then.
 * @param aside path of the file to unpack to
 */
export async function openMaster(
  master: Master,
  aside: string,
  limits: SourceLimits,
  signal?: AbortSignal,
): Promise<OpenMaster> {
  const { path, name, frame } = master
  const mediaType = await mediaTypeOf(path, name)
  if (!isUnpacked(mediaType)) {
    const found = (await inspect(path, { name, limits })).find((one) => one.frame === frame)
    if (!found) throw refusal(name, 'frame', frame)
    return { found, path, readable: found, warnings: [], close: () => Promise.resolve() }
  }
  const close = () => rm(aside, { force: true })
  try {
    const { found, warnings } = await unpacking[mediaType](master, { aside, limits, signal })
    if (!found) throw refusal(name, 'frame', frame)
    return { found, path: aside, readable: { ...found, frame: 0, held: 0 }, warnings, close }
  } catch (error) {
    await close()
    throw error
  }
}
