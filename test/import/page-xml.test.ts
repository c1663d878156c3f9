import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pageXmlParts } from '../../data/import/page-xml.js'

const read = (xml: string) => pageXmlParts(new TextEncoder().encode(xml), 'a.xml')
const page = (content: string, attributes = '') =>
  `<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator> Some  tool\n</Creator></Metadata><Page imageFilename="img/1r.tif" imageWidth="1000" imageHeight="800" ${attributes}>${content}</Page></PcGts>`
const linesOf = (content: string, attributes?: string) =>
  read(page(content, attributes)).parts[0]?.lines ?? []
const textsOf = (content: string) => linesOf(content).map(({ text }) => text)

const equiv = (text: string, attributes = '') =>
  `<TextEquiv ${attributes}><Unicode>${text}</Unicode></TextEquiv>`
const line = (text: string, attributes = '') =>
  `<TextLine ${attributes}><Coords points="1,2 31,2 31,12 1,12"/>${equiv(text)}</TextLine>`
const region = (id: string, text: string, attributes = '') =>
  `<TextRegion id="${id}" ${attributes}>${line(text)}</TextRegion>`
const word = (text: string, left: number, more = '') =>
  `<Word><Coords points="${left},2 ${left + 9},2 ${left + 9},12"/>${text === '' ? '' : equiv(text)}${more}</Word>`
const edges = { left: 1, top: 2, right: 31, bottom: 12 }

it('reads a page: its image, what made it, its lines and where they are', () => {
  const xml = page(
    `<TextRegion id="r" type="paragraph"><Coords points="0,0 40,0 40,20 0,20"/>${line('Dear Sir')}${line('I write')}</TextRegion>`,
    'primaryLanguage="German"',
  )
  expect(read(xml)).toEqual({
    parts: [
      {
        space: { width: 1000, height: 800 },
        unit: 'pixel',
        image: '1r.tif',
        tool: 'Some tool',
        lines: [
          {
            text: 'Dear Sir',
            edges,
            opensParagraph: true,
            block: { kind: 'paragraph', edges: { left: 0, top: 0, right: 40, bottom: 20 } },
          },
          { text: 'I write', edges, opensParagraph: false },
        ],
      },
    ],
    findings: [],
    head: { language: 'de' },
  })
})

it('reads places as the version of 2010 writes them', () => {
  const xml =
    '<TextRegion><TextLine><Coords><Point x="1" y="2"/><Point x="31" y="2"/><Point x="20" y="12"/></Coords><Baseline><Point x="1" y="10"/><Point x="31" y="11"/></Baseline><TextEquiv><PlainText>a</PlainText></TextEquiv></TextLine></TextRegion>'
  expect(linesOf(xml)).toEqual([
    {
      text: 'a',
      edges,
      outline: [{ x: 1, y: 2 }, { x: 31, y: 2 }, { x: 20, y: 12 }],
      baseline: [{ x: 1, y: 10 }, { x: 31, y: 11 }],
      opensParagraph: true,
    },
  ]) // prettier-ignore
})

