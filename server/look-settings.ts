import { colourSetting, fileSetting, idsSetting, words } from './setting-kinds.js'

/** Settings of an archive's own look. Files lie in the archive folder. */
export const lookSettings = {
  logo: {
    schema: fileSetting(/[.](svg|png|jpe?g|webp)$/i, 'SVG, PNG, JPEG or WebP').optional(),
    of: 'FILE',
    says: "The archive's logo, a file in the archive folder: SVG, PNG, JPEG or WebP. It stands before the title on every page.",
  },
  icon: {
    schema: fileSetting(/[.](svg|png)$/i, 'SVG or PNG').optional(),
    of: 'FILE',
    says: 'What browsers show on tabs and home screens, a file in the archive folder: SVG or PNG, square. The logo where it is square and this is not given.',
  },
  accent: {
    schema: colourSetting('light').optional(),
    of: 'COLOUR',
    says: 'The colour of links and buttons by day, as #7a2e1f. It must be dark enough to be read on the paper.',
  },
  'accent-dark': {
    schema: colourSetting('dark').optional(),
    of: 'COLOUR',
    says: 'The same by night, where the paper is dark. Made from accent when it is not given.',
  },
  'home-text': {
    schema: words.optional(),
    of: 'FILE',
    says: 'A file of Markdown in the archive folder, whose text stands on the first page; one for each language where there are several.',
  },
  'footer-text': {
    schema: words.optional(),
    of: 'TEXT',
    says: 'What stands at the foot of every page: a sentence, in which Markdown may make links.',
  },
  featured: {
    schema: idsSetting.optional(),
    of: 'IDS',
    says: 'Ids of items and collections that stand first on the first page; the newest items when it is not given.',
  },
} as const
