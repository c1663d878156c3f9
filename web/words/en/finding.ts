const few = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Words of the search, of the ways in, and of dates, in English. */
export const finding = {
  finding: {
    title: 'Search',
    heading: 'Search the archive',
    results: (q: string) => `${q}: search`,
    field: 'Search texts and records',
    submit: 'Search',
    passagesIn: (passages: number, documents: number) =>
      `${few(passages, 'passage', 'passages')} in ${few(documents, 'document', 'documents')}`,
    part: (n: number, of: number) => `page ${n.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    sortedBy: 'Sort by',
    orders: {
      relevance: 'relevance',
      earliest: 'oldest first',
      latest: 'newest first',
      title: 'title',
    },
    narrow: 'Narrow down',
    chosen: (n: number) => `${few(n, 'choice', 'choices')} made`,
    facets: {
      collection: 'Collection',
      language: 'Language',
      person: 'Person',
      place: 'Place',
      kind: 'Found in',
    },
    date: 'Date',
    from: 'From',
    to: 'To',
    dateHint: 'A year, or a date such as 1956-10-30',
    apply: 'Apply',
    remove: (what: string) => `Remove: ${what}`,
    removeAll: 'Remove all',
    inDocuments: (n: number) => `in ${few(n, 'document', 'documents')}`,
    kinds: {
      transcription: 'Transcription',
      translation: 'Translation',
      ocr: 'Machine-read (OCR)',
      record: 'Record',
    },
    inText: {
      transcription: 'transcription',
      translation: 'translation',
      ocr: 'read by a machine',
    },
    lines: (first: number, last: number) =>
      first === last ? `line ${first}` : `lines ${first}–${last}`,
    inPage: (label: string) => `page ${label}`,
    inRecord: 'found in the record',
    theCode: 'has this reference code',
    more: (n: number) => `All ${n.toLocaleString('en')} passages of this document`,
    backToAll: 'Search all documents',
    inItem: (title: string) => `Found in “${title}”`,
    none: 'Nothing was found.',
    noneHere: 'Nothing was found in this document.',
    didYouMean: 'Did you mean',
    notNarrowed: 'Search without narrowing down',
    loose: 'Search for the words without quotation marks',
    help: 'What may help',
    tips: [
      'Look at the spelling: documents may write a name in another way. Capitals and accents make no difference.',
      'Use fewer words: all of them must stand on the same page, or in the same record.',
      'Search for the beginning of a word with a star:',
      'Texts read by a machine hold errors, and not every scan has a text: also browse by date, person and collection.',
    ],
    howTo: 'How to search',
    ways: [
      ['harbour ice', 'both words on a page, or in a record'],
      ['"harbour master"', 'the words in a row, also over the end of a line'],
      ['harb*', 'words that begin so'],
      ['harbour -ice', 'without the second word'],
    ],
    browse: 'Browse by',
    between: (from: string, to: string) => `${from} to ${to}`,
    since: (from: string) => `${from} and later`,
    until: (to: string) => `${to} and earlier`,
  },
  browsing: {
    dates: 'Dates',
    datesLead:
      'Documents by the years they are dated with. One that may be of several years is counted in each.',
    decade: (year: number) => `${year}s`,
    undated: (n: number) =>
      `${few(n, 'document has', 'documents have')} no date that could be understood.`,
    people: 'People',
    peopleLead: 'Everybody whom the records name, with the documents.',
    letters: 'First letters',
    everybody: 'All',
    noPeople: 'The records name nobody yet.',
    noDates: 'No document has a date yet.',
    noCollections: 'There are no collections yet.',
    beforeChrist: (year: number) => `${year} BC`,
  },
  inWords: {
    about: (date: string) => `about ${date}`,
    uncertain: (date: string) => `${date}, uncertain`,
    span: (from: string, to: string) => `from ${from} to ${to}`,
    since: (date: string) => `from ${date} on`,
    until: (date: string) => `until ${date}`,
    unknownEnd: (date: string) => `from ${date}, end not known`,
    unknownStart: (date: string) => `until ${date}, beginning not known`,
    decade: (year: number) => `the ${year}s`,
    century: (n: number) =>
      `the ${n}${['th', 'st', 'nd', 'rd'][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? 'th'} century`,
    millennium: (from: string, to: string) => `between ${from} and ${to}`,
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    season: (season: string, year: string) => `${season} ${year}`,
    dayOfMonth: (month: string) => `a day in ${month}`,
    or: ' or ',
    and: ' and ',
  },
}

/** What a language file holds of them. */
export type Finding = typeof finding
