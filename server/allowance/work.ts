/**
 * What answering at an address takes beside what it sends, in milliseconds of one processor; addresses that are not named take
 * {@link usual}. Measured as the costs of pictures are (images/cost.ts): what counts is what they are to each other.
 */
const atAddress: Readonly<Record<string, number>> = {
  // Files that are only passed on, and what must be answered whoever asks: nobody is refused these.
  asset: 0,
  font: 0,
  'viewer-file': 0,
  'viewer-picture': 0,
  look: 0,
  favicon: 0,
  live: 0,
  ready: 0,
  'dumps-short': 0,
  dumps: 0,
  'dump-list': 0,
  dump: 0,
  // Who harvests by these does not crawl.
  discovery: 0,
  'discovery-page': 0,
  'discovery-collection': 0,
  'discovery-collection-page': 0,
  sitemap: 0,
  'sitemap-part': 0,
  robots: 0,
  feed: 0,
  'collection-feed': 0,
  'api-catalog': 0,
  iiif: 0,
  // What is made for a picture is counted where it is made.
  'image-2': 0.5,
  'image-3': 0.5,
  'image-info-2': 0.5,
  'image-info-3': 0.5,
  'image-request-2': 0.5,
  'image-request-3': 0.5,
  // What a crawler asks for one by one: the record is mostly still on the disk.
  'manifest-2': 5,
  'manifest-3': 5,
  'item-page': 5,
  // Words are looked for in all of what is named.
  'search-page': 25,
  'search-1': 25,
  'search-2': 25,
  'search-collection-1': 25,
  'search-collection-2': 25,
  'search-item-1': 10,
  'search-item-2': 10,
  'search-item-1-of-2': 10,
}

/** Any other document or page: the record is read, and the answer written. */
const usual = 3

/** For every thousand bytes of an answer: a document is made, compressed and sent. */
const perKilobyte = 0.03

/** Names of routes that the table knows. The test compares them with the routes there are. */
export const namedRoutes: readonly string[] = Object.keys(atAddress)

/** What answering at an address takes before anything is sent, in milliseconds; nobody is refused what takes nothing. */
export function workAt(route: string): number {
  return atAddress[route] ?? usual
}

/** What bytes of an answer take, in milliseconds. */
export function workOfBytes(bytes: number): number {
  return (bytes / 1000) * perKilobyte
}