describe('the text of a line', () => {
  const inLine = (content: string) =>
    linesOf(`<TextRegion><TextLine>${content}</TextLine></TextRegion>`)[0]

  it('is the best of several: the lowest index, else the first, and one that is not empty', () => {
    expect(inLine(equiv('b', 'index="1"') + equiv('a', 'index="0"') + equiv('c'))?.text).toBe('a')
    expect(inLine(equiv('first') + equiv('second'))?.text).toBe('first')
    expect(inLine(equiv(' ', 'index="0"') + equiv('b', 'index="1"'))?.text).toBe('b')
    expect(inLine(equiv('') + word('own', 0))?.text).toBe('own')
  })

  it('is Unicode before plain text', () => {
    const both = '<TextEquiv><PlainText>ae</PlainText><Unicode>æ</Unicode></TextEquiv>'
    expect(inLine(both)?.text).toBe('æ')
  })

  it('is put together from words and glyphs where it has none of its own', () => {
    const glyphs = ['H', 'i']
      .map((letter, at) => `<Glyph><Coords points="${at},0 ${at + 1},9"/>${equiv(letter)}</Glyph>`)
      .join('')
    expect(inLine(`<Word>${glyphs}</Word>${word('there', 20)}`)).toEqual({
      text: 'Hi there',
      edges: { left: 0, top: 0, right: 29, bottom: 12 },
      opensParagraph: true,
      words: [
        { from: 0, to: 2, edges: { left: 0, top: 0, right: 2, bottom: 9 } },
        { from: 3, to: 8, edges: { left: 20, top: 2, right: 29, bottom: 12 } },
      ],
    })
  })

  it('is its own before its words’, which are found in it in order; what is not found is counted', () => {
    const words = word('der', 0) + word('Staat', 10) + word('nie', 20) + word('.', 30)
    const { parts, findings } = read(
      page(`<TextRegion><TextLine>${words}${equiv('der der Staat.')}</TextLine></TextRegion>`),
    )
    const [found] = parts[0]?.lines ?? []
    expect(found?.words?.map(({ from, to }) => [from, to])).toEqual([[0, 3], [8, 13], [13, 14]]) // prettier-ignore
    expect(findings).toMatchObject([{ level: 'note', what: expect.stringContaining('line: 1.') }])
  })

  it('tells how sure the machine was of a word', () => {
    const sure = `<Word>${equiv('a', 'conf="0.5"')}</Word><Word>${equiv('b', 'conf="70"')}</Word>`
    expect(inLine(sure)?.words).toEqual([{ from: 0, to: 1, confidence: 0.5 }])
  })
})

describe('regions', () => {
  it('of all kinds are read, within each other and in tables', () => {
    expect(
      linesOf(
        `<TableRegion>${region('1', 'cell')}<TableCell row="0">${line('Transkribus’s')}</TableCell></TableRegion>
        <AdvertRegion>${region('2', 'bread')}</AdvertRegion>
        <TextRegion type="paragraph">${region('3', 'A', 'type="drop-capital"')}${line('fter')}</TextRegion>
        <SeparatorRegion/>`,
      ).map(({ text, block }) => [text, block?.kind]),
    ).toEqual([
      ['cell', 'table'],
      ['Transkribus’s', 'tablecell'],
      ['bread', 'advert'],
      ['A', 'drop-capital'],
      ['fter', 'paragraph'],
    ])
  })

  it('that are headings make headings, and so do lines that say it', () => {
    expect(
      linesOf(
        `${region('1', 'One', 'type="heading"')}${region('2', 'Two', 'custom="readingOrder {index:1;} structure {score:0.9; type:heading;}"')}
        <TextRegion>${line('Three', 'custom="structure {type:heading;}"')}${line('four')}</TextRegion>`,
      ).map(({ heading }) => heading),
    ).toEqual([1, 1, 1, undefined])
  })

  it('without lines give their own text, with their place where it is one line', () => {
    const own = (text: string) =>
      `<TextRegion><Coords points="1,2 31,2 31,12 1,12"/>${equiv(text)}</TextRegion>`
    expect(linesOf(own('one') + own('two\nthree\n'))).toEqual([
      { text: 'one', edges, opensParagraph: true, block: { edges } },
      { text: 'two', opensParagraph: true, block: { edges } },
      { text: 'three', opensParagraph: false },
    ])
    expect(textsOf(`<TextRegion>${region('1', 'inner')}${equiv('inner')}</TextRegion>`)).toEqual([
      'inner',
    ])
  })
})

