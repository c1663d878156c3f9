import type { Rendering } from '../data/model/addresses.js'
import type { LanguageMap } from '../data/model/language.js'
import type { TextKind } from '../data/model/text.js'

/** Our own words in documents, in each language we know them in. A new language is a new key in every row. */
export const labels = {
  languages: { en: ['Language'], fr: ['Langue'], de: ['Sprache'] },
  referenceCode: { en: ['Reference code'], fr: ['Cote'], de: ['Signatur'] },
  marking: { en: ['Marking'], fr: ['Mention'], de: ['Vermerk'] },
  related: { en: ['Related documents'], fr: ['Documents liés'], de: ['Verwandte Dokumente'] },
  texts: { en: ['Texts'], fr: ['Textes'], de: ['Texte'] },
  rights: { en: ['Rights'], fr: ['Droits'], de: ['Rechte'] },
  note: { en: ['Note'], fr: ['Note'], de: ['Anmerkung'] },
  date: { en: ['Date'], fr: ['Date'], de: ['Datum'] },
  agent: { en: ['Name'], fr: ['Nom'], de: ['Name'] },
  contents: { en: ['Table of contents'], fr: ['Table des matières'], de: ['Inhaltsverzeichnis'] },
  untitled: { en: ['Untitled'], fr: ['Sans titre'], de: ['Ohne Titel'] },
} as const satisfies Record<string, LanguageMap>

/** What a text layer is called by its kind. */
export const kindLabels = {
  transcription: { en: ['Transcription'], fr: ['Transcription'], de: ['Transkription'] },
  translation: { en: ['Translation'], fr: ['Traduction'], de: ['Übersetzung'] },
  ocr: { en: ['Text read by machine'], fr: ['Texte lu par machine'], de: ['Maschinenlesung'] },
  commentary: { en: ['Comments'], fr: ['Commentaires'], de: ['Kommentare'] },
} as const satisfies Record<TextKind, LanguageMap>

/** How finely a list of annotations divides a text. */
export const measureLabels = {
  lines: { en: ['Line by line'], fr: ['Ligne par ligne'], de: ['Zeile für Zeile'] },
  page: { en: ['All of the page'], fr: ['Toute la page'], de: ['Die ganze Seite'] },
  words: { en: ['Word by word'], fr: ['Mot par mot'], de: ['Wort für Wort'] },
} as const satisfies Record<string, LanguageMap>

/** Forms that an item or a page can be taken away in. */
export const renderingLabels = {
  pdf: { en: ['PDF, searchable'], fr: ['PDF interrogeable'], de: ['PDF, durchsuchbar'] },
  txt: { en: ['Plain text'], fr: ['Texte brut'], de: ['Reiner Text'] },
  html: { en: ['Text as a web page'], fr: ['Texte en page web'], de: ['Text als Webseite'] },
  'tei.xml': { en: ['Text as TEI'], fr: ['Texte en TEI'], de: ['Text als TEI'] },
  zip: { en: ['All text files'], fr: ['Tous les fichiers de texte'], de: ['Alle Textdateien'] },
} as const satisfies Record<Rendering, LanguageMap>

/** Added to the name of a text that is not divided by pages. */
export const ofTheWhole = {
  en: 'of the whole document',
  fr: 'du document entier',
  de: 'des ganzen Dokuments',
} as const

/** Languages our own words are known in. */
export const spokenLanguages = ['en', 'fr', 'de'] as const
