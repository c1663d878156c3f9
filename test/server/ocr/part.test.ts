import { expect, it } from '@jest/globals'
import { wholeWord } from '../../../server/ocr/hyphen.js'
import { readPart } from '../../../server/ocr/part.js'
import type { RecognisedLine } from '../../../server/ocr/recognised.js'

const corners = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 })

/** A line whose words are ten pixels a letter wide; `word:confidence`. */
function line(y: number, ...words: readonly string[]): RecognisedLine {
  let x = 0
  return {
    baseline: corners(0, y + 18, 400, y + 19),
    words: words.map((said) => {
      const [text = '', confidence = '90'] = said.split(':')
      const bbox = corners(x, y, x + text.length * 10, y + 20)
      x += text.length * 10 + 10
      return { text, confidence: Number(confidence), bbox }
    }),
  }
}
const block = (blocktype: number, ...paragraphs: readonly (readonly RecognisedLine[])[]) => ({
  bbox: corners(0, 0, 500, 500),
  blocktype,
  paragraphs: paragraphs.map((lines) => ({ lines })),
})
const part = (...blocks: readonly ReturnType<typeof block>[]) =>
  readPart({ version: '5.1.0-288-g2a9c1', blocks }, { width: 500, height: 600 }, ['eng', 'fra'])

it('has the words of a line with their places, and what stands on the line between them', () => {
  expect(part(block(1, [line(10, 'The:96.4', 'Board.')]))).toEqual({
    space: { width: 500, height: 600 },
    unit: 'pixel',
    tool: 'Tesseract 5.1.0 (eng+fra)',
    lines: [
      {
        text: 'The Board.',
        edges: { left: 0, top: 10, right: 100, bottom: 30 },
        baseline: [{ x: 0, y: 28 }, { x: 400, y: 29 }], // prettier-ignore
        opensParagraph: true,
        block: { edges: { left: 0, top: 0, right: 500, bottom: 500 } },
        words: [
          { from: 0, to: 3, edges: { left: 0, top: 10, right: 30, bottom: 30 }, confidence: 0.96 },
          {
            from: 4,
            to: 10,
            edges: { left: 40, top: 10, right: 100, bottom: 30 },
            confidence: 0.9,
          },
        ],
      },
    ],
  })
})

it('says where paragraphs and blocks begin, and of what kind a block is', () => {
  const { lines } = part(
    block(1, [line(10, 'a'), line(40, 'b')], [line(70, 'c')]),
    block(2, [line(100, 'd')]),
  )
  expect(lines.map(({ opensParagraph }) => opensParagraph)).toEqual([true, false, true, true])
  expect(lines.map(({ block: of }) => of && (of.kind ?? 'text'))).toEqual(['text', undefined, undefined, 'heading']) // prettier-ignore
})

it('leaves out specks, and lines and blocks of nothing else', () => {
  const { lines } = part(
    block(1, [line(10, '~:40', '°:0'), line(40, '—:40', '7:10', ' :95', '*:80')]),
    block(9, [line(70, '.:3')]),
  )
  expect(lines.map(({ text }) => text)).toEqual(['7 *'])
  expect(lines[0]).toMatchObject({ opensParagraph: true, block: {}, edges: { left: 20 } })
})

it('puts no spaces between words of a script that has none', () => {
  const { lines } = part(block(1, [line(10, '知識', '分子', '1956')]))
  expect(lines[0]?.text).toBe('知識分子 1956')
  expect(lines[0]?.words?.map(({ from, to }) => [from, to])).toEqual([[0, 2], [2, 4], [5, 9]]) // prettier-ignore
})

it('knows the whole of a word that the end of a line divides, at both of its parts', () => {
  const { lines } = part(
    block(1, [line(10, 'is', 'or-'), line(40, 'ganized,', 'well-'), line(70, 'Known')]),
  )
  expect(lines.map(({ words }) => words?.map(({ whole }) => whole))).toEqual([
    [undefined, 'organized'],
    ['organized', undefined],
    [undefined],
  ])
})

it('takes a page with nothing on it for empty', () => {
  expect(readPart({ version: '5', blocks: null }, { width: 1, height: 1 }, ['eng']).lines).toEqual([]) // prettier-ignore
})

it.each([
  ['commu-', 'nism is', 'communism'],
  ['(commu-', 'nism)', 'communism'],
  ['Aufklä=', 'rung iſt', 'Aufklärung'],
  ['l’organi¬', 'sation', 'l’organisation'],
  ['the Anglo-', 'American', undefined],
  ['1939-', 'ganized', undefined],
  ['a dash -', 'here', undefined],
  ['A-', 'bout', undefined],
  ['up-', 'to-date', undefined],
  ['or-', '', undefined],
  ['no hyphen', 'here', undefined],
])('%s / %s is %s', (text, next, whole) => {
  expect(wholeWord(text, next)).toBe(whole)
})
