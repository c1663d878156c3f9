import { createReadStream } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Processor } from 'iiif-processor'

// iiif-processor on node:http, as its README shows it: a stream of the pyramid, and the sizes of all its levels, without
// which it would read the file twice. node processor-server.js PYRAMID '[{"width":…,"height":…},…]'

const [pyramid = '', levels = '[]'] = process.argv.slice(2)
const sizes = JSON.parse(levels) as { width: number; height: number }[]

async function answer(url: string, response: ServerResponse): Promise<void> {
  const processor = new Processor(
    `http://localhost${url}`,
    () => Promise.resolve(createReadStream(pyramid)),
    { dimensionFunction: () => Promise.resolve(sizes) },
  )
  const result = await processor.execute()
  if (result.type !== 'content') {
    response.writeHead(result.type === 'error' ? result.statusCode : 303).end()
    return
  }
  response
    .writeHead(200, {
      'content-type': result.contentType,
      'content-length': Buffer.byteLength(result.body),
    })
    .end(result.body)
}

const server = createServer((request, response) => {
  answer(request.url ?? '', response).catch((error: unknown) => {
    response.writeHead(500).end(String(error))
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`)
})
