import { spoken } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import { aboutPage } from '../../web/about-page.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { page, type Reply } from '../reply.js'
import { siteOf } from '../site.js'

/** One of the archive's texts about itself. */
export function showAbout(archive: Archive, ask: Ask<'name'>): Promise<Reply> {
  const { name } = ask.params
  const view = archive.look.texts().pages.find((one) => one.name === name)
  if (!view) throw new Problem('not-found', `There is no page ${name} about this archive.`)
  return Promise.resolve(page(aboutPage(view, siteOf(archive, ask)).toString()))
}

/** A file of the archive's own look. */
export async function showLook(archive: Archive, { params }: Ask<'file'>): Promise<Reply> {
  return params.file === 'site.webmanifest' ? webManifest(archive) : lookFile(archive, params.file)
}

/** What browsers ask for that look at no page's head. */
export function showFavicon(archive: Archive): Promise<Reply> {
  return lookFile(archive, 'icon-32.png')
}

/** An SVG that is opened by itself may be drawn, and do nothing. https://www.w3.org/TR/CSP3/#directive-sandbox */
const powerless = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

async function lookFile({ look }: Archive, name: string): Promise<Reply> {
  const file = await look.file(name)
  if (!file) throw new Problem('not-found', `There is no file ${name} here.`)
  const headers = { 'content-type': file.mediaType, 'content-security-policy': powerless }
  return { status: 200, headers, body: file.bytes }
}

/** https://www.w3.org/TR/appmanifest/ */
function webManifest({ addresses, look, settings }: Archive): Reply {
  const { title, summary, languages } = settings
  const icon = (side: number) => ({
    src: `icon-${String(side)}.png?v=${look.version}`,
    sizes: `${String(side)}x${String(side)}`,
    type: 'image/png',
  })
  const manifest = {
    name: spoken(title, languages),
    ...(summary && { description: spoken(summary, languages) }),
    lang: languages[0],
    start_url: new URL(addresses.root).pathname,
    display: 'browser',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [icon(192), icon(512)],
  }
  const body = new TextEncoder().encode(JSON.stringify(manifest))
  return { status: 200, headers: { 'content-type': 'application/manifest+json' }, body }
}
