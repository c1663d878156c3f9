import type { PageId } from '../../data/model/ids.js'
import type { PageText, ReadText, TextFile, TextLayer } from '../../data/model/text.js'
import type { ItemView } from '../../web/item-view.js'
import { file, ocr, pageAt, read, report, transcription, translation, view } from './made-up.js'

const box = (row: number, width = 900) => ({ x: 100, y: 150 + 60 * row, width, height: 44 })

/** A made-up page as an editor gives it: with marks of every kind, lines that run on, and one that is not on the scan. */
export const edited: ReadText = {
  lines: [
    { text: 'Report on the lamps', box: box(0, 600), opensParagraph: true, heading: 1 },
    {
      text: 'Mr Brack writes from Kelmouth of the 4th inst.,',
      box: box(1),
      opensParagraph: true,
      marks: [
        { kind: 'person', from: 0, to: 8, names: 'https://people.example/brack' },
        { kind: 'abbreviation', from: 0, to: 2, says: 'Mister' },
        { kind: 'note', from: 3, to: 8, says: 'Lamplighter of the lower quay.' },
        { kind: 'place', from: 21, to: 29, names: 'https://places.example/kelmouth' },
        { kind: 'date', from: 37, to: 46, names: '1911-11-04' },
        { kind: 'abbreviation', from: 41, to: 46, says: 'instant' },
      ],
    },
    {
      text: 'that of nine ten lamps two are borken since Sunday',
      box: box(2, 950),
      opensParagraph: false,
      marks: [
        { kind: 'deletion', from: 8, to: 12 },
        { kind: 'addition', from: 13, to: 16, says: 'above the line, in pencil' },
        { kind: 'error', from: 31, to: 37, says: 'broken' },
        { kind: 'underlined', from: 44, to: 50 },
      ],
      words: [{ from: 17, to: 22, box: { x: 406, y: 270, width: 90, height: 44 } }],
    },
    {
      text: 'for want of and a third burns very low indeed.',
      box: box(3),
      opensParagraph: false,
      marks: [
        { kind: 'gap', from: 12, to: 12, says: 'one word, torn' },
        { kind: 'unclear', from: 30, to: 38 },
        { kind: 'emphasis', from: 35, to: 45 },
        { kind: 'note', from: 45, to: 45, says: 'Seen by nobody else.' },
      ],
    },
    {
      text: 'He has looked at every one of them, and went round twice in the night,',
      box: box(5),
      opensParagraph: true,
    },
    {
      text: 'once before the rain and once after it,',
      box: box(6),
      opensParagraph: false,
      continues: true,
    },
    { text: 'and asks for oil.', box: box(7, 420), opensParagraph: false, continues: true },
    {
      text: 'In pencil beneath this: seen, voilà.',
      opensParagraph: true,
      notOnPage: true,
      marks: [
        { kind: 'foreign', from: 30, to: 35, names: 'fr' },
        { kind: 'handwritten', from: 24, to: 36 },
      ],
    },
    {
      text: 'E. Brack, keeper',
      box: box(9, 400),
      opensParagraph: true,
      marks: [{ kind: 'supplied', from: 10, to: 16 }],
    },
  ],
}

/** The same page in another language, line by line, on no place of the scan. */
export const translated: ReadText = {
  lines: [
    { text: 'تقرير عن المصابيح', opensParagraph: true, heading: 1 },
    { text: 'يكتب السيد براك من كلموث في الرابع من الشهر', opensParagraph: true },
    { text: 'أن اثنين من عشرة مصابيح انكسرا منذ يوم الأحد.', opensParagraph: false },
  ],
}

/** The same page as a machine read it, with how sure it was of each word. */
export const machineRead: ReadText = {
  lines: [
    ['Report on the 1amps', 0.95, 0.97, 0.99, 0.31],
    [
      'Mr Brack writes from Kelmouth of the 4th inst.,',
      0.9,
      0.8,
      0.9,
      0.9,
      0.58,
      0.9,
      0.9,
      0.7,
      0.9,
    ],
    [
      'that of ninc ten lamps two are borken since Sunday',
      0.9,
      0.9,
      0.2,
      0.4,
      0.9,
      0.9,
      0.9,
      0.9,
      1,
      1,
    ],
  ].map(([text, ...sure], row) => {
    let from = 0
    const words = String(text)
      .split(' ')
      .map((word, at) => {
        const begins = from
        from += word.length + 1
        const place = {
          x: 100 + 18 * begins,
          y: 150 + 60 * row,
          width: 18 * word.length,
          height: 44,
        }
        return { from: begins, to: from - 1, box: place, confidence: Number(sure[at]) }
      })
    return { text: String(text), box: box(row), opensParagraph: row === 1, words }
  }),
}

/** The made-up report with its first page edited, translated and read by a machine; its transcription was corrected once. */
export function editedView(given: Partial<ItemView> = {}): ItemView {
  const item = given.item ?? report()
  const layers = item.texts.map((layer): TextLayer => {
    if (layer.extent === 'whole') return layer
    if (layer.kind === 'ocr') {
      const sure = (text: TextFile) => ({ ...text, confidence: 0.93 })
      return { ...layer, pages: layer.pages.map((one) => ({ ...one, text: sure(one.text) })) }
    }
    if (layer.kind === 'translation') return layer
    const pages = layer.pages.map((one, at): PageText =>
      at === 0 ? { ...one, cut: { from: 0, to: 400, by: 'words', unsure: true } } : one,
    )
    const earlier = [
      { page: pageAt(0), text: file('1.txt'), until: '2025-02-01T10:00:00.000Z' },
      { page: pageAt(1), text: file('2.txt'), until: '2025-02-02T10:00:00.000Z' },
    ]
    return { ...layer, pages, earlier }
  })
  const texts = new Map([
    [transcription, edited],
    [translation, translated],
    [ocr, machineRead],
  ])
  return view({
    ...given,
    item: { ...item, texts: layers },
    texts: new Map(
      layers.map((layer) => [
        layer.id,
        new Map<PageId | 'whole', ReadText>([
          [pageAt(0), texts.get(layer.id) ?? read],
          [pageAt(1), read],
          ['whole', texts.get(layer.id) ?? read],
        ]),
      ]),
    ),
  })
}
