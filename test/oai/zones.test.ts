import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'

/** Asks the built program in a process that lives elsewhere, for a process keeps the time zone that it began in. */
async function asked(zone: string): Promise<{ offset: number; said: unknown }> {
  const span = pathToFileURL(join(process.cwd(), 'dist', 'manifests', 'oai-pmh', 'span.js')).href
  const script = `
    const { parseSpan, utcSecond } = await import(${JSON.stringify(span)})
    const said = [
      parseSpan('2026-03-29', '2026-03-29'),
      parseSpan('2026-03-29T01:30:00Z', '2026-10-25T01:30:00Z'),
      utcSecond(new Date(Date.UTC(2026, 2, 29, 1, 30)).toISOString()),
    ]
    console.log(JSON.stringify({ offset: new Date(2026, 2, 1).getTimezoneOffset(), said }))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { env: { TZ: zone } },
  )
  return JSON.parse(stdout) as { offset: number; said: unknown }
}

it('has the same days and seconds wherever the machine is', async () => {
  const zones = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns']
  const all = await Promise.all(zones.map(asked))
  expect(new Set(all.map(({ offset }) => offset)).size).toBe(4)
  for (const { said } of all)
    expect(said).toEqual([
      { from: '2026-03-29T00:00:00.000Z', before: '2026-03-30T00:00:00.000Z' },
      { from: '2026-03-29T01:30:00.000Z', before: '2026-10-25T01:30:01.000Z' },
      '2026-03-29T01:30:00Z',
    ])
})
