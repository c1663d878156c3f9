import { Writable } from 'node:stream'
import { createServer } from 'node:net'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { runProgram } from '../../cli/program.js'
import { archiveFolder } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

function gathering(): Writable & { text: string } {
  const stream = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        stream.text += chunk.toString()
        done()
      },
    }),
    { text: '' },
  )
  return stream
}

async function run(
  words: readonly string[],
  signal = new AbortController().signal,
  environment: Record<string, string> = {},
) {
  const [out, err] = [gathering(), gathering()]
  const code = await runProgram(words, {
    environment: { FONDS_LOG_LEVEL: 'silent', ...environment },
    console: { out, err },
    signal,
  })
  return { code, out: out.text, err: err.text }
}

async function delivery() {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'memo/1.jpg': await pageJpeg(1),
    'memo/1.txt': 'words',
    'memo/broken.jpg': 'no image',
  })
  return { archive, memo: join(given, 'memo') }
}

describe('fonds', () => {
  it('publishes, lists, shows, checks, withdraws, in words and as JSON', async () => {
    const { archive, memo } = await delivery()
    const dry = await run(['publish', memo, '--archive', archive, '--dry-run'])
    expect(dry).toMatchObject({ code: 0 })
    expect(dry.out).toMatch(/1\.txt is the text of 1\.jpg: they share a name/)
    expect(dry.out).toMatch(/Nothing was changed/)
    expect((await run(['list', '--archive', archive])).out).toBe('')

    const first = await run(['publish', memo, '--archive', archive])
    expect(first.out).toMatch(/^1 published, 0 updated, 0 unchanged, 0 refused/)
    expect(first.err).toContain('broken.jpg')
    const again = JSON.parse(
      (await run(['publish', memo, '--archive', archive, '--json'])).out,
    ) as { items: unknown[] }
    expect(again.items).toMatchObject([{ id: 'memo', outcome: 'unchanged', pages: 1 }])

    expect((await run(['list', '--archive', archive])).out).toBe('memo\t1\tmemo\n')
    expect(JSON.parse((await run(['list', '--archive', archive, '--json'])).out)).toMatchObject([
      { id: 'memo', manifest: 'http://localhost:3000/iiif/presentation/3/memo/manifest' },
    ])
    expect((await run(['show', 'memo', '--archive', archive])).out).toContain('600 × 800')
    expect(await run(['doctor', '--archive', archive])).toMatchObject({
      code: 0,
      out: expect.stringContaining('all is well'),
    })
    expect((await run(['withdraw', 'memo', '--archive', archive])).code).toBe(2)
    expect((await run(['withdraw', 'memo', '--why', 'a mistake', '--archive', archive])).code).toBe(
      0,
    )
    expect((await run(['list', '--archive', archive])).out).toBe('')
    expect((await run(['publish', memo, '--archive', archive])).out).toMatch(/^1 published/)
  })

  it('makes again what is derived', async () => {
    const { archive, memo } = await delivery()
    await run(['publish', memo, '--archive', archive])
    await rm(join(archive, 'derived'), { recursive: true })
    expect((await run(['doctor', '--archive', archive])).code).toBe(1)
    expect((await run(['rebuild', '--archive', archive])).out).toContain('1 pyramids made')
    expect((await run(['doctor', '--archive', archive])).code).toBe(0)
    expect((await run(['rebuild', 'memo', '--archive', archive])).out).toContain('0 pyramids made')
    expect((await run(['rebuild', 'none', '--archive', archive])).code).toBe(1)
  })

  it('names a kept file that has changed, or is missing', async () => {
    const { archive, memo } = await delivery()
    await run(['publish', memo, '--archive', archive])
    const item = JSON.parse((await run(['show', 'memo', '--json', '--archive', archive])).out) as {
      item: { pages: { image: { master: { sha256: string } } }[] }
    }
    const master = join(
      archive,
      'items/memo/masters',
      `${item.item.pages[0]?.image.master.sha256 ?? ''}.jpg`,
    )
    await writeFile(master, 'rot')
    const rotten = await run(['doctor', '--archive', archive])
    expect(rotten).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /ERROR.*memo: masters\/[0-9a-f]{64}\.jpg: The kept file 1\.jpg has changed/,
      ),
    })
    await rm(master)
    expect((await run(['doctor', '--archive', archive])).out).toMatch(/is missing/)
  })

  it('says in one sentence what keeps it from working', async () => {
    const { archive, memo } = await delivery()
    expect(await run(['publish', join(memo, 'nothing'), '--archive', archive])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no file or folder .*nothing\.\n$/),
    })
    expect((await run(['serve', '--port', 'x', '--archive', archive])).err).toMatch(
      /^--port is "x": must be a whole number from 0 to 65535\.\n$/,
    )
    await writeFile(join(archive, '..', 'a-file'), '')
    expect((await run(['list', '--archive', join(archive, '..', 'a-file')])).err).toMatch(
      /a-file cannot be/,
    )
    await mkdir(archive, { recursive: true })
    await writeFile(join(archive, 'fonds.yaml'), 'title: [')
    expect((await run(['list', '--archive', archive])).err).toMatch(
      /fonds\.yaml is not well-formed YAML/,
    )
    expect((await run(['nonsense'])).code).toBe(2)
  })

  it('says that a port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, resolve))
    const { port } = taken.address() as { port: number }
    const { code, err } = await run([
      'serve',
      '--port',
      String(port),
      '--archive',
      await archiveFolder(),
    ])
    expect([code, err]).toEqual([
      1,
      `Port ${String(port)} is taken by another program. Choose another with --port.\n`,
    ])
    await new Promise((resolve) => taken.close(resolve))
  })

  it('stops when it is told to, and goes on where it stopped', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    for (let n = 1; n <= 6; n++)
      await written(given, { [`box/m${String(n)}/1.jpg`]: await pageJpeg(n) })
    const stop = new AbortController()
    stop.abort()
    const stopped = await run(['publish', join(given, 'box'), '--archive', archive], stop.signal)
    expect(stopped).toMatchObject({
      code: 130,
      err: expect.stringContaining('goes on from here'),
    })
    expect((await run(['publish', join(given, 'box'), '--archive', archive])).out).toMatch(
      /^6 published/,
    )
  })

  it('shows its commands with examples, and its settings with where they come from', async () => {
    expect((await run(['publish', '--help'])).out).toMatch(/Examples:\n {2}fonds publish/)
    const { out } = await run(['settings', '--archive', await archiveFolder()], undefined, {
      FONDS_PORT: '8080',
    })
    expect(out).toMatch(/port = 8080 {3}\[environment\]/)
  })
})
