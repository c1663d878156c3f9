import { join } from 'node:path'
import { scriptOf } from './clover-modules.js'
import type { Package } from './viewer-files.js'

/**
 * Clover and what it is made with. Its own bundle, the web component, breaks where it shows annotations, so its React
 * component is put into a page, as sites do that use it. https://samvera-labs.github.io/clover-iiif/docs/viewer
 */
export const clover: readonly Package[] = [
  {
    name: '@samvera/clover-iiif',
    version: '3.3.8',
    integrity:
      'sha512-l28GoZK7qD402LXW/JpZy9FX33hgX0JFNRpcdR6DJhwus6m4WRT9SOPdMSwTDW+w33hWbIyRM2wWcJ4D141JlA==',
    wanted: /^dist\/viewer\/.*\.cjs$/,
  },
  {
    name: '@iiif/helpers',
    version: '1.6.1',
    integrity:
      'sha512-IqCdaUU4zITrtKlKzLfa79Sdm559fFa40CtRslPQkSMwKmurmMBmTrUACEYgXRdhUaeBaX/gb//4bxeWUzgpZQ==',
    wanted: /^dist\/.*\.cjs$/,
  },
  {
    name: 'react',
    version: '18.3.1',
    integrity:
      'sha512-wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==',
    wanted: /^(umd\/react|cjs\/react-jsx-runtime)\.production\.min\.js$/,
  },
  {
    name: 'react-dom',
    version: '18.3.1',
    integrity:
      'sha512-5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==',
    wanted: /^umd\/react-dom\.production\.min\.js$/,
  },
  {
    name: 'i18next',
    version: '23.16.8',
    integrity:
      'sha512-06r/TitrM88Mg5FdUXAKL96dJMzgqLE5dv3ryBAra4KCwD9mJ4ndOTS95ZuymIGoE+2hzfdaMak2X11/es7ZWg==',
    wanted: /^i18next\.min\.js$/,
  },
  {
    name: 'react-i18next',
    version: '15.7.4',
    integrity:
      'sha512-nyU8iKNrI5uDJch0z9+Y5XEr34b0wkyYj3Rp+tfbahxtlswxSCjcUL9H0nqXo9IR3/t5Y5PKIA3fx3MfUyR9Xw==',
    wanted: /^react-i18next\.min\.js$/,
  },
  {
    name: 'i18next-browser-languagedetector',
    version: '8.2.1',
    integrity:
      'sha512-bZg8+4bdmaOiApD7N7BPT9W8MLZG+nPTOFlLiJiT8uzKXFjhxw4v2ierCXOwB5sFDMtuA5G4kgYZ0AznZxQ/cw==',
    wanted: /^i18nextBrowserLanguageDetector\.min\.js$/,
  },
  {
    name: 'openseadragon',
    version: '4.1.1',
    integrity:
      'sha512-owU9gsasAcobLN+LM8lN58Xc2VDSDotY9mkrwS/NB6g9KX/PcusV4RZvhHng2RF/Q0pMziwldf62glwXoGnuzg==',
    wanted: /^build\/openseadragon\/openseadragon\.min\.js$/,
  },
]

/** Clover's viewer and React, as one script. The packages are looked for in `folder`. */
export async function cloverScript(folder: string): Promise<string> {
  const file = (path: string) => join(folder, path)
  const parser = (name: string) => join(process.cwd(), `node_modules/@iiif/parser/dist/${name}.cjs`)
  const wanted = {
    React: file('react/umd/react.production.min.js'),
    ReactDOM: file('react-dom/umd/react-dom.production.min.js'),
    Clover: file('@samvera/clover-iiif/dist/viewer/index.cjs'),
  }
  return scriptOf(wanted, {
    react: wanted.React,
    'react/jsx-runtime': file('react/cjs/react-jsx-runtime.production.min.js'),
    'react-dom': wanted.ReactDOM,
    i18next: file('i18next/i18next.min.js'),
    'react-i18next': file('react-i18next/react-i18next.min.js'),
    'i18next-browser-languagedetector': file(
      'i18next-browser-languagedetector/i18nextBrowserLanguageDetector.min.js',
    ),
    openseadragon: file('openseadragon/build/openseadragon/openseadragon.min.js'),
    '@iiif/helpers': file('@iiif/helpers/dist/index.cjs'),
    '@iiif/helpers/vault': file('@iiif/helpers/dist/vault.cjs'),
    '@iiif/helpers/thumbnail': file('@iiif/helpers/dist/thumbnail.cjs'),
    '@iiif/parser': parser('index'),
    '@iiif/parser/image-3': parser('image-3'),
    '@iiif/parser/presentation-2': parser('presentation-2'),
    '@iiif/parser/upgrader': parser('upgrader'),
  })
}

/**
 * A page with Clover on a Manifest, its script is at `/clover.js`. It has no button that takes
 * the regions of lines off the scan, so they are seen where the page is not `unmarked`.
 */
export function cloverPage(manifest: string): string {
  const options = { canvasHeight: '600px' }
  const props = { iiifContent: manifest, options }
  return `<!doctype html>
<html lang="en" class="unmarked">
  <title>Clover</title>
  <link rel="icon" href="data:," />
  <style>.unmarked .clover-iiif-image-openseadragon-annotation { display: none !important }</style>
  <body style="margin: 0">
    <div id="clover"></div>
    <script src="/clover.js"></script>
    <script>
      const viewer = React.createElement(Clover.default, ${JSON.stringify(props)})
      ReactDOM.createRoot(document.getElementById('clover')).render(viewer)
    </script>
  </body>
</html>`
}
