import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Box } from '../../../data/model/region.js'
import type { TextLine, TextWord } from '../../../data/model/text-line.js'
import { leafOf, pdfOf } from './book.js'
import { pagesOf, type Edges } from './pdf-text.js'

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })

/** A line whose words stand in boxes of their own, one after the other, from the left or from the right. */
function lineOf(text: string, y: number, from: 'left' | 'right' = 'left'): TextLine {
  let x = 40
  const words: TextWord[] = []
  for (const found of text.matchAll(/\S+/gu)) {
    const width = [...found[0]].length * 14
    const left = from === 'left' ? x : 560 - (x - 40) - width
    words.push({ from: found.index, to: found.index + found[0].length, box: box(left, y, width, 24) })
    x += width + 10
  }
  return { text, opensParagraph: true, words, box: box(40, y, 520, 24) }
} // prettier-ignore

/** Half of the pixels: the page has two of them in a point. */
const inPoints = ({ x, y, width, height }: Box): Edges => ({
  left: x / 2,
  top: y / 2,
  right: (x + width) / 2,
  bottom: (y + height) / 2,
})

function expectNear(found: Edges, wanted: Edges, slack = 1) {
  for (const edge of ['left', 'top', 'right', 'bottom'] as const)
    expect([edge, Math.abs(found[edge] - wanted[edge]) <= slack]).toEqual([edge, true])
}

describe('the words of a page', () => {
  const texts = [
    'The harbour master asks',
    'Докладная записка гавани',
    'Ὁ ἄνθρωπος φύσει',
    '日本 国立 公文書館',
    '한국 기록원',
    'हिन्दी पाठ',
    'naïve Łódź Straße',
    '𝔊𝔬𝔱𝔥𝔦𝔠 𐍅𐌿𐌻𐍆𐌹𐌻𐌰 emoji 😀',
  ]
  it.each(texts)('are found again, in any script, in their places: %s', async (text) => {
    const line = lineOf(text, 100)
    const [page] = await pagesOf(await pdfOf([await leafOf([line])]))
    expect(page?.text).toBe(text)
    for (const { from, to, box: place } of line.words ?? [])
      if (place && page) expectNear(page.find(text.slice(from, to)), inPoints(place))
  })

  it('are found where letters are joined: PDFium takes them apart', async () => {
    const [page] = await pagesOf(await pdfOf([await leafOf([lineOf('a ﬁne oﬃce', 100)])]))
    expect(page?.text).toBe('a fine office')
  })

  it.each(['مرحبا بالعالم 123 نص', 'שלום (עולם) 1948', 'قال John لهم'])(
    'are read in their order from right to left: %s',
    async (text) => {
      const apart = lineOf(text, 100, 'right')
      const together: TextLine = { text, opensParagraph: true, box: box(100, 200, 400, 30) }
      const [page] = await pagesOf(await pdfOf([await leafOf([apart, together])]))
      expect(page?.text.split('\n')).toEqual([text, text])
    },
  )

  it('run downwards where the line does, or upwards where its baseline says so', async () => {
    const down = { text: '縦書き文字', opensParagraph: true, box: box(500, 100, 30, 200) }
    const up = {
      text: 'margin',
      opensParagraph: true,
      box: box(20, 300, 20, 200),
      baseline: [
        { x: 40, y: 500 },
        { x: 40, y: 300 },
      ],
    }
    const [page] = await pagesOf(await pdfOf([await leafOf([down, up])]))
    expect(page?.text.split('\n')).toEqual(['縦書き文字', 'margin'])
    if (page) expectNear(page.find('縦書き文字'), inPoints(down.box))
    if (page) expectNear(page.find('margin'), inPoints(up.box))
  })

  it('lose nothing that stands between words with a place', async () => {
    const text = '— It was, he said; so.'
    const words = [
      { from: 2, to: 4, box: box(60, 100, 30, 24) },
      { from: 13, to: 17, box: box(200, 100, 60, 24) },
    ]
    const [page] = await pagesOf(await pdfOf([await leafOf([{ text, opensParagraph: true, words }])])) // prettier-ignore
    expect(page?.text).toBe(text)
  })

  it('are unseen, and shown to nobody as a picture', async () => {
    const bare = await pdfOf([await leafOf([])])
    const full = await pdfOf([await leafOf([lineOf('Words', 100)])])
    expect((await pagesOf(bare))[0]?.text).toBe('')
    // Rendering mode 3, in a stream that is not packed for this test.
    expect(full.length).toBeGreaterThan(bare.length)
  })
})

