import type { Citing } from '../en/citing.js'

/** Words of citations, in French. */
export const citing: Citing = {
  linesInCitation: (first: number, last: number) =>
    first === last ? `l. ${first}` : `l. ${first}–${last}`,
  linesInWords: (first: number, last: number) =>
    first === last ? `ligne ${first}` : `lignes ${first} à ${last}`,
  citation: 'Citation',
  citeThis: 'Citer',
  citePassage: 'Citer ce passage',
  citeRegion: 'Citer cette partie de la page',
  citePage: 'Citer cette page',
  citeStyle: 'Style de citation',
  styleNames: {
    archival: 'Archives',
    'chicago-note': 'Chicago, note',
    'chicago-date': 'Chicago, auteur-date',
    mla: 'MLA',
    apa: 'APA',
  },
  inTheText: 'Dans le texte\u00a0:',
  copyStyle: (name: string) => `Copier\u00a0: ${name}`,
  forPrograms: 'Pour les logiciels de bibliographie',
  citedOnScan: (title: string, page: string) =>
    `L’endroit cité, page ${page} de «\u00a0${title}\u00a0»`,
  inContext: 'Dans son contexte',
  readInPlace: 'Lire sur la page',
  regionImage: 'Image de la région',
  annotation: 'Annotation (JSON-LD)',
  contentState: 'État de contenu IIIF',
  embed: 'L’insérer dans une page à vous',
  giveAddress: 'Lui donner une adresse courte et permanente',
  giveAddressHelp:
    'L’adresse est conservée avec les archives. Elle mène à ces mots même si la page est numérisée à nouveau ou son texte corrigé, et dit ce qui a changé.',
  alreadyCited: 'Ce passage a déjà une adresse permanente\u00a0:',
  citingClosed:
    'Ces archives ne donnent plus de nouvelles adresses permanentes à des passages. L’adresse de la page, avec l’endroit, peut être citée.',
  changes: {
    scanReplaced: 'La numérisation a été remplacée le',
    textCorrected: 'Le texte a été corrigé le',
    textGone: 'Le texte cité a été retiré le',
    withdrawn: 'Il a été retiré le',
    stop: '.',
    wordsSame: 'Les mots sont les mêmes et ont été retrouvés.',
    wordsChanged: 'D’autres mots se trouvent maintenant à cet endroit.',
    byImage: 'L’endroit a été recherché en comparant les deux images.',
    now: 'Les mots sont maintenant\u00a0:',
    pageMoved: (from: number, to: number) =>
      `La page était la ${from}ᵉ du document\u00a0; elle est maintenant la ${to}ᵉ.`,
    pageGone: 'La page ne fait plus partie du document.',
    lost: 'L’endroit n’a pas pu être retrouvé avec certitude. Ce qui a été cité est conservé ici tel quel.',
    quoteKept: 'Les mots cités sont conservés\u00a0:',
  },
}
