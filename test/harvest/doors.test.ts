import { afterEach, describe, expect, it } from '@jest/globals'
import { checked } from '../../server/actions/doctor.js'
import { announceMove, announceRefresh } from '../../server/actions/announce.js'
import type { Finding } from '../../data/model/finding.js'
import { discoveryWalker } from './discovery-walker.js'
import { activityFaults, pageFaults, streamFaults, type ActivityPage, type ActivityStream } from './discovery-rules.js' // prettier-ignore
import { openDoors, type Doors } from './doors.js'
import { feedFaults } from './feed-walker.js'
import { indexOf, urlsOf } from './sitemap-crawler.js'

const root = 'https://archive.example/'
const stream = `${root}iiif/discovery/1/activities`

const open: Doors[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function anArchive(more: Readonly<Record<string, unknown>> = {}): Promise<Doors> {
  const doors = await openDoors(more)
  open.push(doors)
  return doors
}

async function json<Document>(doors: Doors, address: string): Promise<Document> {
  return JSON.parse((await doors.get(address)).text) as Document
}

const told = ({ orderedItems }: ActivityPage) =>
  orderedItems.map(({ type, object, target }) =>
    [type, object?.id, target?.id].flatMap((one) => one?.replace(/^https:\/\/[^/]+\/iiif\//, '') ?? []).join(' '),
  ) // prettier-ignore

describe('an archive in which nothing ever was', () => {
  it('has a stream, a sitemap and a feed by all their rules', async () => {
    const doors = await anArchive()
    const whole = await json<ActivityStream>(doors, stream)
    expect(streamFaults(whole, stream)).toEqual([])
    const page = await json<ActivityPage>(doors, whole.last.id)
    expect(pageFaults(page, whole.last.id, stream)).toEqual([])
    expect(page.orderedItems.flatMap(activityFaults)).toEqual([])
    const walker = discoveryWalker(doors, stream)
    for (const one = walker.crawl(); (await one.next()).done !== true;);
    expect(walker.has.size).toBe(0)
    const [pages = '', ...more] = indexOf((await doors.get(`${root}sitemap.xml`)).text)
    expect([pages, more]).toEqual([`${root}sitemaps/pages.xml`, []])
    expect(urlsOf((await doors.get(pages)).text).map(({ address }) => address)).toEqual([root])
    const feed = `${root}feed.atom`
    expect(feedFaults((await doors.get(feed)).text, feed)).toEqual([])
    // Whoever was there meanwhile goes on when something comes.
    await doors.put('a')
    for (const one = walker.crawl(); (await one.next()).done !== true;);
    expect([...walker.has]).toEqual([`${root}iiif/presentation/3/a/manifest`])
  })
})

describe('the stream of changes', () => {
  it('tells of ids with slashes and Unicode, of what is withdrawn and published again, and of moves', async () => {
    const doors = await anArchive()
    const id = 'ark:/1/ü x'
    await doors.put(id)
    await doors.withdraw(id)
    await doors.put(id)
    await announceRefresh(doors.archive(), 'New words')
    await doors.reopen({ 'base-url': 'https://new.example/sub/' })
    await announceMove(doors.archive(), root)
    const address = 'https://new.example/sub/iiif/discovery/1/activities'
    const page = await json<ActivityPage>(doors, `${address}/1`)
    expect(pageFaults(page, `${address}/1`, address)).toEqual([])
    const at = 'presentation/3/ark%3A%2F1%2F%C3%BC%20x/manifest'
    expect(told(page)).toEqual([
      `Create ${at}`,
      `Delete ${at}`,
      `Create ${at}`,
      'Refresh',
      `Update ${at}`,
      `Move ${at} https://new.example/sub/iiif/${at}`.replace('https://new.example/sub/iiif/', 'https://new.example/sub/iiif/'),
    ]) // prettier-ignore
    expect(page.orderedItems[0]?.object).toMatchObject({
      canonical: `${root}items/ark%3A%2F1%2F%C3%BC%20x`,
      seeAlso: expect.arrayContaining([expect.objectContaining({ type: 'Dataset', id: `${root}items/ark%3A%2F1%2F%C3%BC%20x.mods.xml` })]) as unknown,
    }) // prettier-ignore
    expect(page.orderedItems[3]).toMatchObject({ summary: 'New words' })
  })

  it('leads to records that are there', async () => {
    const doors = await anArchive()
    await doors.put('a')
    const { orderedItems } = await json<ActivityPage>(doors, `${stream}/1`)
    const records = orderedItems[0]?.object?.seeAlso as { id: string; format: string }[]
    expect(records.length).toBeGreaterThan(3)
    for (const { id, format } of records) {
      const { status, headers } = await doors.get(id)
      expect([id, status, headers['content-type']?.split(';')[0]]).toEqual([id, 200, format])
    }
  })

  it('has a media type with its profile, and is plain JSON for who wants that', async () => {
    const doors = await anArchive()
    const profile = 'application/ld+json;profile="http://iiif.io/api/discovery/1/context.json"'
    for (const [accept, type] of [
      ['*/*', profile],
      ['application/json', 'application/json'],
    ] as const)
      expect((await doors.get(stream, { accept })).headers['content-type']).toBe(type)
    expect((await doors.get(stream, { accept: 'image/png' })).status).toBe(406)
  })

  it('keeps a page only when there is a next one, and answers 404 where there is none', async () => {
    const doors = await anArchive()
    await doors.put('a')
    for (let at = 0; at < 50; at++) await announceRefresh(doors.archive(), undefined)
    const first = await json<ActivityPage>(doors, `${stream}/1`)
    expect([first.orderedItems.length, first.next?.id]).toEqual([100, `${stream}/2`])
    expect((await doors.get(`${stream}/1`)).headers['cache-control']).toMatch(/max-age=604800/)
    expect((await doors.get(`${stream}/2`)).headers['cache-control']).toMatch(/no-cache/)
    const second = await json<ActivityPage>(doors, `${stream}/2`)
    expect([second.startIndex, second.prev?.id, second.next]).toEqual([100, `${stream}/1`, undefined]) // prettier-ignore
    for (const page of ['0', '3', '01', '-1', 'x', '1e9', '99999999999'])
      expect([page, (await doors.get(`${stream}/${page}`)).status]).toEqual([page, 404])
    expect((await doors.get(`${root}iiif/discovery/1/collections/none/activities`)).status).toBe(
      404,
    )
  })

  it('of a collection tells what joins and leaves, and what it is part of', async () => {
    const doors = await anArchive()
    await doors.group('g/1')
    await doors.put('a')
    await doors.put('a', { in: ['g/1'] })
    await doors.put('a')
    const of = `${root}iiif/discovery/1/collections/g%2F1/activities`
    const whole = await json<ActivityStream>(doors, of)
    expect(streamFaults(whole, of)).toEqual([])
    expect(whole.partOf).toEqual([{ id: stream, type: 'OrderedCollection' }])
    for (const { id } of whole.seeAlso ?? []) expect([id, (await doors.get(id)).status]).toEqual([id, 200]) // prettier-ignore
    const page = await json<ActivityPage>(doors, whole.last.id)
    expect(page.orderedItems.flatMap(activityFaults)).toEqual([])
    expect(page.orderedItems.map(({ type, target, origin }) => [type, (target ?? origin)?.id])).toEqual([['Create', undefined], ['Add', of], ['Remove', of]]) // prettier-ignore
  })
})

it('costs a repeat harvester 304s only, while nothing changes', async () => {
  const doors = await anArchive()
  await doors.group('g')
  await doors.put('a', { in: ['g'] })
  const addresses = [
    stream, `${stream}/1`, `${root}iiif/discovery/1/collections/g/activities`, `${root}iiif/discovery/1/collections/g/activities/1`,
    `${root}feed.atom`, `${root}collections/g.atom`, `${root}sitemap.xml`, `${root}sitemaps/pages.xml`, `${root}sitemaps/1.xml`,
    `${root}robots.txt`, `${root}.well-known/api-catalog`,
  ] // prettier-ignore
  const tags = new Map<string, string>()
  for (const address of addresses)
    tags.set(address, (await doors.get(address)).headers['etag'] ?? 'none')
  await doors.reopen(undefined, true)
  const again = async (address: string) =>
    (await doors.get(address, { 'if-none-match': tags.get(address) ?? '' })).status
  for (const address of addresses) expect([address, await again(address)]).toEqual([address, 304])
  await doors.put('a', { in: ['g'] })
  for (const address of addresses.slice(0, 9))
    expect([address, await again(address)]).toEqual([address, 200])
})

describe('sitemaps', () => {
  it('hold so many pictures that they stay within bounds, those that lie ready', async () => {
    const doors = await anArchive({ languages: ['en', 'fr', 'de'] })
    for (let at = 0; at < 60; at++) await doors.put(`big-${String(at)}`, { pages: 2000 })
    await doors.put('small', { pages: 3 })
    await doors.put('none', { pages: 0 })
    const xml = (await doors.get(`${root}sitemaps/1.xml`)).text
    expect(Buffer.byteLength(xml)).toBeLessThan(50e6)
    const pages = urlsOf(xml)
    expect(pages.length).toBe(62 * 3)
    const images = pages.reduce((sum, one) => sum + one.images.length, 0)
    expect(images).toBe(60 * 1000 + 3)
    const small = pages.filter(({ address }) => address.includes('small'))
    expect(small.map((one) => [one.images.length, one.languages.join()])).toEqual([[3, 'en,fr,de,x-default'], [0, 'en,fr,de,x-default'], [0, 'en,fr,de,x-default']]) // prettier-ignore
    expect(small[0]?.images[0]).toMatch(/^https:\/\/archive\.example\/iiif\/image\/3\/\w{12}\/full\/1240,1754\/0\/default\.jpg$/) // prettier-ignore
  }, 60_000)

  it('leave out what was withdrawn, and are gone when all of it is', async () => {
    const doors = await anArchive()
    await doors.put('a')
    await doors.withdraw('a')
    expect(indexOf((await doors.get(`${root}sitemap.xml`)).text).length).toBe(1)
    for (const part of ['1', '0', '2', 'x', '..'])
      expect((await doors.get(`${root}sitemaps/${part}.xml`)).status).toBe(404)
  })
})

describe('feeds', () => {
  it('say what is new and why what is gone is gone, and keep their ids when all moves', async () => {
    const doors = await anArchive()
    await doors.put('a')
    await doors.put('b')
    await doors.withdraw('b')
    await doors.reopen({ 'base-url': 'https://new.example/' })
    await announceMove(doors.archive(), root)
    const address = 'https://new.example/feed.atom'
    const { text, headers } = await doors.get(address)
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(feedFaults(text, address)).toEqual([])
    expect(text).toContain(`<id>${root}items/a</id>`)
    expect(text).toContain('href="https://new.example/items/a"')
    expect(text).toContain(`ref="${root}items/b"`)
    expect(text).toContain('Why &lt;b&gt; &amp; so')
    expect(text).toContain('<title xml:lang="en">Title &lt;of&gt; a &amp; more</title>')
    expect(text).toContain('<summary xml:lang="fr">')
  })

  it('go on where they left off, and refuse what they never said', async () => {
    const doors = await anArchive()
    await doors.group('x')
    await doors.group('x.atom')
    for (let at = 0; at < 51; at++) await doors.put(`i/${String(at)}`)
    const next = /rel="next"[^>]* href="([^"]+)"/.exec((await doors.get(`${root}feed.atom`)).text)?.[1] ?? '' // prettier-ignore
    const { text } = await doors.get(next)
    expect(feedFaults(text, next)).toEqual([])
    expect(text.match(/<entry>/g)?.length).toBe(1)
    for (const before of ['x', '1/', '/a', '1', '-1/a', '1/..', '9999999999999999/a'])
      expect((await doors.get(`${root}feed.atom?before=${before}`)).status).toBe(400)
    // A collection whose own id ends like the address of a feed is itself.
    const page = await doors.get(`${root}collections/x.atom`, { accept: 'text/html' })
    expect(page.headers['content-type']).toContain('text/html')
    const feed = await doors.get(`${root}collections/x.atom.atom`)
    expect(feed.headers['content-type']).toContain('atom+xml')
  })
})

describe('crawlers', () => {
  const robots = async (more: Readonly<Record<string, unknown>>, at = root) =>
    (await (await anArchive(more)).get(`${at}robots.txt`)).text

  it('are told where to look and what to leave, under whatever path', async () => {
    const text = await robots(
      { 'base-url': 'https://x.example/sub/', 'crawl-delay': 5 },
      'https://x.example/sub/',
    )
    expect(text).toContain('\nSitemap: https://x.example/sub/sitemap.xml\n')
    expect(text).toContain('User-agent: *\nCrawl-delay: 5\nDisallow: /sub/search?\n')
    expect(text).toContain('\nAllow: /sub/iiif/image/3/*/full/*/0/default.jpg$\n')
  })

  it('are refused by name, by purpose, or all', async () => {
    const named = await robots({ 'refused-crawlers': 'SomeBot, twitterbot' })
    expect(named).toMatch(/^User-agent: SomeBot\nUser-agent: twitterbot\nDisallow: \/\n\n/)
    expect(named).not.toContain('Twitterbot')
    expect(await robots({ crawlers: 'no-training' })).toContain('User-agent: GPTBot\n')
    expect(await robots({ crawlers: 'none' })).toBe('User-agent: *\nDisallow: /\n')
    await expect(robots({ 'refused-crawlers': 'a b\nAllow:' })).rejects.toThrow(/refused-crawlers/)
  })

  it('that do not ask are told that nothing is to be found', async () => {
    const doors = await anArchive({ crawlers: 'none' })
    await doors.put('a', { pages: 0 })
    for (const path of ['', 'sitemap.xml', 'iiif/presentation/3/collection', 'items/a'])
      expect([path, (await doors.get(root + path)).headers['x-robots-tag']]).toEqual([path, 'noindex, nofollow']) // prettier-ignore
    expect((await (await anArchive()).get(root)).headers).not.toHaveProperty('x-robots-tag')
  })
})

describe('ways in', () => {
  it('are named by the first page, the collections, and at the well-known place', async () => {
    const doors = await anArchive()
    await doors.group('g')
    for (const [path, feed] of [['', 'feed.atom'], ['collections/g', 'collections/g.atom'], ['iiif/presentation/3/collection', 'feed.atom'], ['iiif/presentation/2/collections/g', 'collections/g.atom']] as const) {
      const { headers, text } = await doors.get(root + path)
      expect(headers['link']).toContain(`<${root}${feed}>; rel="alternate"; type="application/atom+xml"`)
      if (!path.startsWith('iiif')) expect(text).toContain(`href="${root}${feed}"`)
    } // prettier-ignore
    const { headers, text } = await doors.get(`${root}.well-known/api-catalog`)
    expect(headers['content-type']).toMatch(/^application\/linkset\+json/)
    const { linkset } = JSON.parse(text) as { linkset: { item?: { href: string }[] }[] }
    const items = linkset[0]?.item ?? []
    expect(items.length).toBeGreaterThan(4)
    for (const { href } of items) expect([href, (await doors.get(`${href}?q=a`)).status]).toEqual([href, 200]) // prettier-ignore
    const short = await doors.get(`${root}iiif`)
    expect([short.status, short.headers['location']]).toEqual([303, `${root}iiif/presentation/3/collection`]) // prettier-ignore
  })
})

describe('what is told of all the archive', () => {
  it('is refused where it cannot be so', async () => {
    const doors = await anArchive()
    for (const from of [root, root.slice(0, -1), 'archive', 'ftp://x.example/', `${root}?x`])
      await expect(announceMove(doors.archive(), from)).rejects.toMatchObject({ code: 'setting' })
    await announceMove(doors.archive(), 'https://old.example')
    await expect(announceMove(doors.archive(), 'https://old.example')).rejects.toMatchObject({ code: 'conflict' }) // prettier-ignore
    await doors.reopen({ 'base-url': 'https://third.example/' })
    await expect(announceMove(doors.archive(), 'https://old.example')).rejects.toMatchObject({ code: 'conflict' }) // prettier-ignore
    await doors.reopen({ 'base-url': undefined })
    await expect(announceMove(doors.archive(), root)).rejects.toMatchObject({ code: 'setting' })
  })

  it('is found in order by a check, which notices where addresses begin otherwise', async () => {
    const doors = await anArchive()
    await doors.put('a', { pages: 0 })
    await announceRefresh(doors.archive(), undefined)
    await announceMove(doors.archive(), 'https://old.example/')
    const findings = async () => {
      const found: Finding[] = []
      await checked(doors.archive(), (one) => found.push(one), new AbortController().signal)
      return found.map(({ level, where }) => `${level} ${where}`)
    }
    expect(await findings()).toEqual([])
    await doors.reopen({ 'base-url': 'https://other.example/' })
    expect(await findings()).toEqual(['warning base-url'])
  })
})