describe('words without a place', () => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource-variable/source-serif-4/package.json')),
    'files',
  ) // prettier-ignore
  const fonts = Promise.all(
    ['latin', 'latin-ext', 'cyrillic', 'greek'].map((script) =>
      readFile(join(folder, `source-serif-4-${script}-wght-normal.woff2`)),
    ),
  )
  const plain = (text: string): TextLine => ({ text, opensParagraph: true })

  it('are read on a page after the scan', async () => {
    const texts = ['An editor’s note. Łódź', 'Примечание', '注記 𝔊', 'ملاحظة أولى']
    const beside = [{ heading: '1r · Note', language: 'en', lines: texts.map(plain) }]
    const pdf = await pdfOf([await leafOf([], { beside }), await leafOf([])], { fonts: await fonts }) // prettier-ignore
    const pages = await pagesOf(pdf)
    expect(pages).toHaveLength(3)
    expect(pages[1]?.text.split('\n')).toEqual(['1r · Note', ...texts])
  })

  it('take as many pages as they need, and a word wider than the page is cut', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => plain(`Line ${at} ${'word '.repeat(30)}`))
    const beside = [{ heading: 'Long', language: 'en', lines: [...lines, plain('x'.repeat(500))] }]
    const pages = await pagesOf(await pdfOf([await leafOf([], { beside })], { fonts: await fonts }))
    expect(pages.length).toBeGreaterThan(8)
    const all = pages.map(({ text }) => text).join('\n')
    expect(all.match(/word/g)).toHaveLength(6000)
    expect(all.replaceAll('\n', '').match(/x+/g)?.map(({ length }) => length)).toContain(500)
    for (const page of pages) if (page.text.includes('word')) {
      expect(page.find('word').right).toBeLessThan(595 - 40)
    }
  }) // prettier-ignore
})

it('tells its language, its pages’ names, its contents and that it can be listened to', async () => {
  const sections = [
    [{ title: 'One', level: 1 }],
    [
      { title: 'One, first', level: 2 },
      { title: 'Two (b)', level: 1 },
    ],
  ]
  const leaves = await Promise.all(
    sections.map((of, at) => leafOf([], { sections: of, label: `${at + 1}r` })),
  )
  const pdf = (await pdfOf(leaves)).toString('latin1')
  const object = (name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(pdf)?.[1] ?? `no ${name}`
  const written = (number: string) =>
    new RegExp(`(?:^|\\n)${number} 0 obj\\n([^]*?)endobj`).exec(pdf)?.[1] ?? ''
  expect(pdf).toContain('/Lang (en)')
  expect(written(object('MarkInfo'))).toContain('/Marked true')
  expect(written(object('PageLabels')).replace(/\s+/g, ' ')).toContain('[0 << /P (1r) >> 1 << /P (2r) >>]') // prettier-ignore
  expect([...pdf.matchAll(/\/Title \(((?:\\.|[^()])*)\)/g)].map(([, title]) => title)).toEqual(
    expect.arrayContaining(['One', 'One, first', 'Two \\(b\\)']),
  )
  expect(pdf.match(/\/S \/Figure/g)).toHaveLength(2)
})

it('is the same each time', async () => {
  const make = async () => pdfOf([await leafOf([lineOf('The same', 100)])])
  expect((await make()).equals(await make())).toBe(true)
})
