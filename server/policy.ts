import type { Archive } from './archive.js'

/**
 * What a page may load (https://www.w3.org/TR/CSP3/): from this server under whatever name it was reached, from the public address that ids
 * begin with, and the provider's logo. Our own pages need no more; the bundled viewers write styles into the page and make pictures on the
 * fly.
 */
export function policyFor(
  { viewer }: { readonly viewer: boolean },
  { addresses, settings }: Pick<Archive, 'addresses' | 'settings'>,
): Readonly<Record<string, string[]>> {
  const own = ["'self'", new URL(addresses.root).origin]
  const logo = settings['provider-logo']
  const images = [...own, ...(logo === undefined ? [] : [new URL(logo).origin])]
  const pages = {
    'default-src': ["'none'"],
    'script-src': own,
    'style-src': own,
    'font-src': own,
    'img-src': images,
    'connect-src': own,
    'manifest-src': own,
    'base-uri': ["'none'"],
    'form-action': own,
    'frame-ancestors': own,
  }
  if (!viewer) return pages
  return {
    ...pages,
    'style-src': [...own, "'unsafe-inline'"],
    'font-src': [...own, 'data:'],
    'img-src': [...images, 'data:', 'blob:'],
  }
}

/** The same as a header, for a page that stands at an address which is not one of a page: what went wrong with a document. */
export function policyHeader(archive: Pick<Archive, 'addresses' | 'settings'>): string {
  return Object.entries(policyFor({ viewer: false }, archive))
    .map(([what, from]) => [what, ...from].join(' '))
    .join(';')
}
