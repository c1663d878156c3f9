import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { archiveFolder } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { browserForTests } from './chromium.js'
import { looking } from './looking.js'
import { eventually } from './sight.js'

const browser = browserForTests()
const program = join(process.cwd(), 'dist', 'cli', 'main.js')

/** Starts `fonds`, as it was built, as a process of its own. */
function fonds(...words: string[]) {
  if (!existsSync(program)) throw new Error('dist/ is missing: run node build.js.')
  const started = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { text: '' }
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  return { started, said, ended: once(started, 'exit') as Promise<[number | null]> }
}

async function ranWell(...words: string[]): Promise<void> {
  const { said, ended } = fonds(...words)
  const [code] = await ended
  expect([code, said.text]).toEqual([0, said.text])
}

it('shows what another process publishes, changes and withdraws, without a restart', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  const deliver = (title: string) => written(given, { 'letter/item.yaml': `title: ${title}\n` })
  await written(given, { 'letter/1.jpg': await pageJpeg(41) })
  await deliver('A letter about the lamp')
  const { started, said, ended } = fonds('serve', '--archive', archive, '--port', '0')
  try {
    const [, root = ''] =
      (await eventually(
        () => Promise.resolve(/Reading room +(http\S+)/.exec(said.text)),
        (found) => found !== null || started.exitCode !== null,
      )) ?? []
    await looking(browser(), {}, async ({ page, complaints }) => {
      await page.goto(root)
      const listed = async () => {
        await page.reload()
        return (await page.locator('main').textContent()) ?? ''
      }
      // The bound is so wide because test machines are slow; it is not about speed.
      const shows = (words: RegExp) => eventually(listed, (text) => words.test(text), 5000)
      expect(await listed()).not.toContain('letter')
      await ranWell('publish', join(given, 'letter'), '--archive', archive)
      expect(await shows(/A letter about the lamp/)).toContain('A letter about the lamp')
      await page.getByText('A letter about the lamp').first().click()
      await page.locator('.stage img').first().waitFor()

      await page.goto(root)
      await deliver('A letter about the tide')
      await ranWell('publish', join(given, 'letter'), '--archive', archive)
      expect(await shows(/about the tide/)).not.toContain('about the lamp')
      expect(complaints).toEqual([])

      await ranWell('withdraw', 'letter', '--why', 'Given back.', '--archive', archive)
      const status = async () => (await page.goto(`${root}items/letter`))?.status()
      expect(await eventually(status, (code) => code === 410, 5000)).toBe(410)
      await page.goto(root)
      expect(await listed()).not.toContain('about the tide')
    })
    expect(started.exitCode).toBeNull()
  } finally {
    started.kill('SIGTERM')
    expect([(await ended)[0], said.text]).toEqual([0, said.text])
  }
})
