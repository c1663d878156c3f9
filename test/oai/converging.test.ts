import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { makeArchive, openArchive, type Archive } from '../../server/archive.js'
import { archiveFolder, settingsFor } from '../archives.js'
import { all, oai, textOf, toldOf, writing } from '../oai.js'
import { aHarvester } from './harvester.js'

// The clock stands still unless a test moves it; nothing else is made up.
beforeAll(() => {
  jest.useFakeTimers({
    doNotFake: [
      'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime',
    ],
    now: Date.parse('2026-03-01T10:00:00.500Z'),
  })
}) // prettier-ignore
afterAll(() => {
  jest.useRealTimers()
})

const hour = 3_600_000
const pass = (milliseconds: number) => {
  jest.setSystemTime(Date.now() + milliseconds)
}

/** An archive of a hundred and some items in three collections, so that its lists have several portions. */
async function anArchive(items: number) {
  const settings = settingsFor(await archiveFolder())
  await makeArchive(settings)
  let archive = await openArchive(settings)
  const { group, put } = writing(archive)
  for (const id of ['g0', 'g1', 'g2']) await group(id, id === 'g2' ? 'g1' : undefined)
  for (let n = 0; n < items; n++) await put(`i${String(n)}`, [`g${String(n % 3)}`])
  pass(hour)
  return {
    opened: () => archive,
    restart: async () => {
      await archive.close()
      archive = await openArchive(settings)
    },
  }
}

const passages = [0, 10, 900, 1500, hour, 30 * hour]
const steps = fc.array(
  fc.tuple(
    fc.constantFrom('put', 'put', 'move', 'withdraw', 'group', 'harvest', 'harvest', 'harvest', 'restart', 'pass'),
    fc.nat(119),
    fc.nat(5),
  ),
  { maxLength: 40 },
) // prettier-ignore

type Opened = Awaited<ReturnType<typeof anArchive>>

async function change(of: Opened, what: string, which: number, where: number): Promise<void> {
  const { put, withdraw, group } = writing(of.opened())
  const id = `i${String(which)}`
  if (what === 'put') await put(id, [`g${String(which % 3)}`], `${id}, changed ${String(where)}`)
  else if (what === 'move') await put(id, where > 2 ? [] : [`g${String(where)}`])
  else if (what === 'withdraw') await withdraw(id)
  else if (what === 'group') await group('g2', where > 2 ? undefined : `g${String(where % 2)}`)
  else if (what === 'restart') await of.restart()
  else if (what === 'pass') pass(passages[where] ?? 0)
}

const scopes = ['', '&set=g0', '&set=g1:g2'] as const

describe('a harvester of an archive that changes under its hands', () => {
  it('ends with what there is, and knows what is gone, wherever it was stopped', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const of = await anArchive(120)
        try {
          const harvesters = scopes.flatMap((scope) =>
            (['second', 'day'] as const).map((granularity) => ({ scope, ...aHarvester(scope, granularity) })),
          )
          for (const [what, which, where] of all) {
            if (what === 'harvest') for (const one of harvesters) await one.step(of.opened())
            else await change(of, what, which, where)
          }
          for (const one of harvesters) await one.finish(of.opened())
          for (const { scope, copy, deleted } of harvesters) {
            const fresh = aHarvester(scope, 'second')
            await fresh.finish(of.opened())
            expect([scope, sorted(copy)]).toEqual([scope, sorted(fresh.copy)])
            // Whoever begins now is told of all that is gone; whoever came before it went must know it too.
            for (const gone of deleted) expect(fresh.deleted).toContain(gone)
            for (const gone of fresh.deleted) expect(copy.has(gone)).toBe(false)
          }
          await isWhatIsPublished(of.opened(), harvesters[0]?.copy ?? new Map())
        } finally {
          await of.opened().close()
        }
      }),
      { numRuns: 12 },
    )
  })
}) // prettier-ignore

const sorted = (copy: ReadonlyMap<string, string>) => [...copy].sort()

