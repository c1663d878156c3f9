import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addressesFrom } from '../../data/model/addresses.js'
import { discoveryWalker } from './discovery-walker.js'
import { aCollection, openDoors, type Doors } from './doors.js'
import { feedWalker } from './feed-walker.js'
import { sitemapCrawler } from './sitemap-crawler.js'
import { anItemId } from '../contracts/catalogue.js'

const acts = ['put', 'put', 'put', 'withdraw', 'withdraw', 'group', 'refresh', 'move', 'reopen', 'step', 'step', 'step', 'leave'] as const // prettier-ignore
type Step = readonly [(typeof acts)[number], number, number]
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.constantFrom(...acts), fc.nat(7), fc.nat(5)),
  { minLength: 5, maxLength: 45 },
)

/** A few items have a name that must be escaped; the others are there so that lists have several pages. */
const names = ['a', 'ark:/1/x y', 'Übung é', 'b&b', 'c', 'd', 'e', 'f']
const many = 52
const groups = ['g0', 'g1/ß', 'g2']

/** What is in the archive by what was done to it, told by nobody else. */
function aModel() {
  const items = new Map<string, { live: boolean; pages: number; in: readonly string[] }>()
  const parents = new Map<string, string | undefined>()
  const isBelow = (group: string, top: string): boolean => {
    const parent = parents.get(group)
    return group === top || (parent !== undefined && isBelow(parent, top))
  }
  return {
    items,
    parents,
    live: (top?: string) =>
      [...items].filter(([, one]) => one.live && (top === undefined || one.in.some((group) => isBelow(group, top)))), // prettier-ignore
    groups: (top?: string) => groups.filter((one) => top === undefined || isBelow(one, top)),
  }
}
type Model = ReturnType<typeof aModel>

interface Working {
  readonly doors: Doors
  readonly model: Model
  roots: string[]
}

/** An archive that has moved many times before anyone looked, so that there are several pages of activities. */
async function begun(): Promise<Working> {
  const working: Working = { doors: await openDoors(), model: aModel(), roots: ['https://r0.example/'] } // prettier-ignore
  await working.doors.reopen({ 'base-url': working.roots[0] })
  for (const [at, group] of groups.entries()) await regroup(working, group, at === 2 ? 'g0' : undefined) // prettier-ignore
  for (const [at, name] of names.entries()) await put(working, name, at, 1)
  for (let at = 0; at < many; at++) await put(working, `more-${String(at)}`, 5, 0)
  for (let moves = 0; moves < 12; moves++) await move(working)
  return working
}

async function put({ doors, model }: Working, name: string, where: number, pages: number) {
  const inside = where < 3 ? [groups[where] ?? ''] : where === 3 ? ['g0', 'g1/ß'] : []
  model.items.set(name, { live: true, pages, in: inside })
  await doors.put(name, { in: inside, pages })
}

async function regroup({ doors, model }: Working, group: string, parent: string | undefined) {
  model.parents.set(group, parent)
  await doors.group(group, parent)
}

async function move({ doors, roots }: Working) {
  const [from = '', to] = [roots.at(-1), `https://r${String(roots.length)}.example/`]
  roots.push(to)
  await doors.archive().catalogue.announce({ of: 'archive', verb: 'move', from, to })
  await doors.reopen({ 'base-url': to })
}

