import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import type { AssetFile } from '../assets.js'
import type { Reply } from '../reply.js'

export async function showAsset({ assets }: Archive, { params }: Ask<'name'>): Promise<Reply> {
  return sent(await assets.asset(params.name), params.name)
}

export async function showFont({ assets }: Archive, { params }: Ask<'file'>): Promise<Reply> {
  return sent(await assets.font(params.file), params.file)
}

export async function showViewerFile(
  { assets }: Archive,
  { params }: Ask<'viewer' | 'path'>,
): Promise<Reply> {
  return sent(await assets.viewerFile(params.viewer, params.path), params.path)
}

/** Universal Viewer asks its host for pictures whose address is the picture itself; there is nothing to send. */
export function showNothing(): Promise<Reply> {
  return Promise.resolve({ status: 204, headers: {}, body: new Uint8Array() })
}

function sent(file: AssetFile | undefined, name: string): Reply {
  if (!file) throw new Problem('not-found', `There is no file ${name} here.`)
  return {
    status: 200,
    headers: { 'content-type': file.mediaType },
    body: { file: file.path, bytes: file.bytes },
  }
}
