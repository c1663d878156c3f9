import type { ResourceProvider } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import { webAddress } from '../html.js'
import { labels } from '../labels.js'
import { listed } from '../present.js'
import type { Profile } from '../profile.js'
import { wordsOr } from '../words.js'
import { webPage } from './link.js'

/** The archive as the provider of what it publishes. https://iiif.io/api/presentation/3.0/#provider */
export function provider3(profile: Profile, addresses: Addresses): ResourceProvider {
  const { name, homepage, logo } = profile.provider
  const home = webAddress(homepage ?? '') ?? addresses.root
  const picture = webAddress(logo?.url ?? '')
  return {
    id: home,
    type: 'Agent',
    label: wordsOr(name, labels.untitled),
    homepage: [webPage(home, name)],
    ...listed(
      'logo',
      logo === undefined || picture === undefined
        ? []
        : [{ id: picture, type: 'Image' as const, format: logo.mediaType.toLowerCase() }],
    ),
  }
}
