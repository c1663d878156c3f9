import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { LanguageMap } from '../data/model/language.js'
import { Problem } from '../data/model/problem.js'
import { pictureSize, squarePng } from '../images/icon.js'
import { accentStyle } from '../web/colour.js'
import { packageFolder } from './assets.js'
import type { Log } from './log.js'
import { ownPages, textIn, type OwnPage } from './look-texts.js'
import type { Settings } from './settings.js'

/** A file of the archive's own look, as it is sent. */
export interface LookFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** What an archive looks like that is its own: logo, icon, colours, and its texts about itself. */
export interface Look {
  /** Names of files that {@link Look.file} gives; each changes its version with its content. */
  readonly names: { readonly logo?: string; readonly colours?: string; readonly icon: string }
  /** Of all files together. */
  readonly version: string
  /** `'logo.svg'`, `'colours.css'`, `'icon.svg'`, `'icon-180.png'`; `undefined` for one that is not there. */
  file(name: string): Promise<LookFile | undefined>
  /** The texts as they were read last. */
  texts(): OwnTexts
  /** Reads the texts again, once a second at most. */
  catchUp(): Promise<void>
}

/** What an archive writes about itself. */
export interface OwnTexts {
  /** Markdown for the first page. */
  readonly home?: LanguageMap
  readonly pages: readonly OwnPage[]
}

/** Sides of the icons that are drawn, in pixels: for tabs, Apple's home screen, and what installs a page. */
const iconSides: readonly number[] = [32, 180, 192, 512]

const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

type LookSettings = Pick<
  Settings,
  'logo' | 'icon' | 'accent' | 'accent-dark' | 'home-text' | 'languages'
>

/**
 * Reads what `fonds.yaml` says of the look, once, and the texts.
 * @throws Problem `setting` where a file that it names is missing, or is no picture
 */
export async function openLook(folder: string, settings: LookSettings, log: Log): Promise<Look> {
  const logo = settings.logo === undefined ? undefined : await picture(folder, settings.logo, 'logo') // prettier-ignore
  const icon = await iconOf(folder, settings, logo)
  const colours = accentStyle(settings.accent, settings['accent-dark'])
  const fixed = new Map<string, LookFile>([
    [`icon.${icon.ending}`, icon],
    ...(logo ? [[`logo.${logo.ending}`, logo] as const] : []),
    ...(colours === '' ? [] : [['colours.css', style(colours)] as const]),
  ])
  const drawn = new Map<string, Promise<LookFile>>()
  const texts = await openTexts(folder, settings, log)
  return {
    names: {
      icon: `icon.${icon.ending}`,
      ...(logo && { logo: `logo.${logo.ending}` }),
      ...(colours !== '' && { colours: 'colours.css' }),
    },
    version: versionOf(fixed),
    file: async (name) => {
      const side = Number(/^icon-(\d+)[.]png$/.exec(name)?.[1] ?? NaN)
      if (!iconSides.includes(side)) return fixed.get(name)
      const drawing = drawn.get(name) ?? drawnIcon(icon.bytes, side)
      drawn.set(name, drawing)
      return drawing
    },
    ...texts,
  }
}

interface Picture extends LookFile {
  /** Of its name, in small letters: `'svg'`. */
  readonly ending: string
  readonly square: boolean
}

async function picture(folder: string, name: string, setting: string): Promise<Picture> {
  const path = join(folder, name)
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Problem(
      'setting',
      `${setting} is ${name}, but ${path} cannot be read: ${(error as Error).message}`,
      { cause: error },
    )
  })
  return asPicture(bytes, name, `${setting} is ${name}, but that file`)
}

async function asPicture(bytes: Uint8Array, name: string, says: string): Promise<Picture> {
  const size = await pictureSize(bytes)
  if (!size) throw new Problem('setting', `${says} is no picture that can be read.`)
  const ending = extname(name).slice(1).toLowerCase()
  const square = Math.max(size.width, size.height) <= 1.2 * Math.min(size.width, size.height)
  return { bytes, ending, square, mediaType: mediaTypes[ending] ?? 'application/octet-stream' }
}

/** The icon that was given, else the logo where it has the shape of one, else the one that Fonds comes with. */
async function iconOf(
  folder: string,
  { icon }: LookSettings,
  logo: Picture | undefined,
): Promise<Picture> {
  if (icon !== undefined) return picture(folder, icon, 'icon')
  if (logo?.square === true && /svg|png/.test(logo.ending)) return logo
  const own = join(packageFolder(), 'web', 'assets', 'favicon.svg')
  return asPicture(await readFile(own), own, own)
}

/** Apple's home screen shows what is transparent as black. */
async function drawnIcon(icon: Uint8Array, side: number): Promise<LookFile> {
  const ground = side === 180 ? '#fbfaf7' : undefined
  return { bytes: await squarePng(icon, side, ground), mediaType: 'image/png' }
}

function style(text: string): LookFile {
  return { bytes: new TextEncoder().encode(text), mediaType: 'text/css; charset=utf-8' }
}

function versionOf(files: ReadonlyMap<string, LookFile>): string {
  const hash = createHash('sha256')
  for (const [name, { bytes }] of files) hash.update(name).update(bytes)
  return hash.digest('hex').slice(0, 10)
}

/** Milliseconds after which the texts are looked at again. */
const patience = 1000

async function openTexts(
  folder: string,
  { 'home-text': homeFiles, languages }: LookSettings,
  log: Log,
): Promise<Pick<Look, 'texts' | 'catchUp'>> {
  const read = async (): Promise<OwnTexts> => {
    const home = homeFiles && (await homeText(folder, homeFiles, log))
    return { pages: await ownPages(folder, languages[0] ?? 'en', log), ...(home && { home }) }
  }
  let texts = await read()
  let looked = Date.now()
  return {
    texts: () => texts,
    catchUp: async () => {
      if (Date.now() - looked < patience) return
      looked = Date.now()
      texts = await read()
    },
  }
}

async function homeText(
  folder: string,
  files: LanguageMap,
  log: Log,
): Promise<LanguageMap | undefined> {
  const texts: Record<string, string[]> = {}
  for (const [language, [file = '']] of Object.entries(files)) {
    const text = await textIn(join(folder, file), log)
    if (text !== undefined) texts[language] = [text]
  }
  return Object.keys(texts).length > 0 ? texts : undefined
}
