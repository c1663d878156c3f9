import { timingSafeEqual, webcrypto } from 'node:crypto'

/** Bytes of a SHA-256. */
const hashBytes = 32
const encoder = new TextEncoder()

/** In Node's pool of threads: a large picture would hold up all other answers. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes))
}

/** What a file holds: the SHA-256 of all that follows; its own name and a line end, in case it comes to lie in another's place; the content. */
export async function sealed(name: string, content: Uint8Array): Promise<Uint8Array> {
  const title = encoder.encode(`${name}\n`)
  const file = new Uint8Array(hashBytes + title.length + content.length)
  file.set(title, hashBytes)
  file.set(content, hashBytes + title.length)
  file.set(await sha256(file.subarray(hashBytes)))
  return file
}

/** The content of a file, if it is whole and the one of this name. */
export async function unsealed(
  name: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | undefined> {
  const title = encoder.encode(`${name}\n`)
  const start = hashBytes + title.length
  if (file.length < start) return undefined
  if (Buffer.compare(file.subarray(hashBytes, start), title) !== 0) return undefined
  const [told, hash] = [file.subarray(0, hashBytes), await sha256(file.subarray(hashBytes))]
  return timingSafeEqual(told, hash) ? file.subarray(start) : undefined
}
