/**
 * Draws the sample's scans and writes the texts that belong to them. See `sample/README.md` for how to run it.
 * `node main.js <folder of node_modules with the fonts> [<document>[/<page>] …]`
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { alto } from './alto.js'
import { openDrawing, type Drawing } from './browser.js'
import type { Document, Mark, Page } from './document.js'
import { documents } from './documents.js'
import { scanned, type Layers } from './scan.js'
import { pageTranscript, wholeTranscript } from './transcript.js'
import { typingSvg } from './typing.js'

const sample = join(process.cwd(), 'sample')

async function layersOf(
  drawing: Drawing,
  { machine, pages }: Document,
  page: Page,
): Promise<Layers> {
  const { paper } = page
  const marks = (ink: Mark['ink'], blur: number) => {
    const drawn = page.marks.filter((mark) => mark.ink === ink)
    return drawing.layer(drawn.map(({ svg }) => svg).join(''), paper, blur)
  }
  const other = pages[pages.indexOf(page) - 1]
  return {
    typing: await drawing.layer(typingSvg(page, machine), paper, machine.blur),
    stamps: await marks('stamp', 0.7),
    hand: await marks('hand', 0.3),
    print: await marks('print', 0.3),
    ...(paper.showsThrough &&
      other && { behind: await drawing.layer(typingSvg(other, machine), paper, 2.4) }),
  }
}

async function writePage(drawing: Drawing, document: Document, page: Page): Promise<void> {
  const { form, quality, machine } = document
  const { width, height } = page.bed
  const pixels = scanned(page, await layersOf(drawing, document, page), machine.ribbon)
  const image = sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({
    density: 204,
  })
  const path = join(sample, document.folder, `${page.name}.${form}`)
  if (form === 'jpg') await image.jpeg({ quality, mozjpeg: true }).toFile(path)
  else await image.toColourspace('b-w').tiff({ compression: 'jpeg', quality }).toFile(path)
  console.log(path)
}

async function writeTexts(document: Document): Promise<void> {
  const write = (name: string, text: string) =>
    writeFile(join(sample, document.folder, name), text.endsWith('\n') ? text : `${text}\n`)
  if (document.texts === 'whole') await write('transcript.txt', wholeTranscript(document))
  for (const page of document.pages) {
    if (document.texts === 'by-page') await write(`${page.name}.txt`, pageTranscript(page))
    if (document.texts === 'alto') await write(`${page.name}.xml`, alto(document, page))
  }
}

const [fonts = 'node_modules', ...wanted] = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.some((one) => name.includes(one))
const drawing = await openDrawing([fonts, 'node_modules'])
try {
  for (const document of documents) {
    await mkdir(join(sample, document.folder), { recursive: true })
    await writeTexts(document)
    for (const page of document.pages) {
      if (isWanted(`${document.folder}/${page.name}`)) await writePage(drawing, document, page)
    }
  }
} finally {
  await drawing.close()
}
