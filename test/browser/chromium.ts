import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { chromium, type Browser } from 'playwright-core'

/** Where a Chromium is, and what it must find in its environment. */
interface Found {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

/** Names under which Linux distributions install it, and where it lies on a Mac. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** A browser that is open while the tests of a file run. */
export function browserForTests(): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  return () => {
    if (!browser) throw new Error('The browser is open while tests run, not before.')
    return browser
  }
}

/** Starts Chromium: the one that CHROMIUM_PATH names, else an installed one, else the one of npm. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { path, environment } = named() ?? installed() ?? unpacked()
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...environment },
    // There is no graphics card: pictures are drawn by software, the same everywhere.
    args: ['--use-gl=angle', '--use-angle=swiftshader', '--font-render-hinting=none'],
  })
}

function named(): Found | undefined {
  const path = process.env['CHROMIUM_PATH'] ?? ''
  return path === '' ? undefined : { path, environment: {} }
}

function installed(): Found | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  const path = [...paths, onMac].find((one) => existsSync(one) && starts(one))
  return path === undefined ? undefined : { path, environment: {} }
}

/** A file of such a name may be no more than a word on how to install it. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const modules = join(process.cwd(), 'node_modules')

/** Run by a process of its own, since the package unpacks into the folder for temporary files and nowhere else. */
const unpack =
  "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"

/**
 * The Chromium of `@sparticuz/chromium`, unpacked once. Test files run at the same time, so it is unpacked aside and then
 * put in its place whole: whoever comes second finds it there, never half written.
 */
function unpacked(): Found {
  const about = readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(about) as { version: string }
  const folder = join(modules, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(join(modules, '.cache'), { recursive: true })
    const aside = mkdtempSync(join(modules, '.cache', 'chromium-'))
    // Said to be on Amazon's machines, it unpacks the libraries too that other machines may lack.
    const env = { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    execFileSync(process.execPath, ['-e', unpack], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    writeFileSync(join(aside, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')))
    try {
      renameSync(aside, folder)
    } catch {
      rmSync(aside, { recursive: true })
    }
  }
  const path = join(folder, 'chromium')
  return { path, environment: { ...libraries(path, folder), ...fonts(folder) } }
}

/** The libraries that came with it, where it does not start with the machine's own. */
function libraries(path: string, folder: string): Readonly<Record<string, string>> {
  return starts(path) ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
}

/** The font that came with it, where the machine has no fonts set up. */
function fonts(folder: string): Readonly<Record<string, string>> {
  return existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
}

function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>
`
}
