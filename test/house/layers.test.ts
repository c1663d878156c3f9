import { execFile } from 'node:child_process'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

interface Cruised {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly rule: { readonly name: string }
    }[]
  }
}

const folders = ['data', 'images', 'manifests', 'web', 'server', 'cli', 'bench', 'sample', 'test']
const root = process.cwd()

async function cruised(...paths: string[]): Promise<Cruised['summary']> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...paths,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: root, maxBuffer: 1 << 28 },
  ).catch((error: unknown) => error as { stdout: string })
  return (JSON.parse(stdout) as Cruised).summary
}

// A folder that git and every other check pass over.
const planted = 'web/planted'
beforeAll(async () => {
  await mkdir(join(root, planted), { recursive: true })
  await writeFile(
    join(root, planted, 'violation.ts'),
    "import '../../server/app.js'\nimport 'node:fs'\nimport 'sharp'\n",
  )
})
afterAll(() => rm(join(root, planted), { recursive: true, force: true }))

it('keeps the layers, having seen the whole house', async () => {
  const { totalCruised, violations } = await cruised(...folders)
  expect(totalCruised).toBeGreaterThan(250)
  expect(violations.filter(({ from }) => !from.startsWith(planted))).toEqual([])
})

it('catches what breaks them', async () => {
  const { violations } = await cruised(planted)
  expect(violations.map(({ rule }) => rule.name).sort()).toEqual(
    expect.arrayContaining([
      'pure-layers-touch-nothing',
      'sharp-stays-home',
      'web-imports-only-what-it-may',
    ]),
  )
})

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const inner = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return path === planted ? [] : await sources(path)
      return /\.(ts|js|css)$/.test(entry.name) ? [path] : []
    }),
  )
  return inner.flat()
}

it('has short files under plain names', async () => {
  const files = (await Promise.all(folders.map(sources))).flat()
  expect(files.length).toBeGreaterThan(200)
  const lengths = await Promise.all(
    files.map(async (file) => ({
      file,
      lines: (await readFile(join(root, file), 'utf8')).split('\n').length,
    })),
  )
  expect(
    lengths.filter(
      ({ file, lines }) => lines > 300 && !file.startsWith('test/') && !file.endsWith('.css'),
    ),
  ).toEqual([])
  const own = lengths
    .filter(({ file }) => !/^(test|bench|sample)\//.test(file))
    .map(({ lines }) => lines)
  expect(own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)]).toBeLessThan(80)
  expect(
    files.filter((file) =>
      /(^|\/)(src|lib|utils?|helpers?|common|types|misc)(\/|\.\w+$)/.test(file),
    ),
  ).toEqual([])
})
