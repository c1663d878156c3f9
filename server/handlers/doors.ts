import { apiCatalog, apiCatalogType } from '../../manifests/api-catalog.js'
import { robots } from '../../manifests/robots.js'
import { linkHeader } from '../../manifests/signposting.js'
import type { Archive } from '../archive.js'
import { json, plain, seeOther, type Reply } from '../reply.js'

/** What crawlers are asked. */
export function showRobots({ addresses, settings }: Archive): Promise<Reply> {
  const wishes = {
    crawlers: settings.crawlers,
    refused: settings['refused-crawlers'] ?? [],
    delay: settings['crawl-delay'],
  }
  const base = new URL(addresses.root).pathname
  return Promise.resolve(plain(robots(wishes, base, addresses.sitemap)))
}

/** What programs can ask here. */
export function showApiCatalog({ addresses }: Archive): Promise<Reply> {
  const reply = json(apiCatalog(addresses), apiCatalogType)
  const link = linkHeader([{ rel: 'api-catalog', href: addresses.apiCatalog }])
  return Promise.resolve({ ...reply, headers: { ...reply.headers, link } })
}

/** A short way to all that is published by IIIF. */
export function showIiif({ addresses }: Archive): Promise<Reply> {
  return Promise.resolve(seeOther(addresses.rootCollection(3)))
}
