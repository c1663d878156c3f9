import { z } from 'zod'

const names = z
  .union([
    z.array(z.string()),
    z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  ])
  .pipe(
    z.array(
      z.string().regex(/^[\w*.-]+$/, 'must be names of crawlers as they call themselves: GPTBot'),
    ),
  )

const seconds = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], {
    error: 'must be a number of seconds',
  })
  .pipe(z.number().int().min(1).max(3600))

/** Settings for the crawlers of search engines and others. */
export const crawlerSettings = {
  crawlers: {
    schema: z.enum(['welcome', 'none'], 'must be welcome or none').default('welcome'),
    of: 'WHETHER',
    says: 'Whether search engines may take up what is published (welcome), or nothing of it (none).',
  },
  'crawlers-refused': {
    schema: names.optional(),
    of: 'NAMES',
    says: 'Crawlers that may take nothing, as they call themselves: GPTBot CCBot.',
  },
  'crawl-delay': {
    schema: seconds.optional(),
    of: 'SECONDS',
    says: 'Seconds that crawlers are asked to wait between two requests; many do not know it.',
  },
} as const