describe('the order of reading', () => {
  const four = region('a', 'one') + region('b', 'two') + region('c', 'three') + region('d', 'four')

  it('is the file’s without ReadingOrder', () => {
    expect(textsOf(four)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('is by index in groups that have an order, and as it stands in those that have none', () => {
    const order = `<ReadingOrder><OrderedGroup id="g">
        <UnorderedGroupIndexed id="u" index="10"><RegionRef regionRef="d"/><RegionRef regionRef="a"/></UnorderedGroupIndexed>
        <RegionRefIndexed index="9" regionRef="c"/><OrderedGroupIndexed id="h" index="11" regionRef="b"/>
      </OrderedGroup></ReadingOrder>`
    expect(textsOf(order + four)).toEqual(['three', 'four', 'one', 'two'])
  })

  it('takes what it does not name last, and what lies in a named region with it', () => {
    const order =
      '<ReadingOrder><UnorderedGroup id="g"><RegionRef regionRef="t"/><RegionRef regionRef="gone"/></UnorderedGroup></ReadingOrder>'
    const { parts, findings } = read(
      page(`${order}${four}<TableRegion id="t">${region('e', 'cell')}</TableRegion>`),
    )
    expect(parts[0]?.lines.map(({ text }) => text)).toEqual(['cell', 'one', 'two', 'three', 'four'])
    expect(findings).toMatchObject([{ level: 'note', what: expect.stringContaining('name: 4.') }])
  })

  it('is by the numbers that lines and regions have themselves, where each has one', () => {
    const numbered = (text: string, at: number) =>
      line(text, `custom="readingOrder {index:${at};}"`)
    const inner = numbered('second', 1) + numbered('first', 0)
    expect(textsOf(`<TextRegion>${inner}</TextRegion>`)).toEqual(['first', 'second'])
    expect(textsOf(`<TextRegion>${inner}${line('third')}</TextRegion>`)).toEqual([
      'second',
      'first',
      'third',
    ])
    expect(
      textsOf(region('b', 'later', 'custom="readingOrder {index:1;}"') + region('a', 'sooner', 'custom="readingOrder {index:0;}"')), // prettier-ignore
    ).toEqual(['sooner', 'later'])
  })
})

describe('the direction of reading', () => {
  const baseline = (text: string, points: string, attributes = '') =>
    linesOf(
      `<TextRegion ${attributes}><TextLine><Coords points="0,0 10,0 10,90 0,90"/><Baseline points="${points}"/>${equiv(text)}</TextLine></TextRegion>`,
    )[0]?.baseline

  it('turns a baseline that was drawn against it', () => {
    const [down, left] = [[{ x: 5, y: 0 }, { x: 5, y: 90 }], [{ x: 9, y: 5 }, { x: 0, y: 5 }]] // prettier-ignore
    expect(baseline('a', '5,90 5,0', 'readingDirection="top-to-bottom"')).toEqual(down)
    expect(baseline('北堂書鈔', '5,90 5,0')).toEqual(down)
    expect(baseline('שלום', '0,5 9,5', 'readingDirection="right-to-left"')).toEqual(left)
    expect(baseline('a', '9,5 0,5')).toEqual(left)
  })

  it('changes nothing of a text, which is in the order of reading', () => {
    expect(linesOf(region('a', 'שלום עולם'), 'readingDirection="right-to-left"')[0]?.text).toBe(
      'שלום עולם',
    )
  })
})

it('reads what was whole of a broken file, and says what is no PAGE XML', () => {
  const { parts, findings } = read(page(region('a', 'one') + region('b', 'two')).slice(0, -40))
  expect(parts[0]?.lines.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(findings).toMatchObject([{ level: 'error' }])
  expect(read('<PcGts/>')).toMatchObject({ parts: [], findings: [{ level: 'error' }] })
})

it('may have any elements anywhere', () => {
  const name = fc.constantFrom(
    'Page', 'TextRegion', 'TableRegion', 'TextLine', 'Word', 'Glyph', 'Coords', 'Point', 'Baseline', 'TextEquiv', 'Unicode', 'OrderedGroup', 'RegionRef', 'Creator',
  ) // prettier-ignore
  const element: fc.Memo<string> = fc.memo((depth) => {
    const inner = depth > 1 ? fc.array(element(depth - 1), { maxLength: 3 }) : fc.constant(['a b'])
    return fc
      .tuple(name, inner)
      .map(
        ([is, all]) =>
          `<${is} id="x" index="1" regionRef="x" points="1,1 2,2 3,1" x="1" y="2">${all.join('')}</${is}>`,
      )
  })
  fc.assert(
    fc.property(element(5), (xml) => {
      for (const { lines } of read(`<PcGts><Page>${xml}</Page></PcGts>`).parts)
        for (const { text, words = [] } of lines)
          for (const { from, to } of words) expect(text.slice(from, to)).toMatch(/^\S+$/)
    }),
  )
})
