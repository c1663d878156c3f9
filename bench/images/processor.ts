import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { started, until } from './processes.js'
import type { Extent } from './requests.js'
import type { ImageServer } from './server.js'

const program = fileURLToPath(new URL('./processor-server.js', import.meta.url))

async function version(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('iiif-processor'))
  const manifest = await readFile(entry.replace(/dist\/.*$/, 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

/** Starts iiif-processor over a pyramid whose levels halve the image, and end with one that fits a tile. */
export async function startProcessor(pyramid: string, image: Extent): Promise<ImageServer> {
  const levels = [{ width: image.width, height: image.height }]
  for (let last = image; Math.max(last.width, last.height) > 512;) {
    last = { width: Math.floor(last.width / 2), height: Math.floor(last.height / 2) }
    levels.push(last)
  }
  const server = started(process.execPath, [program, pyramid, JSON.stringify(levels)])
  const root = await until(server, () => /http:\/\/\S+(?=\/)/.exec(server.said())?.[0])
  return {
    name: `iiif-processor ${await version()}`,
    root,
    base: '/iiif/3/page',
    pid: server.pid,
    stop: server.stop,
  }
}
