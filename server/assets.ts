import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assetNames, fonts, packagedAssets, type AssetName } from '../web/assets.js'

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
  const require = createRequire(import.meta.url)
  const within = (name: string, path: string) =>
    join(dirname(require.resolve(`${name}/package.json`)), path)
  const paths = new Map<string, string>([
    ...assetNames.map((name) => [name, join(root, 'web', 'assets', name)] as const),
    ...Object.entries(packagedAssets).map(
      ([name, one]) => [name, within(one.package, one.file)] as const,
    ),
  ])
  const versions = new Map<string, string>()
  for (const [name, path] of paths) {
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    versions.set(name, createHash('sha256').update(content).digest('hex').slice(0, 10))
  }
  const viewers = join(root, 'viewers')
  return {
    version: (name) => versions.get(name) ?? '0',
    asset: (name) => {
      const path = paths.get(name)
      return path === undefined ? Promise.resolve(undefined) : file(path)
    },
    font: (name) => {
      const font = fonts.find((one) => one.file === name)
      if (!font) return Promise.resolve(undefined)
      return file(within(font.package, `files/${font.file}`))
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
