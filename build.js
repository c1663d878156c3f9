// Builds what runs: TypeScript into dist/, and the bundled viewers into viewers/. Does only what is not done already.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from 'tar'

const root = dirname(fileURLToPath(import.meta.url))

/** As npm dependencies the viewers would pull in 650 MB; of each only the finished files are wanted. */
const viewers = [
  {
    name: 'mirador',
    version: '4.0.0',
    integrity:
      'sha512-uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==',
    wanted: /^package\/(dist\/mirador\.min\.js|LICENSE)$/,
  },
  {
    name: 'universalviewer',
    version: '4.4.0',
    integrity:
      'sha512-9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UYkiwdzg==',
    wanted: /^package\/(dist\/(umd\/.*\.js(\.LICENSE\.txt)?|uv\.css)|LICENSE\.txt)$/,
  },
]

function isNewer(folder, than) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (
      entry.isDirectory()
        ? isNewer(path, than)
        : /\.ts$/.test(entry.name) && statSync(path).mtimeMs > than
    )
      return true
  }
  return false
}

function compile() {
  const stamp = join(root, 'dist', 'built')
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  const sources = ['data', 'images', 'manifests', 'web', 'server', 'cli', 'bench'].map((name) =>
    join(root, name),
  )
  if (built > 0 && !sources.some((folder) => isNewer(folder, built))) return
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  writeFileSync(stamp, '')
}

/** Through npm itself, so that whatever registry and proxy is set up for npm is used. */
async function bundle({ name, version, integrity, wanted }) {
  const folder = join(root, 'viewers', name)
  const stamp = join(folder, 'bundled')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === integrity) return
  mkdirSync(join(root, 'viewers'), { recursive: true })
  const aside = mkdtempSync(join(root, 'viewers', '.new-'))
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(
      npm,
      ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', aside],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        shell: process.platform === 'win32',
      },
    )
    const file = join(
      aside,
      readdirSync(aside).find((entry) => entry.endsWith('.tgz')) ?? 'nothing',
    )
    const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
    if (found !== integrity)
      throw new Error(`what the registry gave is not ${name} ${version} (${found})`)
    await extract({ file, cwd: aside, filter: (path) => wanted.test(path) })
    const dist = join(aside, 'package', 'dist')
    // Their licences ask to be passed on with them.
    for (const name of readdirSync(join(aside, 'package'))) {
      if (name.startsWith('LICENSE')) renameSync(join(aside, 'package', name), join(dist, name))
    }
    writeFileSync(join(dist, 'bundled'), integrity)
    rmSync(folder, { recursive: true, force: true })
    renameSync(dist, folder)
  } catch (error) {
    console.error(
      `${name} could not be bundled, so pages do without it: ${error.message.split('\n')[0]}. npm run build tries again.`,
    )
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

compile()
for (const viewer of viewers) await bundle(viewer)