/** All readers of an archive: of all of it, and of each of two collections. */
function readersOf(working: Working) {
  const scopes = [undefined, 'g0', 'g1/ß'] as const
  const { doors } = working
  const at = () => doors.archive().addresses
  const streamOf = (of?: string) => of === undefined ? at().activities() : at().collectionActivities(aCollection(of)) // prettier-ignore
  const feedOf = (of?: string) => (of === undefined ? at().feed : at().collectionFeed(aCollection(of))) // prettier-ignore
  const streams = scopes.map((of) => ({ of, walker: discoveryWalker(doors, streamOf(of)) }))
  const feeds = scopes.map((of) => ({ of, walker: feedWalker(doors, feedOf(of)) }))
  const crawler = sitemapCrawler(doors, at().sitemap)
  const rounds = [
    ...streams.map(
      ({ walker }) =>
        () =>
          walker.crawl(),
    ),
    ...feeds.map(
      ({ walker }) =>
        () =>
          walker.read(),
    ),
    () => crawler.crawl(),
  ]
  const running: (AsyncGenerator<void> | undefined)[] = rounds.map(() => undefined)
  const leave = () => {
    running.fill(undefined)
  }
  return {
    streams,
    feeds,
    crawler,
    leave,
    step: async () => {
      for (const [at, round] of rounds.entries()) {
        const one = (running[at] ??= round())
        if ((await one.next()).done === true) running[at] = undefined
      }
    },
    /** They are sent on from the old addresses to the new ones, and begin what they were at again. */
    follow: () => {
      leave()
      for (const { of, walker } of streams) walker.follow(streamOf(of))
      for (const { of, walker } of feeds) walker.follow(feedOf(of))
      crawler.follow(at().sitemap)
    },
    finish: async () => {
      for (const [at, round] of rounds.entries()) {
        for (const one = (running[at] ??= round()); (await one.next()).done !== true;);
        for (const one = round(); (await one.next()).done !== true;);
      }
      leave()
    },
  }
}
type Readers = ReturnType<typeof readersOf>

async function done(working: Working, readers: Readers, [act, which, where]: Step) {
  const { doors, model } = working
  const name = names[which] ?? 'a'
  if (act === 'put') await put(working, name, where, which === 7 ? where % 2 : 1)
  else if (act === 'withdraw') {
    await doors.withdraw(name)
    const before = model.items.get(name)
    if (before) model.items.set(name, { ...before, live: false })
  } else if (act === 'group') await regroup(working, 'g2', [undefined, 'g0', 'g1/ß'][where % 3])
  else if (act === 'refresh')
    await doors.archive().catalogue.announce({ of: 'archive', verb: 'refresh', why: 'new' })
  else if (act === 'reopen') await doors.reopen()
  else if (act === 'step') await readers.step()
  else if (act === 'leave') readers.leave()
  else {
    await move(working)
    readers.follow()
  }
}

function mustAgree({ doors, model, roots }: Working, { streams, feeds, crawler }: Readers) {
  const { addresses } = doors.archive()
  const first = addressesFrom(roots[0] ?? '')
  for (const { of, walker } of streams) {
    const items = model.live(of).flatMap(([id, { pages }]) => (pages > 0 ? addresses.manifest(anItemId(id), 3) : [])) // prettier-ignore
    const collections = model.groups(of).map((id) => addresses.collection(aCollection(id), 3))
    expect([of, [...walker.has].sort()]).toEqual([of, [...items, ...collections].sort()])
  }
  for (const { of, walker } of feeds) {
    const items = model.live(of).map(([id]) => first.item(anItemId(id)))
    expect([of, [...walker.has].sort()]).toEqual([of, items.sort()])
  }
  const places = [
    ...model.live().map(([id]) => addresses.item(anItemId(id))),
    ...groups.map((id) => addresses.collectionPage(aCollection(id))),
  ]
  const crawled = [...crawler.has()].filter((one) => /\/(items|collections)\//.test(one))
  expect(crawled.sort()).toEqual(places.sort())
}

/** Pages that were closed when anybody read them, by addresses that still hold, are the same byte for byte. */
async function mustBeUnchanged({ doors }: Working, { streams }: Readers): Promise<number> {
  let looked = 0
  for (const { walker } of streams)
    for (const [address, before] of walker.closed) {
      if (!address.startsWith(doors.archive().addresses.root)) continue
      looked += 1
      expect((await doors.get(address)).text).toBe(before)
    }
  return looked
}

it('gives every harvester by every door what there is, wherever it was stopped', async () => {
  let looked = 0
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const working = await begun()
      try {
        const readers = readersOf(working)
        for (const step of all) await done(working, readers, step)
        await readers.finish()
        mustAgree(working, readers)
        looked += await mustBeUnchanged(working, readers)
        await working.doors.reopen(undefined, true)
        looked += await mustBeUnchanged(working, readers)
        // Who comes only now ends with the same.
        const late = readersOf(working)
        await late.finish()
        mustAgree(working, late)
      } finally {
        await working.doors.close()
      }
    }),
    { numRuns: 6 },
  )
  // A check of no pages would not be one.
  expect(looked).toBeGreaterThan(5)
}, 240_000)
