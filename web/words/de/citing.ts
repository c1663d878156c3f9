import type { Citing } from '../en/citing.js'

/** Words of citations, in German. */
export const citing: Citing = {
  linesInCitation: (first: number, last: number) =>
    first === last ? `Z. ${first}` : `Z. ${first}–${last}`,
  linesInWords: (first: number, last: number) =>
    first === last ? `Zeile ${first}` : `Zeilen ${first} bis ${last}`,
  citation: 'Zitat',
  citeThis: 'Zitieren',
  citePassage: 'Diese Stelle zitieren',
  citeRegion: 'Diesen Teil der Seite zitieren',
  citePage: 'Diese Seite zitieren',
  citeStyle: 'Zitierweise',
  styleNames: {
    archival: 'Archiv',
    'chicago-note': 'Chicago, Fußnote',
    'chicago-date': 'Chicago, Autor-Jahr',
    mla: 'MLA',
    apa: 'APA',
  },
  inTheText: 'Im Text:',
  copyStyle: (name: string) => `Kopieren: ${name}`,
  forPrograms: 'Für Literaturverwaltungen',
  citedOnScan: (title: string, page: string) => `Die zitierte Stelle, Seite ${page} von „${title}“`,
  inContext: 'Im Zusammenhang',
  readInPlace: 'An Ort und Stelle lesen',
  regionImage: 'Bild des Ausschnitts',
  annotation: 'Annotation (JSON-LD)',
  contentState: 'IIIF Content State',
  embed: 'In eine eigene Seite einfügen',
  giveAddress: 'Eine kurze, dauerhafte Adresse geben',
  giveAddressHelp:
    'Die Adresse wird mit dem Archiv aufbewahrt. Sie führt auch dann zu diesen Worten, wenn die Seite neu gescannt oder ihr Text berichtigt wird, und sagt, was sich geändert hat.',
  alreadyCited: 'Diese Stelle hat schon eine dauerhafte Adresse:',
  citingClosed:
    'Dieses Archiv gibt Stellen keine neuen dauerhaften Adressen. Die Adresse der Seite mit der Stelle darauf kann zitiert werden.',
  changes: {
    scanReplaced: 'Der Scan wurde ersetzt am',
    textCorrected: 'Der Text wurde berichtigt am',
    textGone: 'Der zitierte Text wurde entfernt am',
    withdrawn: 'Es wurde zurückgezogen am',
    stop: '.',
    wordsSame: 'Die Worte sind dieselben und wurden wiedergefunden.',
    wordsChanged: 'An dieser Stelle stehen jetzt andere Worte.',
    byImage: 'Die Stelle wurde durch Vergleich der beiden Bilder gesucht.',
    now: 'Die Worte lauten jetzt:',
    pageMoved: (from: number, to: number) =>
      `Die Seite war die ${from}. des Dokuments; jetzt ist sie die ${to}.`,
    pageGone: 'Die Seite gehört nicht mehr zum Dokument.',
    lost: 'Die Stelle konnte nicht sicher wiedergefunden werden. Was zitiert wurde, ist hier aufbewahrt, wie es war.',
    quoteKept: 'Die zitierten Worte sind aufbewahrt:',
  },
}
