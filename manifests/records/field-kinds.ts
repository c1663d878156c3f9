import type { LanguageMap } from '../../data/model/language.js'

/** What a field of the archive's own is to those who take its records in; a `note` is all that has no element of its own elsewhere. */
export type FieldKind = 'subject' | 'place' | 'genre' | 'extent' | 'note'

/** Names that records in our languages give such fields. */
const names: readonly (readonly [FieldKind, RegExp])[] = [
  ['subject', /^(subjects?|subject headings?|keywords?|topics?|themes?|sujets?|mots[- ]clés?|thèmes?|schlagw[oö]rte?r?|schlagwort|themen?|thema)$/i],
  ['place', /^(places?|places? named|locations?|lieux?|lieu mentionné|orte?|genannte orte)$/i],
  ['genre', /^(genres?|form|document type|type of document|kind of document|genre documentaire|type de document|gattung|dokumentart|dokumenttyp|art des dokuments)$/i],
  ['extent', /^(extent|physical description|dimensions|size|étendue|importance matérielle|description matérielle|umfang|maße|äußere beschreibung)$/i],
] // prettier-ignore

/** What a field is, by its name in any language. */
export function fieldKind(label: LanguageMap): FieldKind {
  const said = Object.values(label).flatMap((texts) => texts.map((text) => text.trim()))
  return names.find(([, called]) => said.some((name) => called.test(name)))?.[0] ?? 'note'
}