/** Holds a copy against the records themselves, by a way that no index is on. */
async function isWhatIsPublished(archive: Archive, copy: ReadonlyMap<string, string>): Promise<void> {
  const live: [string, string][] = []
  for await (const id of archive.catalogue.everyItem()) {
    const kept = await archive.catalogue.item(id)
    if (kept && !kept.withdrawn) live.push([`oai:archive.example:${id}`, kept.record.title['en']?.[0] ?? '']) // prettier-ignore
  }
  expect(sorted(copy)).toEqual(live.sort())
} // prettier-ignore

describe('dates', () => {
  const told = async (archive: Archive, query: string) =>
    toldOf(await oai(archive, `verb=ListIdentifiers&metadataPrefix=oai_dc${query}`))

  it('bound what is told, each with all of its second or day', async () => {
    jest.setSystemTime(Date.parse('2026-03-29T23:59:58.999Z'))
    const of = await anArchive(0)
    const { put } = writing(of.opened())
    const at = async (time: string, id: string) => {
      jest.setSystemTime(Date.parse(time))
      await put(id)
    }
    await at('2026-03-30T12:00:00.000Z', 'a')
    await at('2026-03-30T12:00:00.999Z', 'b')
    await at('2026-03-30T12:00:01.000Z', 'c')
    await at('2026-03-30T23:59:59.999Z', 'd')
    await at('2026-03-31T00:00:00.000Z', 'e')
    const archive = of.opened()
    expect(await told(archive, '&until=2026-03-30')).toEqual(['a', 'b', 'c', 'd'])
    pass(hour)
    for (const [query, expected] of [
      ['', 'abcde'],
      ['&from=2026-03-30', 'abcde'],
      ['&from=2026-03-31', 'e'],
      ['&until=2026-03-30', 'abcd'],
      ['&from=2026-03-30&until=2026-03-30', 'abcd'],
      ['&from=2026-03-30T12:00:00Z&until=2026-03-30T12:00:00Z', 'ab'],
      ['&from=2026-03-30T12:00:01Z', 'cde'],
      ['&until=2026-03-30T12:00:01Z', 'abc'],
      ['&from=2026-03-30T12:00:02Z&until=2026-03-30T23:59:58Z', ''],
      ['&from=2026-03-30T23:59:59Z&until=2026-03-31T00:00:00Z', 'de'],
    ] as const)
      expect([query, (await told(archive, query)).join('')]).toEqual([query, expected])
    await archive.close()
  })

  it('that are equal keep each item in its place, portion by portion', async () => {
    const of = await anArchive(130)
    const harvester = aHarvester('', 'second')
    await harvester.finish(of.opened())
    expect(harvester.copy.size).toBe(130)
    await of.opened().close()
  })

  it('let nothing slip that is told of a moment after it was dated', async () => {
    const of = await anArchive(1)
    const archive = of.opened()
    const first = await oai(archive, 'verb=ListRecords&metadataPrefix=oai_dc')
    // Dated before that answer, and written to the log behind it.
    pass(-1500)
    await writing(archive).put('late')
    pass(1500)
    expect(await told(archive, `&from=${textOf(first, 'responseDate') ?? ''}`)).toEqual(['late'])
    await archive.close()
  })

  it('of one that was withdrawn and published again are those of its last change', async () => {
    const of = await anArchive(1)
    const { put, withdraw } = writing(of.opened())
    const header = async () => {
      const said = await oai(of.opened(), 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:i0') // prettier-ignore
      return [toldOf(said)[0], textOf(said, 'datestamp'), all(said, 'metadata').length]
    }
    jest.setSystemTime(Date.parse('2026-05-01T10:00:00Z'))
    await withdraw('i0')
    expect(await header()).toEqual(['-i0', '2026-05-01T10:00:00Z', 0])
    expect(await told(of.opened(), '&set=g0')).toEqual(['-i0'])
    pass(hour)
    await put('i0', ['g1'])
    expect(await header()).toEqual(['i0', '2026-05-01T11:00:00Z', 1])
    expect(await told(of.opened(), '&set=g0')).toEqual(['-i0'])
    expect(await told(of.opened(), '&set=g1')).toEqual(['i0'])
    await of.opened().close()
  })
})
