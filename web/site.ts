import type { Addresses } from '../data/model/addresses.js'
import type { Provider } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { AssetName } from './assets.js'
import type { InterfaceLanguage } from './words.js'

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
  /** The archive's own look. */
  readonly look?: SiteLook
  /** In which languages the interface is offered, the main one first; only in one where it is absent. */
  readonly offered?: readonly InterfaceLanguage[]
  /** The language a reader chose, where that is not the main one: links keep it. */
  readonly chosen?: InterfaceLanguage | undefined
  /** The address that is being answered, with its query. */
  readonly here?: string | undefined
}

/** What an archive adds to every page. Addresses have a version in them. */
export interface SiteLook {
  readonly logo?: string
  /** A style sheet that sets the archive's colours. */
  readonly colours?: string
  /** What stands for the archive on a tab (`icon`), and on a home screen (`touch`). */
  readonly icon: { readonly address: string; readonly mediaType: string }
  readonly touch: string
  /** https://www.w3.org/TR/appmanifest/ */
  readonly manifest: string
  /** A sentence at the foot, in Markdown. */
  readonly footer?: LanguageMap
  /** The archive's texts about itself, in their order. */
  readonly pages: readonly { readonly name: string; readonly title: LanguageMap }[]
}
