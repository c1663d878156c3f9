import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { altoParts } from '../../../data/import/alto.js'
import { placed } from '../../../data/import/place.js'
import type { Box } from '../../../data/model/region.js'
import type { TextLine, TextWord } from '../../../data/model/text-line.js'
import { alto } from '../../../manifests/text-files/alto.js'
import { box, line, page } from './made-up.js'
import { altoFaults } from './alto-rules.js'

/** Lines as they are written and read again, and what is wrong with the file. */
function again(lines: readonly TextLine[]) {
  const xml = alto(page, { lines })
  const { parts, findings } = altoParts(new TextEncoder().encode(xml), 'a.xml')
  const [part] = parts
  return {
    xml,
    lines: part ? placed(part, page, 'a.xml').lines : [],
    faults: [
      ...altoFaults(xml),
      ...findings.filter(({ level }) => level !== 'note').map(({ what }) => what),
    ],
  }
}

/** Elements of a file as they stand, from the first `TextBlock`. */
const written = (lines: readonly TextLine[]) =>
  (/<TextBlock[^]*<\/TextBlock>/.exec(alto(page, { lines }))?.[0] ?? '').split('\n')

it('says of which page it is, and how it was made', () => {
  const xml = alto(
    { ...page, label: '1r & v', image: 'a.tif' },
    { lines: [line('Dear Sir', { opensParagraph: true })] },
    { language: 'en', tool: 'Tesseract 5 <eng>', date: '2024-05-06' },
  )
  expect(altoFaults(xml)).toEqual([])
  expect(xml).toContain('<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"')
  expect(xml).toContain('PRINTED_IMG_NR="1r &amp; v" WIDTH="1000" HEIGHT="1400" LANG="en"')
  expect(altoParts(new TextEncoder().encode(xml), 'a.xml')).toMatchObject({
    parts: [{ space: page, image: 'a.tif', tool: 'Tesseract 5 <eng>' }],
    findings: [{ level: 'note' }],
    head: { language: 'en' },
  })
})

it('is held against rules that find faults', () => {
  const xml = alto(page, { lines: [line('Dear Sir', { block: { kind: 'p' } })] })
  expect(altoFaults(xml)).toEqual([])
  for (const [right, wrong] of [
    ['<String', '<SP/><String'],
    [' CONTENT="Dear Sir"', ''],
    ['ID="block_1"', 'ID="page_1"'],
    ['TAGREFS="kind_1"', 'TAGREFS="kind_2"'],
    ['HPOS="0"', 'HPOS="-1"'],
    ['<PrintSpace', '<PrintSpace TYPE="a"'],
  ] as const)
    expect([wrong, altoFaults(xml.replace(right, wrong)).length]).toEqual([wrong, 1])
})

it('leaves out what ALTO cannot carry: dates in words, languages that are none', () => {
  const xml = alto(page, { lines: [] }, { language: 'as written', date: 'spring 1784~' })
  expect(altoFaults(xml)).toEqual([])
  expect(xml).not.toMatch(/spring|as written|Processing|Tags/)
})

describe('words', () => {
  it('have their places and how sure the machine was; those that stand close are one', () => {
    const words: TextWord[] = [
      { from: 0, to: 4, box: box(10, 10, 40), confidence: 0.9 },
      { from: 5, to: 8, box: box(60, 12, 30), confidence: 0.87654321 },
      { from: 8, to: 9, box: box(91, 25, 4, 8), confidence: 0.5 },
    ]
    expect(written([line('Dear Sir, I say', { box: box(10, 10, 90), words })])).toEqual([
      '<TextBlock ID="block_1" HPOS="10" VPOS="10" WIDTH="90" HEIGHT="20">',
      '<TextLine ID="line_1" HPOS="10" VPOS="10" WIDTH="90" HEIGHT="20">',
      '<String CONTENT="Dear" HPOS="10" VPOS="10" WIDTH="40" HEIGHT="20" WC="0.9"/>',
      '<SP HPOS="50" VPOS="10" WIDTH="10"/>',
      '<String CONTENT="Sir," HPOS="60" VPOS="12" WIDTH="35" HEIGHT="21" WC="0.5"/>',
      '<SP/>',
      '<String CONTENT="I"/>',
      '<SP/>',
      '<String CONTENT="say"/>',
      '</TextLine>',
      '</TextBlock>',
    ])
  })

  it('of Chinese stay apart', () => {
    const words = [0, 1, 2].map((at) => ({ from: at, to: at + 1, box: box(10, at * 20, 20) }))
    expect(again([line('北堂書', { words })]).lines[0]?.words).toEqual(words)
  })

  it('that are not known apart are one String in the place of the line', () => {
    expect(written([line('  Dear Sir ', { box: box(1, 2, 3) })])).toContain(
      '<String CONTENT="Dear Sir" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="20"/>',
    )
  })

  it('that the line’s end divides are told whole at both parts', () => {
    const whole = 'communism'
    const lines = [
      line('of commu-', { words: [{ from: 3, to: 9, whole }] }),
      line('nism, and', { words: [{ from: 0, to: 4, whole }] }),
      line('inter\u00ad', { words: [{ from: 0, to: 6, whole: 'international' }] }),
      line('national', { words: [{ from: 0, to: 8, whole: 'international' }] }),
    ]
    expect(written(lines)).toEqual(
      expect.arrayContaining([
        '<String CONTENT="commu" SUBS_TYPE="HypPart1" SUBS_CONTENT="communism"/>',
        '<HYP CONTENT="-"/>',
        '<String CONTENT="nism," SUBS_TYPE="HypPart2" SUBS_CONTENT="communism"/>',
        '<String CONTENT="national" SUBS_TYPE="HypPart2" SUBS_CONTENT="international"/>',
      ]),
    )
    const { lines: read, faults } = again(lines)
    expect(faults).toEqual([])
    expect(read.map(({ text }) => text)).toEqual(['of commu-', 'nism, and', 'inter-', 'national'])
    expect(read.map(({ words }) => words?.[0]?.whole)).toEqual([
      whole, whole, 'international', 'international',
    ]) // prettier-ignore
  })

  it('that began on the page before are second parts', () => {
    const words = [{ from: 0, to: 4, whole: 'communism' }]
    expect(written([line('nism', { words })])).toContain(
      '<String CONTENT="nism" SUBS_TYPE="HypPart2" SUBS_CONTENT="communism"/>',
    )
  })

  it('that only the scan divides have their letters once, and both places', () => {
    const words = [{ from: 3, to: 12, box: box(50, 10, 40), rest: box(10, 40, 30) }]
    const lines = [line('of communism', { words }), line('and war', { box: box(50, 40, 60) })]
    const rest =
      '<String CONTENT="" HPOS="10" VPOS="40" WIDTH="30" HEIGHT="20" SUBS_TYPE="HypPart2" SUBS_CONTENT="communism"/>'
    expect(written(lines)).toEqual(expect.arrayContaining([rest]))
    for (const some of [lines, lines.slice(0, 1)]) {
      const { lines: read, faults, xml } = again(some)
      expect([faults, xml.includes(rest)]).toEqual([[], true])
      expect(read.map(({ text }) => text)).toEqual(some.map(({ text }) => text))
    }
  })
})

