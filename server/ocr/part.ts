import type { Edges, ReadLine, ReadPart, ReadWord } from '../../data/import/read-part.js'
import { union } from '../../data/import/shapes.js'
import { meetsUnspaced } from '../../data/model/scripts.js'
import { wholeWord } from './hyphen.js'
import type { Corners, Recognised, RecognisedBlock, RecognisedLine, RecognisedWord } from './recognised.js' // prettier-ignore

/** Kinds of blocks that are worth a word. https://tesseract-ocr.github.io/tessapi/5.x/a00170.html (PolyBlockType) */
const kinds: Readonly<Record<number, string>> = { 2: 'heading', 3: 'pullout', 6: 'table', 7: 'vertical', 8: 'caption' } // prettier-ignore

/** How sure Tesseract has to be of marks without a letter or figure, from 0 to 100; specks and rules are read as such. */
const sureOfMarks = 60

/**
 * What Tesseract found on a picture, as lines in reading order; places are in pixels of the picture.
 * @param languages in which it was read
 */
export function readPart(
  { version, blocks }: Recognised,
  { width, height }: { readonly width: number; readonly height: number },
  languages: readonly string[],
): ReadPart {
  const number = /^\d+(\.\d+)*/.exec(version)?.[0] ?? version
  return {
    space: { width, height },
    unit: 'pixel',
    tool: `Tesseract ${number} (${languages.join('+')})`,
    lines: (blocks ?? []).flatMap(linesOf),
  }
}

function linesOf({ paragraphs, blocktype, bbox }: RecognisedBlock): ReadLine[] {
  const lines = paragraphs.flatMap(({ lines: all }) =>
    all.flatMap(lineOf).map((line, at) => ({ ...line, opensParagraph: at === 0 })),
  )
  const kind = kinds[blocktype]
  const block = { ...(kind !== undefined && { kind }), edges: edgesOf(bbox) }
  return rejoined(lines).map((line, at) =>
    at === 0 ? { ...line, opensParagraph: true, block } : line,
  )
}

type Line = ReadLine & { readonly words: readonly ReadWord[] }

/** No line where nothing but specks was read. */
function lineOf({ words, baseline }: RecognisedLine): Omit<Line, 'opensParagraph'>[] {
  let text = ''
  const read: ReadWord[] = []
  for (const word of words.filter(isLegible)) {
    const letters = word.text.trim()
    const apart = text === '' || meetsUnspaced(text + letters, text.length) ? '' : ' '
    const from = text.length + apart.length
    text += apart + letters
    const confidence = Math.round(Math.min(Math.max(word.confidence, 0), 100)) / 100
    read.push({ from, to: text.length, edges: edgesOf(word.bbox), confidence })
  }
  if (read.length === 0) return []
  const edges = union(read.flatMap((word) => word.edges ?? []))
  const { x0, y0, x1, y1 } = baseline
  const points = [{ x: x0, y: y0 }, { x: x1, y: y1 }] // prettier-ignore
  const hasLength = x0 !== x1 || y0 !== y1
  return [{ text, ...(edges && { edges }), ...(hasLength && { baseline: points }), words: read }]
}

function isLegible({ text, confidence, bbox }: RecognisedWord): boolean {
  const hasPlace = bbox.x1 > bbox.x0 && bbox.y1 > bbox.y0
  if (text.trim() === '' || !hasPlace) return false
  return /[\p{L}\p{N}]/u.test(text) || confidence >= sureOfMarks
}

/** Lines of a block, of which a word that is divided between two knows the whole. */
function rejoined(lines: readonly Line[]): Line[] {
  const wholes = lines.map(({ text }, at) => wholeWord(text, lines[at + 1]?.text ?? ''))
  return lines.map((line, at) => {
    const [before, here] = [wholes[at - 1], wholes[at]]
    const last = line.words.length - 1
    const words = line.words.map((word, nth) => {
      const whole = nth === last && here !== undefined ? here : nth === 0 ? before : undefined
      return whole === undefined ? word : { ...word, whole }
    })
    return { ...line, words }
  })
}

const edgesOf = ({ x0, y0, x1, y1 }: Corners): Edges => ({
  left: x0,
  top: y0,
  right: x1,
  bottom: y1,
})
