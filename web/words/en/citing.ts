/** Words of citations, in English. */
export const citing = {
  linesInCitation: (first: number, last: number) =>
    first === last ? `l. ${first}` : `ll. ${first}–${last}`,
  linesInWords: (first: number, last: number) =>
    first === last ? `line ${first}` : `lines ${first} to ${last}`,
  citation: 'Citation',
  citeThis: 'Cite this',
  citePassage: 'Cite this passage',
  citeRegion: 'Cite this part of the page',
  citePage: 'Cite this page',
  citeStyle: 'Style of citation',
  styleNames: {
    archival: 'Archive',
    'chicago-note': 'Chicago, note',
    'chicago-date': 'Chicago, author-date',
    mla: 'MLA',
    apa: 'APA',
  },
  inTheText: 'In the text:',
  copyStyle: (name: string) => `Copy: ${name}`,
  forPrograms: 'For programs that keep bibliographies',
  citedOnScan: (title: string, page: string) => `The cited place on page ${page} of “${title}”`,
  inContext: 'In context',
  readInPlace: 'Read it in place',
  regionImage: 'Image of the region',
  annotation: 'Annotation (JSON-LD)',
  contentState: 'IIIF content state',
  embed: 'Put it into a page of your own',
  giveAddress: 'Give it a short permanent address',
  giveAddressHelp:
    'The address is kept with the archive. It leads to these words also when the page is scanned anew or its text is corrected, and says what has changed.',
  alreadyCited: 'This passage has a permanent address already:',
  citingClosed:
    'This archive gives no new permanent addresses to passages. The address of the page, with the place on it, can be cited.',
  changes: {
    scanReplaced: 'The scan was replaced on',
    textCorrected: 'The text was corrected on',
    textGone: 'The text that was cited was taken away on',
    withdrawn: 'It was withdrawn on',
    stop: '.',
    wordsSame: 'The words are the same and were found again.',
    wordsChanged: 'Other words stand at this place now.',
    byImage: 'The place was looked for by comparing the two pictures.',
    now: 'The words are now:',
    pageMoved: (from: number, to: number) =>
      `The page was number ${from} of the document; it is number ${to} now.`,
    pageGone: 'The page is no longer part of the document.',
    lost: 'The place could not be found again with certainty. What was cited is kept here as it was.',
    quoteKept: 'The words that were cited are kept:',
  },
}

/** What a language file holds of them. */
export type Citing = typeof citing
