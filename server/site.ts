import type { Site } from '../web/site.js'
import type { Archive } from './archive.js'
import { profileOf } from './views.js'

/** What every page for people has in common. */
export function siteOf(archive: Archive): Site {
  const { addresses, assets, settings } = archive
  return {
    title: settings.title,
    provider: profileOf(archive).provider,
    languages: settings.languages,
    addresses,
    // By path alone: they load under whatever name the server is reached.
    assets: (name) => `${new URL(addresses.root).pathname}assets/${name}?v=${assets.version(name)}`,
    viewers: assets.viewers,
  }
}
