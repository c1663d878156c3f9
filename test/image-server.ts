import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import type { PageId } from '../data/model/ids.js'
import { createApp } from '../server/app.js'
import { readyImages } from '../server/ready-images.js'
import { archiveFolder, lookingAt, published } from './archives.js'
import { anItemId } from './contracts/catalogue.js'
import { newFolder, written } from './folders.js'

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A server that listens, with one published image. */
export interface ImageServer {
  /** The id of the image, percent-encoded. */
  readonly id: string
  /** Sends a request whose address is exactly these bytes, however wrong. */
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
}

function answerFrom(bytes: Buffer): Answer {
  const end = bytes.indexOf('\r\n\r\n')
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: bytes.subarray(end + 4),
  }
}

const servers: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(servers.splice(0).map((close) => close()))
})

/** Publishes a picture and serves it, until the tests of the file are done. */
export async function serving(
  picture: Uint8Array,
  {
    record = '',
    ...settings
  }: Readonly<Record<string, unknown>> & { readonly record?: string } = {},
): Promise<ImageServer> {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'plate/1.png': picture, 'plate/item.yaml': `title: A plate\n${record}` })
  await published(folder, join(given, 'plate'))
  const archive = await lookingAt(folder, settings)
  const kept = await archive.catalogue.item(anItemId('plate'))
  const page: PageId | undefined = kept?.record.pages[0]?.id
  if (page === undefined) throw new Error('the plate was not published')
  const server = createServer(readyImages(archive, createApp(archive), 1_000_000))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(() => new Promise((resolve) => server.close(() => { resolve() }))) // prettier-ignore
  const { port } = server.address() as AddressInfo
  const get: ImageServer['get'] = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      const chunks: Buffer[] = []
      const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('end', () => { resolve(answerFrom(Buffer.concat(chunks))) }) // prettier-ignore
      socket.on('error', reject)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: archive.example\r\nConnection: close\r\n${more.join('')}\r\n`) // prettier-ignore
    })
  return { id: encodeURIComponent(page), get }
}
