/** What crawlers are asked. */
export interface CrawlerWishes {
  readonly crawlers: 'all' | 'no-training' | 'none'
  /** Names of those that may not come. */
  readonly refused: readonly string[]
  /** Seconds between two requests. */
  readonly delay?: number | undefined
}

/** Those that gather to train models, and look at robots.txt; each says so of itself, or is known for it. */
const trainers = [
  'AI2Bot', 'Amazonbot', 'Applebot-Extended', 'Bytespider', 'CCBot', 'ClaudeBot', 'Google-Extended', 'GPTBot',
  'anthropic-ai', 'cohere-training-data-crawler', 'Diffbot', 'FacebookBot', 'ImagesiftBot', 'meta-externalagent', 'omgili', 'PanguBot',
] // prettier-ignore

/** Those that come for one picture where an address is shared, which is cut from a page; it would be refused to others. */
const cardMakers = ['facebookexternalhit', 'LinkedInBot', 'Twitterbot']

/**
 * What has no end, or is of no use to who looks for documents: searches, forms, pages in their other views, regions of scans. Whole scans stay, for
 * searches of images; whichever rule is longer counts. https://www.rfc-editor.org/rfc/rfc9309#name-the-allow-and-disallow-line
 */
const rules = [
  ['Disallow', 'search?'],
  ['Disallow', 'cite?'],
  ['Disallow', '*?*iiif-content='],
  ['Disallow', '*?*beside='],
  ['Disallow', '*?*text='],
  ['Disallow', '*?*zoom='],
  ['Disallow', 'items/*/mirador'],
  ['Disallow', 'items/*/uv'],
  ['Disallow', 'items/*.zip$'],
  ['Disallow', 'iiif/search/'],
  ['Disallow', 'iiif/autocomplete/'],
  ['Disallow', 'iiif/image/'],
  ['Allow', 'iiif/image/3/*/full/*/0/default.jpg$'],
] as const

/**
 * The file that crawlers read first. https://www.rfc-editor.org/rfc/rfc9309
 * @param base the path that addresses begin with, with a slash at the end
 */
export function robots(
  { crawlers, refused, delay }: CrawlerWishes,
  base: string,
  sitemap: string,
): string {
  if (crawlers === 'none') return 'User-agent: *\nDisallow: /\n'
  const unwanted = [...new Set([...(crawlers === 'no-training' ? trainers : []), ...refused])]
  const isUnwanted = (name: string) =>
    unwanted.some((one) => one.toLowerCase() === name.toLowerCase())
  const makers = cardMakers.filter((name) => !isUnwanted(name))
  const wait = delay === undefined ? [] : [`Crawl-delay: ${delay}`]
  const groups = [
    group(unwanted, [`Disallow: ${base}`]),
    group(makers, ['Disallow:']),
    group(['*'], [...wait, ...rules.map(([rule, path]) => `${rule}: ${base}${path}`)]),
    [`Sitemap: ${sitemap}`],
  ]
  const told = groups.filter((lines) => lines.length > 0)
  return `${told.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function group(names: readonly string[], lines: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [...names.map((name) => `User-agent: ${name}`), ...lines]
}
