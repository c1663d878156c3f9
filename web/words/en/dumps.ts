/** Words of the page where all of the archive can be taken at once, in English. */
export const dumps = {
  dumps: {
    title: 'All manifests in one file',
    lead: 'For libraries, portals and researchers who want all of this archive: take one file instead of asking for each document.',
    holds:
      'Each file holds the IIIF manifest of every document (Presentation API 3), one a line (JSON Lines), packed with gzip.',
    none: 'There is no such file yet.',
    newest: 'The newest',
    earlier: 'Earlier',
    asOf: 'State of',
    manifests: (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'manifest' : 'manifests'}`,
    unpacked: (size: string) => `${size} unpacked`,
    leftOut: (n: number) =>
      n === 1
        ? '1 document could not be read and is missing.'
        : `${n.toLocaleString('en')} documents could not be read and are missing.`,
    checksum: 'Checksum (SHA-256)',
    how: 'To take it, and check it',
    howHelp: 'A download that was broken off goes on where it stopped.',
    then: 'Then only what changed',
    thenHelp:
      'Every file tells how far it goes. Whatever changes later is told by the list of changes, from that moment on:',
    changes: 'List of changes (IIIF Change Discovery)',
    forPrograms: 'These files as a list for programs (JSON)',
    tooMuch: 'More was asked for than can be given at once',
    tooMuchHelp:
      'Please try again in a minute. Whoever wants all of the archive can take it in one file.',
  },
}

/** What a language file holds of them. */
export type Dumps = typeof dumps
