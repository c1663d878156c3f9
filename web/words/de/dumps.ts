import type { Dumps } from '../en/dumps.js'

/** Words of the page where all of the archive can be taken at once, in German. */
export const dumps: Dumps = {
  dumps: {
    title: 'Alle Manifeste in einer Datei',
    lead: 'Für Bibliotheken, Portale und Forschende, die das ganze Archiv haben möchten: eine Datei, statt jedes Dokument einzeln abzufragen.',
    holds:
      'Jede Datei enthält das IIIF-Manifest jedes Dokuments (Presentation API 3), eines in jeder Zeile (JSON Lines), mit gzip gepackt.',
    none: 'Eine solche Datei gibt es noch nicht.',
    newest: 'Die neueste',
    earlier: 'Frühere',
    asOf: 'Stand vom',
    manifests: (n) => `${n.toLocaleString('de')} ${n === 1 ? 'Manifest' : 'Manifeste'}`,
    unpacked: (size) => `entpackt ${size}`,
    leftOut: (n) =>
      n === 1
        ? 'Ein Dokument war nicht lesbar und fehlt.'
        : `${n.toLocaleString('de')} Dokumente waren nicht lesbar und fehlen.`,
    checksum: 'Prüfsumme (SHA-256)',
    how: 'Herunterladen und prüfen',
    howHelp: 'Ein abgebrochener Download geht dort weiter, wo er aufgehört hat.',
    then: 'Danach nur, was sich ändert',
    thenHelp:
      'Jede Datei sagt, wie weit sie reicht. Was sich später ändert, steht von diesem Augenblick an in der Liste der Änderungen:',
    changes: 'Liste der Änderungen (IIIF Change Discovery)',
    forPrograms: 'Diese Dateien als Liste für Programme (JSON)',
    tooMuch: 'Das war zu viel auf einmal',
    tooMuchHelp:
      'Bitte versuchen Sie es in einer Minute noch einmal. Wer das ganze Archiv haben möchte, bekommt es in einer Datei.',
  },
}
