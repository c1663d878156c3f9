import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { served, timed, type Served } from './measure.js'

/**
 * Pages a second that sharp alone makes into pyramids of the same kind, as many at once as there are cores: nothing
 * that makes such pyramids with libvips can be faster.
 */
export async function barePyramids(paths: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'fonds-bench-'))
  sharp.cache(false)
  const [milliseconds] = await timed(async () => {
    const waiting = paths.entries()
    const one = async () => {
      for (const [at, path] of waiting)
        await sharp(path)
          .tiff({ compression: 'jpeg', quality: 85, pyramid: true, tile: true, tileWidth: 512, tileHeight: 512 })
          .toFile(join(folder, `${String(at)}.tif`)) // prettier-ignore
    }
    await Promise.all([one(), one(), one(), one()])
  })
  await rm(folder, { recursive: true })
  return (paths.length / milliseconds) * 1000
}

/** A server of `node:http` that writes one document anew for each request and does nothing else. */
export async function bareServer(document: Buffer): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'fonds-bench-'))
  const file = join(folder, 'document.json')
  await writeFile(file, document)
  const program = `
    import { createServer } from 'node:http'
    import { readFileSync } from 'node:fs'
    const document = JSON.parse(readFileSync(${JSON.stringify(file)}))
    const server = createServer((request, response) => {
      const body = Buffer.from(JSON.stringify(document))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
    })
    server.listen(0, () => console.log('http://localhost:' + server.address().port + '/'))
    process.on('SIGTERM', () => process.exit(0))`
  const server = await served('--input-type=module', '-e', program)
  await rm(folder, { recursive: true })
  return server
}
