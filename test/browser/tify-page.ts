import type { Package } from './viewer-files.js'

/** TIFY is under the AGPL and so no dependency of ours; a test may look at it. https://github.com/tify-iiif-viewer/tify */
export const tify: readonly Package[] = [
  {
    name: 'tify',
    version: '0.35.0',
    integrity:
      'sha512-fIEtR4XMoqIif+ksLaxWLjZb4yBsYddfKzr/nRnK0QSj455sf6DuYYaFL4YW0ZSZq9Oy8w4N7G7WjRaTcy+eAg==',
    wanted: /^(dist\/tify\.(js|css)|LICENSE)$/,
  },
]

/** A page with TIFY on a Manifest, its texts beside the scan, on which it draws where their lines are. */
export function tifyPage(manifest: string): string {
  const options = { container: '#tify', manifestUrl: manifest, view: 'text' }
  return `<!doctype html>
<html lang="en">
  <title>TIFY</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/tify/dist/tify.css" />
  <body style="margin: 0">
    <div id="tify" style="height: 100vh"></div>
    <script type="module">
      import Tify from '/tify/dist/tify.js'
      new Tify(${JSON.stringify(options)})
    </script>
  </body>
</html>`
}
