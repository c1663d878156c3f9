import { z } from 'zod'
import { ocrLanguages } from '../data/import/ocr-languages.js'
import { isLanguageTag } from '../data/model/language.js'
import { Problem } from '../data/model/problem.js'
import { defaultLimits } from '../images/limits.js'
import { tileSize } from '../images/sizes.js'
import { defaultSourceLimits } from '../images/source-limits.js'
import { harvestSettings } from './harvest-settings.js'
import { crawlerSettings } from './crawler-settings.js'
import { lookSettings } from './look-settings.js'
import { words } from './setting-kinds.js'

const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with http:// or https://',
})
// `z.coerce` would take an empty text for 0.
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${String(least)} to ${String(most)}`
  return z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error })
    .pipe(z.number().int(error).min(least, error).max(most, error))
}

const readingLanguages = z
  .union([z.string(), z.array(z.string()).transform((all) => all.join('+')), z.literal(false)])
  .transform((said, context): readonly string[] => {
    const languages = ocrLanguages(said === false ? 'no' : said)
    if (languages) return languages
    context.addIssue({ code: 'custom', message: 'must be languages such as eng or eng+fra, or no' })
    return z.NEVER
  })

/**
 * Everything that can be set. One name each: `base-url` is the flag `--base-url`, the environment's `FONDS_BASE_URL`
 * and the key `base-url` in `fonds.yaml`; the first of these that is there counts. Documented in `docs/settings.md`.
 */
export const settings = {
  archive: {
    schema: z.string().min(1).default('./archive'),
    of: 'DIR',
    says: 'The archive folder: what is published, and what is promised. (Not in fonds.yaml, which lies in it.)',
  },
  port: {
    schema: whole(0, 65_535).default(3000),
    of: 'N',
    says: 'The port to listen on; 0 takes a free one.',
  },
  host: {
    schema: z.string().min(1).optional(),
    of: 'NAME',
    says: 'The network address to listen on; all of them when it is not given.',
  },
  'base-url': {
    schema: httpUrl.refine((url) => !/[?#]/.test(url), 'must end before any ? or #').optional(),
    of: 'URL',
    says: 'The address the public sees, which every id begins with. http://localhost:PORT/ when it is not given.',
  },
  'trust-proxy': {
    schema: whole(0, 10).default(0),
    of: 'N',
    says: 'How many reverse proxies stand in front and may be believed about who asks.',
  },
  workers: {
    schema: whole(1, 256).optional(),
    of: 'N',
    says: 'How many processes serve answers with; one for each core of the machine when it is not given.',
  },
  title: {
    schema: words.default({ en: ['Archive'] }),
    of: 'TEXT',
    says: 'The name of the archive.',
  },
  summary: {
    schema: words.optional(),
    of: 'TEXT',
    says: 'What the archive is, in a few sentences.',
  },
  languages: {
    schema: z
      .union([
        z.array(z.string()),
        z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
      ])
      .pipe(z.array(z.string().refine(isLanguageTag, 'not a language tag')).min(1))
      .default(['en']),
    of: 'TAGS',
    says: 'Languages of the pages and labels, the first is the main one: en, fr or de for the interface.',
  },
  'provider-name': {
    schema: words.optional(),
    of: 'TEXT',
    says: 'The institution that publishes. The title when it is not given.',
  },
  'provider-homepage': {
    schema: httpUrl.optional(),
    of: 'URL',
    says: "The institution's home page.",
  },
  'provider-logo': {
    schema: httpUrl.optional(),
    of: 'URL',
    says: "The institution's logo, a PNG, JPEG or SVG.",
  },
  rights: {
    schema: z
      .string()
      .regex(
        /^https?:\/\/(creativecommons\.org\/(licenses|publicdomain)\/|rightsstatements\.org\/vocab\/)/,
        'must be an address of creativecommons.org or rightsstatements.org',
      )
      .transform((uri) => uri.replace(/^https:/, 'http:'))
      .optional(),
    of: 'URI',
    says: 'Rights of items whose record says nothing of them.',
  },
  'required-statement': {
    schema: words.optional(),
    of: 'TEXT',
    says: 'An attribution that viewers must show.',
  },
  'canvas-text': {
    schema: z.enum(['auto', 'always', 'never'], 'must be auto, always or never').default('auto'),
    of: 'WHEN',
    says: "Whether a manifest repeats each page's text in its metadata, which Universal Viewer needs to show it: while the item's text is small (auto), always, never.",
  },
  ocr: {
    schema: readingLanguages.optional(),
    of: 'LANGUAGES',
    says: 'Languages in which pages are read by OCR when they are published: eng, or eng+fra. Not at all when it is not given.',
  },
  'ocr-data': {
    schema: z.string().min(1).optional(),
    of: 'DIR',
    says: 'A folder with language files of Tesseract (deu.traineddata), beside those that are installed.',
  },
  'pdf-text': {
    schema: z.enum(['use', 'ignore'], 'must be use or ignore').default('use'),
    of: 'WHETHER',
    says: 'Whether the text that a PDF has for its pages is published with them (use); OCR then reads only its pages without text. To ignore it is for PDFs whose text is worse than what OCR would read.',
  },
  'max-pixels': {
    schema: whole(1, 10_000_000_000).default(600_000_000),
    of: 'N',
    says: 'Scans with more pixels than this are refused.',
  },
  'max-memory': {
    schema: whole(64, 100_000).default(defaultSourceLimits.maxHeldBytes / 1e6),
    of: 'MB',
    says: 'Megabytes of memory that decoding scans may hold at once; those that need more are refused. OCR reads no more pages side by side than fit into it.',
  },
  // None may be less than a tile: info.json promises whole tiles. https://iiif.io/api/image/3.0/#52-technical-properties
  'max-width': {
    schema: whole(tileSize, 65_500).default(defaultLimits.maxWidth),
    of: 'N',
    says: 'Pixels that one image request may ask for across.',
  },
  'max-height': {
    schema: whole(tileSize, 65_500).default(defaultLimits.maxHeight),
    of: 'N',
    says: 'Pixels that one image request may ask for downwards.',
  },
  'max-area': {
    schema: whole(tileSize ** 2, 10_000_000_000).default(defaultLimits.maxArea),
    of: 'N',
    says: 'Pixels that one image request may ask for in all, width times height.',
  },
  'tile-cache': {
    schema: whole(0, 1_000_000).default(128),
    of: 'MB',
    says: 'Megabytes of memory for tiles and other ready pictures that are asked for often.',
  },
  'decoded-cache': {
    schema: whole(0, 1_000_000).default(256),
    of: 'MB',
    says: 'Megabytes of memory for decoded tiles, from which parts of a page that is being read are cut again and again. The default holds all of a page of 48 megapixels.',
  },
  'image-cache': {
    schema: whole(0, 100_000_000).default(1000),
    of: 'MB',
    says: 'Megabytes of the disk for pictures made on request, so that they are made once; 0 makes each anew.',
  },
  'log-level': {
    schema: z
      .enum(
        ['silent', 'error', 'warn', 'info', 'debug'],
        'must be silent, error, warn, info or debug',
      )
      .default('info'),
    of: 'LEVEL',
    says: 'How much the server logs.',
  },
  ...lookSettings,
  citations: {
    schema: z.enum(['open', 'closed'], 'must be open or closed').default('open'),
    of: 'WHETHER',
    says: 'Whether readers may give a passage a short permanent address (open). Addresses that were given go on working when it is closed.',
  },
  ...harvestSettings,
  'dumps-kept': {
    schema: whole(1, 100).default(2),
    of: 'N',
    says: 'How many dumps are kept. The older ones are for those who are still taking them.',
  },
  'client-work': {
    schema: whole(0, 6000).default(6),
    of: 'SECONDS',
    says: "Seconds of the server's work, as it is estimated, that one client may ask for in a minute; four times as many at once. Tiles and other ready pictures are no work. Who asks for more is told to wait (429), and where the dump is. 0 sets no limit.",
  },
  ...crawlerSettings,
} as const

/** Name of a setting. */
export type SettingName = keyof typeof settings
/** Every setting with its value. */
export type Settings = {
  readonly [Name in SettingName]: z.output<(typeof settings)[Name]['schema']>
}

/** The environment's name of a setting: `FONDS_BASE_URL`. */
export function environmentName(name: SettingName): string {
  return `FONDS_${name.toUpperCase().replaceAll('-', '_')}`
}

/** Where settings are looked for, in this order. `file` is what `fonds.yaml` holds, already read. */
export interface SettingSources {
  readonly flags: Readonly<Record<string, unknown>>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly file: Readonly<Record<string, unknown>>
}

/** Where the value of a setting came from. */
export type SettingSource = 'flag' | 'environment' | 'fonds.yaml' | 'default'

/** Reads all settings at once; throws the `setting` problem that names everything that is wrong with them. */
export function readSettings(sources: SettingSources): {
  readonly values: Settings
  readonly from: Readonly<Record<SettingName, SettingSource>>
} {
  const complaints = unknownNames(sources)
  const values: Partial<Record<SettingName, unknown>> = {}
  const from: Partial<Record<SettingName, SettingSource>> = {}
  for (const name of Object.keys(settings) as SettingName[]) {
    const given = found(name, sources)
    from[name] = given.from
    const read = settings[name].schema.safeParse(given.value)
    if (read.success) values[name] = read.data
    else
      complaints.push(
        `${given.says} is ${shown(given.value)}: ${read.error.issues.map(({ message }) => message).join('; ')}.`,
      )
  }
  if (complaints.length > 0) throw new Problem('setting', complaints.join('\n'))
  return { values: values as Settings, from: from as Record<SettingName, SettingSource> }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value)
}

function found(
  name: SettingName,
  { flags, environment, file }: SettingSources,
): { value: unknown; from: SettingSource; says: string } {
  if (flags[name] !== undefined) return { value: flags[name], from: 'flag', says: `--${name}` }
  const inEnvironment = environment[environmentName(name)]
  if (inEnvironment !== undefined && inEnvironment !== '')
    return { value: inEnvironment, from: 'environment', says: environmentName(name) }
  if (file[name] !== undefined && file[name] !== null && name !== 'archive')
    return { value: file[name], from: 'fonds.yaml', says: `${name} in fonds.yaml` }
  return { value: undefined, from: 'default', says: name }
}

/** A mistyped setting would otherwise be silently nothing. */
function unknownNames({ environment, file }: SettingSources): string[] {
  const known = Object.keys(settings) as SettingName[]
  const inFile = Object.keys(file).filter(
    (name) => !(known as string[]).includes(name) || name === 'archive',
  )
  const names = new Set([...known.map(environmentName), 'FONDS_REAL'])
  const inEnvironment = Object.keys(environment).filter(
    (name) => name.startsWith('FONDS_') && !names.has(name),
  )
  return [
    ...inFile.map((name) => `${name} in fonds.yaml is no setting; fonds settings lists them.`),
    ...inEnvironment.map(
      (name) => `${name} in the environment is no setting; fonds settings lists them.`,
    ),
  ]
}
