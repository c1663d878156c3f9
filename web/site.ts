import type { Addresses } from '../data/model/addresses.js'
import type { Provider } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { AssetName } from './assets.js'

/** What every page of an archive has in common. */
export interface Site {
  readonly title: LanguageMap
  readonly provider?: Provider
  /** BCP 47, most wanted first. The first for which there is a language file (`web/words`) is the language of the interface. */
  readonly languages: readonly string[]
  readonly addresses: Addresses
  /** The address of one of our own files, with a version in it, so that it can be cached for ever. */
  readonly assets: (name: AssetName) => string
  /** Which bundled viewers are there to be linked to. */
  readonly viewers: { readonly mirador: boolean; readonly universalViewer: boolean }
}
