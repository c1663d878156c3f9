import type { Dumps } from '../en/dumps.js'

/** Words of the page where all of the archive can be taken at once, in French. */
export const dumps: Dumps = {
  dumps: {
    title: 'Tous les manifestes en un fichier',
    lead: 'Pour les bibliothèques, les portails et les chercheurs qui veulent l’ensemble des archives\u00a0: un fichier à prendre, au lieu de demander chaque document.',
    holds:
      'Chaque fichier contient le manifeste IIIF de tous les documents (Presentation API 3), un par ligne (JSON Lines), compressé avec gzip.',
    none: 'Il n’y a pas encore de tel fichier.',
    newest: 'Le plus récent',
    earlier: 'Précédents',
    asOf: 'État du',
    manifests: (n) => `${n.toLocaleString('fr')} ${n < 2 ? 'manifeste' : 'manifestes'}`,
    unpacked: (size) => `${size} une fois décompressé`,
    leftOut: (n) =>
      n === 1
        ? 'Un document n’a pas pu être lu et manque.'
        : `${n.toLocaleString('fr')} documents n’ont pas pu être lus et manquent.`,
    checksum: 'Somme de contrôle (SHA-256)',
    how: 'Le prendre et le vérifier',
    howHelp: 'Un téléchargement interrompu reprend où il s’était arrêté.',
    then: 'Ensuite, seulement ce qui a changé',
    thenHelp:
      'Chaque fichier dit jusqu’où il va. Ce qui change ensuite est annoncé par la liste des changements, à partir de ce moment\u00a0:',
    changes: 'Liste des changements (IIIF Change Discovery)',
    forPrograms: 'Ces fichiers en liste pour les programmes (JSON)',
    tooMuch: 'Trop a été demandé à la fois',
    tooMuchHelp:
      'Veuillez réessayer dans une minute. Qui veut l’ensemble des archives peut le prendre en un fichier.',
  },
}
