import type { Document, Page } from './document.js'
import { onScan } from './paper.js'
import { typedLines, type TypedLine, type TypedWord } from './typing.js'

/** An upright rectangle, in pixels. */
interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * The typed lines of a page as ALTO 4.2, words and lines in pixels of the scan; a paragraph is a `TextBlock`.
 * https://www.loc.gov/standards/alto/v4/alto-4-2.xsd
 */
export function alto({ machine, pages, form }: Document, page: Page): string {
  const lines = typedLines(page, machine)
  const blocks = paragraphs(lines)
    .map((block, index) => textBlock(page, lines, block, index + 1))
    .join('')
  const { width, height } = page.bed
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-2.xsd">
  <Description>
    <MeasurementUnit>pixel</MeasurementUnit>
    <sourceImageInformation>
      <fileName>${page.name}.${form}</fileName>
    </sourceImageInformation>
  </Description>
  <Layout>
    <Page ID="page" PHYSICAL_IMG_NR="${pages.indexOf(page) + 1}" WIDTH="${width}" HEIGHT="${height}">
      <PrintSpace ${place(around(lines.map((line) => lineOnScan(page, line))))}>
${blocks}      </PrintSpace>
    </Page>
  </Layout>
</alto>
`
}

function paragraphs(lines: readonly TypedLine[]): TypedLine[][] {
  const blocks: TypedLine[][] = []
  for (const line of lines) {
    if (line.opensParagraph) blocks.push([line])
    else blocks.at(-1)?.push(line)
  }
  return blocks
}

function textBlock(
  page: Page,
  all: readonly TypedLine[],
  block: readonly TypedLine[],
  number: number,
): string {
  const boxes = block.map((line) => lineOnScan(page, line))
  const lines = block.map((line) => {
    const at = all.indexOf(line)
    return textLine(page, line, at + 1, all[at - 1], all[at + 1])
  })
  return `        <TextBlock ID="block-${number}" ${place(around(boxes))}>\n${lines.join('')}        </TextBlock>\n`
}

/** A word that is broken off at the end of its line. No word of the sample is broken at a hyphen of its own. */
const broken = (line: TypedLine | undefined) =>
  line !== undefined && /\p{Ll}-$/u.test(line.words.at(-1)?.text ?? '')

function textLine(
  page: Page,
  line: TypedLine,
  number: number,
  before: TypedLine | undefined,
  after: TypedLine | undefined,
): string {
  const pieces: string[] = []
  line.words.forEach((word, index) => {
    const previous = line.words[index - 1]
    if (previous) pieces.push(`<SP ${place(onScanBox(page, gap(previous, word)), false)}/>`)
    const isBroken = index === line.words.length - 1 && broken(line)
    if (isBroken && after) pieces.push(...brokenWord(page, word, after))
    else if (index === 0 && broken(before)) pieces.push(string(page, word, joined(before, word), 2))
    else pieces.push(string(page, word))
  })
  const baseline = [line.words[0]?.left ?? 0, line.words.at(-1)?.right ?? 0]
    .map((x) => onScan(page.bed, [x, line.baseline]).map(Math.round).join(' '))
    .join(' ')
  const content = pieces.map((piece) => `            ${piece}\n`).join('')
  return `          <TextLine ID="line-${number}" ${place(lineOnScan(page, line))} BASELINE="${baseline}">\n${content}          </TextLine>\n`
}

const gap = (left: TypedWord, right: TypedWord): TypedWord => ({
  ...right,
  left: left.right,
  right: right.left,
})

/** A word whose second part is on the next line: the part, and its hyphen as an `HYP`. */
function brokenWord(page: Page, word: TypedWord, after: TypedLine): string[] {
  const letter = (word.right - word.left) / word.text.length
  const part = { ...word, text: word.text.slice(0, -1), right: word.right - letter }
  const hyphen = onScanBox(page, { ...word, left: part.right })
  const [next] = after.words
  return [
    string(page, part, part.text + (next?.text ?? ''), 1),
    `<HYP CONTENT="-" ${place(hyphen, false)}/>`,
  ]
}

const joined = (before: TypedLine | undefined, word: TypedWord) =>
  (before?.words.at(-1)?.text.slice(0, -1) ?? '') + word.text

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** A `String`; where it is one of the two parts of a broken word, with the whole of it, without its comma or stop. */
function string(page: Page, word: TypedWord, whole?: string, part?: 1 | 2): string {
  const subs =
    whole === undefined
      ? ''
      : ` SUBS_TYPE="HypPart${part ?? 1}" SUBS_CONTENT="${escaped(whole.replace(/[.,;:!?"]+$/, ''))}"`
  return `<String ${place(onScanBox(page, word))} CONTENT="${escaped(word.text)}"${subs}/>`
}

function lineOnScan(page: Page, line: TypedLine): Rectangle {
  return around(line.words.map((word) => onScanBox(page, word)))
}

/** The upright rectangle that holds a word of the page, which is turned on the scan. */
function onScanBox({ bed }: Page, { left, right, top, bottom }: TypedWord): Rectangle {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const
  const points = corners.map((corner) => onScan(bed, corner))
  return around(points.map(([x, y]) => ({ left: x, right: x, top: y, bottom: y })))
}

function around(boxes: readonly Rectangle[]): Rectangle {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** @param tall whether the element has a height: `SP` and `HYP` have none */
function place({ left, right, top, bottom }: Rectangle, tall = true): string {
  const [x, y] = [Math.round(left), Math.round(top)]
  const height = tall ? ` HEIGHT="${Math.round(bottom) - y}"` : ''
  return `HPOS="${x}" VPOS="${y}" WIDTH="${Math.round(right) - x}"${height}`
}
