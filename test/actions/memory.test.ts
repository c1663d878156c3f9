import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect } from '@jest/globals'
import { archiveFolder } from '../archives.js'
import { real, withReal } from '../real.js'

/** Runs the built program in a process of its own, which tells the most memory that it ever held. */
const wrapper = `
const { runProgram } = await import(${JSON.stringify(pathToFileURL(join(process.cwd(), 'dist/cli/program.js')).href)})
const code = await runProgram(process.argv.slice(1), {
  environment: {}, console: { out: process.stderr, err: process.stderr }, signal: new AbortController().signal,
})
// resourceUsage().maxRSS would count what this process was before it became itself: a copy of the one that runs the tests.
const { readFile } = await import('node:fs/promises')
const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
const peak = Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) * 1024
console.log(JSON.stringify({ code, peak }))
`

/** Publishes into a new archive; the exit code, and the most bytes of memory that were held at once. */
async function publishing(path: string): Promise<{ code: number; peak: number; told: string }> {
  const words = ['publish', path, '--archive', await archiveFolder()]
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', wrapper, ...words],
    { maxBuffer: 1 << 24 },
  )
  return { ...(JSON.parse(stdout) as { code: number; peak: number }), told: stderr }
}

withReal('publishes a scan of 134.6 megapixels within 300 MB', async () => {
  const { code, peak, told } = await publishing(real('big'))
  expect({ code, told }).toMatchObject({ code: 0, told: expect.stringContaining('1 published') })
  // Less than any program of this kind takes would mean that it was not measured.
  expect(peak).toBeGreaterThan(40e6)
  expect(peak).toBeLessThan(300e6)
})

withReal('publishes bombs and broken files within 500 MB', async () => {
  const { code, peak, told } = await publishing(real('torture'))
  // Some are refused.
  expect({ code, told }).toMatchObject({ code: 3, told: expect.stringMatching(/\d\d published/) })
  expect(peak).toBeGreaterThan(40e6)
  expect(peak).toBeLessThan(500e6)
})
