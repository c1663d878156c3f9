import type { Provider } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'

/** What the archive says of itself in every document. */
export interface Profile {
  readonly provider: Provider
  /** BCP 47 tags of the languages the archive speaks to its readers in, the first is preferred. */
  readonly languages: readonly string[]
  /** To be shown with everything: https://iiif.io/api/presentation/3.0/#requiredstatement */
  readonly requiredStatement?: { readonly label: LanguageMap; readonly value: LanguageMap }
  /** URI of the licence or rights statement of items whose record says nothing about rights. */
  readonly defaultRights?: string
  /**
   * Whether each Canvas repeats its text as metadata, for viewers that show text nowhere else (Universal Viewer).
   * `auto`: while the item's text is small.
   */
  readonly canvasText: 'auto' | 'always' | 'never'
  readonly rootTitle: LanguageMap
  readonly rootSummary?: LanguageMap
}
