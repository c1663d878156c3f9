import { z } from 'zod'

const seconds = 'must be a whole number of seconds from 0 to 3600'

/** What robots call themselves: https://www.rfc-editor.org/rfc/rfc9309#name-the-user-agent-line, and the digits that some have all the same. */
const robotName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'must be names of crawlers such as GPTBot')

/** Settings for those who come to look at everything. */
export const crawlerSettings = {
  crawlers: {
    schema: z
      .enum(['all', 'no-training', 'none'], 'must be all, no-training or none')
      .default('all'),
    of: 'WHICH',
    says: 'Which crawlers may look at the archive: all; all but those that gather texts and pictures to train models with (no-training); none, so that no search engine finds it.',
  },
  'refused-crawlers': {
    schema: z
      .union([
        z.array(z.string()),
        z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
      ])
      .pipe(z.array(robotName))
      .optional(),
    of: 'NAMES',
    says: 'Names of crawlers that may not look at it either.',
  },
  'crawl-delay': {
    schema: z
      .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error: seconds })
      .pipe(z.number().int(seconds).min(0, seconds).max(3600, seconds))
      .optional(),
    of: 'SECONDS',
    says: 'How long crawlers are asked to wait between two requests, in seconds. Some heed it.',
  },
} as const
