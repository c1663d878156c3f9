import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import sharp from 'sharp'
import type { Layer } from './layer.js'

/** Font family, weight, and its file below the folder of `@fontsource` packages. */
const faces = [
  ['Cutive Mono', '400', '@fontsource/cutive-mono/files/cutive-mono-latin-400-normal.woff2'],
  ['Special Elite', '400', '@fontsource/special-elite/files/special-elite-latin-400-normal.woff2'],
  ['Courier Prime', '400', '@fontsource/courier-prime/files/courier-prime-latin-400-normal.woff2'],
  ['Courier Prime', '700', '@fontsource/courier-prime/files/courier-prime-latin-700-normal.woff2'],
  ['Homemade Apple', '400', '@fontsource/homemade-apple/files/homemade-apple-latin-400-normal.woff2'],
  ['La Belle Aurore', '400', '@fontsource/la-belle-aurore/files/la-belle-aurore-latin-400-normal.woff2'],
  ['Mrs Saint Delafield', '400', '@fontsource/mrs-saint-delafield/files/mrs-saint-delafield-latin-400-normal.woff2'],
  ['Reenie Beanie', '400', '@fontsource/reenie-beanie/files/reenie-beanie-latin-400-normal.woff2'],
  ['Source Sans 3 Variable', '200 900', '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'],
  ['Source Serif 4 Variable', '200 900', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'],
] as const // prettier-ignore

/** Pixels of a layer to one of the page. */
const scale = 2

/** Draws SVG as pixels. */
export interface Drawing {
  layer(
    svg: string,
    size: { readonly width: number; readonly height: number },
    blur: number,
  ): Promise<Layer>
  close(): Promise<void>
}

/** Opens Chromium with the fonts at hand. @param fonts folders that hold the packages, the first that has a file is taken */
export async function openDrawing(fonts: readonly string[]): Promise<Drawing> {
  const styles = await Promise.all(
    faces.map(async ([family, weight, file]) => {
      const bytes = await firstOf(fonts.map((folder) => join(folder, file)))
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${bytes.toString('base64')})}`
    }),
  )
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !argument.startsWith('--headless')),
    headless: true,
  })
  const tab = await browser.newPage({ deviceScaleFactor: scale })
  return {
    async layer(svg, { width, height }, blur) {
      await tab.setViewportSize({ width, height })
      const soft = blur > 0 ? ` style="filter:blur(${blur}px)"` : ''
      await tab.setContent(
        `<!doctype html><meta charset="utf-8"><style>${styles.join('')}body{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g${soft}>${svg}</g></svg>`,
      )
      await tab.evaluate('document.fonts.ready')
      const png = await tab.screenshot({ omitBackground: true, timeout: 180_000 })
      const { data, info } = await sharp(png)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return { data, width: info.width, height: info.height, scale }
    },
    close: () => browser.close(),
  }
}

async function firstOf(paths: readonly string[]): Promise<Buffer> {
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined)
    if (bytes) return bytes
  }
  throw new Error(`No such font: ${paths.join(', ')}`)
}
