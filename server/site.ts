import { languagesOffered } from '../web/words.js'
import type { Site, SiteLook } from '../web/site.js'
import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import { profileOf } from './views.js'

/**
 * What every page for people has in common.
 * @param ask what was asked: `?lang=` chooses the language of the interface, among those the archive offers; `undefined` for a document, which
 * is in the main language whoever asks
 */
export function siteOf(archive: Archive, ask: Pick<Ask, 'path' | 'query'> | undefined): Site {
  const { addresses, assets, settings } = archive
  const offered = languagesOffered(settings.languages)
  const asked = offered.find((language) => language === ask?.query.get('lang'))
  const chosen = asked === offered[0] ? undefined : asked
  return {
    title: settings.title,
    provider: profileOf(archive).provider,
    languages: chosen ? [chosen, ...settings.languages] : settings.languages,
    addresses,
    // By path alone: they load under whatever name the server is reached.
    assets: (name) => `${new URL(addresses.root).pathname}assets/${name}?v=${assets.version(name)}`,
    viewers: assets.viewers,
    look: lookOf(archive),
    offered,
    chosen,
    here: ask && hereOf(addresses.root, ask),
  }
}

function lookOf({ addresses, look, settings }: Archive): SiteLook {
  const at = (file: string) => `${new URL(addresses.look(file)).pathname}?v=${look.version}`
  const { logo, colours, icon } = look.names
  const footer = settings['footer-text']
  return {
    ...(logo !== undefined && { logo: at(logo) }),
    ...(colours !== undefined && { colours: at(colours) }),
    icon: { address: at(icon), mediaType: icon.endsWith('svg') ? 'image/svg+xml' : 'image/png' },
    touch: at('icon-180.png'),
    manifest: at('site.webmanifest'),
    ...(footer && { footer }),
    pages: look.texts().pages,
  }
}

/** What was asked for, under the public root: a proxy in front may have left away the part of the path before it. */
function hereOf(root: string, { path, query }: Pick<Ask, 'path' | 'query'>): string {
  const before = new URL(root).pathname
  const within = path.startsWith(before) ? path.slice(before.length) : path.replace(/^\/+/, '')
  const asked = query.toString()
  return `${root}${within}${asked === '' ? '' : `?${asked}`}`
}
