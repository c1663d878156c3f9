import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assetNames, fonts, type AssetName } from '../web/assets.js'

/** A file that the server sends as it is. */
export interface AssetFile {
  readonly path: string
  readonly bytes: number
  readonly mediaType: string
}

/** The files of our own pages and of the bundled viewers. */
export interface Assets {
  /** A hash of the file's content, for an address that can be cached for ever. */
  version(name: AssetName): string
  asset(name: string): Promise<AssetFile | undefined>
  font(file: string): Promise<AssetFile | undefined>
  /** A file of a bundled viewer: `viewerFile('mirador', 'mirador.min.js')`. */
  viewerFile(viewer: string, path: string): Promise<AssetFile | undefined>
  readonly viewers: { readonly mirador: boolean; readonly universalViewer: boolean }
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  html: 'text/html; charset=utf-8',
}

/** The folder of this package: where its `package.json` lies, above the source or the built files. */
export function packageFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder
  }
}

/** Looks at our own files once, at start. */
export async function openAssets(): Promise<Assets> {
  const root = packageFolder()
  const versions = new Map<string, string>()
  for (const name of assetNames) {
    const content = await readFile(join(root, 'web', 'assets', name)).catch(() => Buffer.alloc(0))
    versions.set(name, createHash('sha256').update(content).digest('hex').slice(0, 10))
  }
  const require = createRequire(import.meta.url)
  const viewers = join(root, 'viewers')
  return {
    version: (name) => versions.get(name) ?? '0',
    asset: (name) =>
      versions.has(name) ? file(join(root, 'web', 'assets', name)) : Promise.resolve(undefined),
    font: (name) => {
      const font = fonts.find((one) => one.file === name)
      if (!font) return Promise.resolve(undefined)
      return file(
        join(dirname(require.resolve(`${font.package}/package.json`)), 'files', font.file),
      )
    },
    viewerFile: (viewer, path) => {
      const wanted = normalize(join(viewers, viewer, path))
      return wanted.startsWith(viewers + sep) && !path.includes('\0')
        ? file(wanted)
        : Promise.resolve(undefined)
    },
    viewers: {
      mirador: existsSync(join(viewers, 'mirador')),
      universalViewer: existsSync(join(viewers, 'universalviewer')),
    },
  }
}

async function file(path: string): Promise<AssetFile | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return { path, bytes: found.size, mediaType: mediaTypes[ending] ?? 'application/octet-stream' }
}