it('names kinds of blocks, headings and abbreviations', () => {
  const lines = [
    line('Of Mr', {
      heading: 2,
      block: { kind: 'title "page"', box: box(1, 1, 99) },
      marks: [{ kind: 'abbreviation', from: 3, to: 5, says: 'Mister' }],
      words: [{ from: 0, to: 2, box: box(1, 1, 9) }],
    }),
    line('below', { opensParagraph: true, heading: 1, block: { kind: 'title "page"' } }),
  ]
  const { lines: read, faults } = again(lines)
  expect(faults).toEqual([])
  expect(read.map(({ heading, block }) => [heading, block?.kind])).toEqual([
    [2, 'title "page"'],
    [1, 'title "page"'],
  ])
  expect(read[0]?.block?.box).toEqual(box(1, 1, 99))
  expect(read[0]?.marks).toEqual(lines[0]?.marks)
})

describe('a text that is written and read again', () => {
  const letters = fc.constantFrom(
    'Wien',
    'a',
    'Čapek',
    '<&>"',
    '北',
    '書堂',
    '𠀀',
    'über-',
    '(',
    '.',
    'שלום',
    '\u0001x',
  )
  const place = fc.record({
    x: fc.nat(900),
    y: fc.nat(1300),
    width: fc.integer({ min: 1, max: 99 }),
    height: fc.integer({ min: 1, max: 99 }),
  })
  const point = fc.record({ x: fc.nat(1000), y: fc.nat(1400) })
  const option = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
  const token = fc.record({
    text: letters,
    gap: fc.constantFrom('', ' '),
    isWord: fc.boolean(),
    box: option(place),
    confidence: option(fc.constantFrom(0, 0.25, 1)),
  })
  const textLine = fc
    .record({ tokens: fc.array(token, { minLength: 1, maxLength: 6 }), opensParagraph: fc.boolean(), box: option(place), kind: option(fc.constantFrom('heading', 'p')), baseline: option(fc.array(point, { minLength: 2, maxLength: 3 })) })
    .map(({ tokens, opensParagraph, box: around, kind, baseline }): TextLine => {
      let text = ''
      const words = tokens.flatMap(({ text: own, gap, isWord, ...rest }) => {
        const from = text.length + (text === '' ? 0 : gap.length)
        text += (text === '' ? '' : gap) + own
        return isWord ? [{ from, to: text.length, ...rest } as TextWord] : []
      })
      return {
        text,
        opensParagraph,
        ...(around && { box: around }),
        ...(kind !== undefined && { block: { kind } }),
        ...(baseline && { baseline }),
        words,
      }
    }) // prettier-ignore

  /** Whether one box lies in another. */
  const inside = (a: Box | undefined, b: Box | undefined) =>
    !a || (b && a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height) // prettier-ignore

  it('has its lines, words and places, and the file keeps to the rules', () => {
    fc.assert(
      fc.property(fc.array(textLine, { maxLength: 5 }), (lines) => {
        const { lines: read, faults } = again(lines)
        expect(faults).toEqual([])
        expect(read.map(({ text }) => text)).toEqual(
          lines.map(({ text }) => text.replaceAll('\u0001', '')),
        )
        for (const [at, { box: at_, baseline, text, words = [] }] of lines.entries()) {
          const found = read[at]
          if (at_) expect(found?.box).toEqual(at_)
          expect(found?.baseline).toEqual(baseline)
          const kept = (to: number) => text.slice(0, to).replaceAll('\u0001', '').length
          for (const word of words) {
            const same = found?.words?.find(
              ({ from, to }) => from <= kept(word.from) && kept(word.to) <= to,
            )
            if (word.box) expect(inside(word.box, same?.box ?? found?.box)).toBe(true)
          }
        }
      }),
    )
  })
})
