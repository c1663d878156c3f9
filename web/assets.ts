const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const
const shapes = ['normal', 'italic'] as const

/** A font file to be served as `/assets/fonts/{file}`, and the npm package that holds it as `files/{file}`. */
export interface FontFile {
  readonly package: string
  readonly file: string
}

/** Every font file that `assets/fonts.css` names. A browser loads only those whose letters are on the page. */
export const fonts: readonly FontFile[] = ['source-serif-4', 'source-sans-3'].flatMap((family) =>
  scripts.flatMap((script) =>
    shapes.map((shape) => ({
      package: `@fontsource-variable/${family}`,
      file: `${family}-${script}-wght-${shape}.woff2`,
    })),
  ),
)

/** The style of the reading room, in the order to be linked: a later file may overrule an earlier one. `style.css` holds what an archive may change. */
export const styles = [
  'fonts.css',
  'style.css',
  'lists.css',
  'reading.css',
  'pages.css',
  'text.css',
  'marks.css',
  'comments.css',
  'film.css',
  'record.css',
  'live.css',
  'search.css',
  'facets.css',
  'browse.css',
  'screens.css',
  'cite.css',
  'dumps.css',
] as const

/** The scripts of a page's own view. It is whole without them. */
export const islands = [
  'lines.js',
  'words.js',
  'copy.js',
  'deep-zoom.js',
  'this-view.js',
  'fill-screen.js',
  'region.js',
  'quote.js',
  'turn.js',
  'keys.js',
  'cite.js',
] as const

/** Our own files under `web/assets`, served as `/assets/{name}`. */
export const assetNames = [
  ...styles,
  'viewer.css',
  'favicon.svg',
  'mirador.js',
  'uv.js',
  ...islands,
] as const

/** Files that come from an npm package, served as `/assets/{name}` too: of each the package, and where in it the file lies. */
export const packagedAssets = {
  'openseadragon.min.js': {
    package: 'openseadragon',
    file: 'build/openseadragon/openseadragon.min.js',
  },
} as const

/** A file served as `/assets/{name}`: one of our own under `web/assets`, or one of a package. */
export type AssetName = (typeof assetNames)[number] | keyof typeof packagedAssets
