import type { Doors } from './doors.js'
import { elementOf, named, textOf, type Element } from './xml.js'

const map = (name: string) => `{http://www.sitemaps.org/schemas/sitemap/0.9}${name}`
const image = (name: string) => `{http://www.google.com/schemas/sitemap-image/1.1}${name}`
const link = '{http://www.w3.org/1999/xhtml}link'

/** A crawler that looks at sitemaps, and again only at those that changed. */
export interface SitemapCrawler {
  /** Every address that sitemaps named when it looked at each last. */
  has(): Set<string>
  /** Where the list is from now on; what was there before is forgotten. */
  follow(index: string): void
  /** One round, sitemap by sitemap. */
  crawl(): AsyncGenerator<void>
}

export function sitemapCrawler(doors: Doors, start: string): SitemapCrawler {
  const parts = new Map<string, { etag: string; addresses: readonly string[] }>()
  let index = start
  async function* crawl(): AsyncGenerator<void> {
    const list = await read(doors, index)
    const named = indexOf(list.text)
    for (const address of [...parts.keys()]) if (!named.includes(address)) parts.delete(address)
    for (const address of named) {
      yield
      const known = parts.get(address)?.etag
      const headers = known === undefined ? {} : { 'if-none-match': known }
      const { status, text, headers: told } = await read(doors, address, headers)
      if (status === 200)
        parts.set(address, {
          etag: told['etag'] ?? '',
          addresses: urlsOf(text).map(({ address: one }) => one),
        })
      // All of it was withdrawn since the list was read.
      if (status === 404) parts.delete(address)
    }
  }
  return {
    has: () => new Set([...parts.values()].flatMap(({ addresses }) => addresses)),
    follow: (next) => {
      index = next
      parts.clear()
    },
    crawl,
  }
}

async function read(doors: Doors, address: string, headers: Readonly<Record<string, string>> = {}) {
  const got = await doors.get(address, headers)
  if (![200, 304, 404].includes(got.status))
    throw new Error(`${address} answered ${String(got.status)}: ${got.text}`)
  return got
}

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)

/** Throws where a document breaks the rules that the schemas of https://www.sitemaps.org/protocol.html check. */
function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(rule)
}

/** The root's entries, which have an address first, then at most one time. */
function entriesOf(xml: string, root: string, entry: string): readonly Element[] {
  must(Buffer.byteLength(xml) < 50e6, 'a sitemap has less than 50 MB')
  const top = elementOf(xml)
  must(top.name === map(root), `the root is ${root}`)
  must(top.children.length > 0 && top.children.length <= 50_000, 'it has 1 to 50,000 entries')
  for (const { name, children } of top.children) {
    must(name === map(entry), `it holds ${entry}`)
    const names = children.map((one) => one.name)
    const own = names.filter((one) => one.startsWith('{http://www.sitemaps.org/'))
    must(own.join() === names.slice(0, own.length).join(), 'what others add comes last')
    must([map('loc'), `${map('loc')},${map('lastmod')}`].includes(own.join()), 'it has an address, then perhaps a time') // prettier-ignore
  }
  return top.children
}

/** Addresses of sitemaps. */
export function indexOf(xml: string): readonly string[] {
  return entriesOf(xml, 'sitemapindex', 'sitemap').map((one) => textOf(one, map('loc')))
}

/** What a sitemap says of each page. */
export interface CrawledPage {
  readonly address: string
  readonly changed: string
  readonly images: readonly string[]
  readonly languages: readonly (string | undefined)[]
}

/** The pages of a sitemap. */
export function urlsOf(xml: string): readonly CrawledPage[] {
  return entriesOf(xml, 'urlset', 'url').map((one) => {
    const [address, changed] = [textOf(one, map('loc')), textOf(one, map('lastmod'))]
    must(URL.canParse(address) && address.length < 2048, 'an address is one')
    must(changed === '' || isTime(changed), 'a time is one')
    const images = named(one, image('image')).map((picture) => textOf(picture, image('loc')))
    must(
      images.length <= 1000 && images.every((one) => URL.canParse(one)),
      'at most 1,000 pictures are named',
    )
    const links = named(one, link).map(({ attributes }) => attributes)
    must(links.every(({ rel, href }) => rel === 'alternate' && URL.canParse(href ?? '')), 'links lead to others') // prettier-ignore
    return { address, changed, images, languages: links.map(({ hreflang }) => hreflang) }
  })
}
