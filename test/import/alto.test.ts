import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { altoParts } from '../../data/import/alto.js'
import { orderByNext } from '../../data/import/reading-order.js'

const read = (xml: string) => altoParts(new TextEncoder().encode(xml), 'a.xml')

/** A file of one page, with what stands before its layout and what stands on it. */
const file = (content: string, before = '') =>
  `<alto>${before}<Layout><Page WIDTH="1000" HEIGHT="1000"><PrintSpace>${content}</PrintSpace></Page></Layout></alto>`

const linesOf = (content: string, before?: string) =>
  read(file(content, before)).parts[0]?.lines ?? []
const lineOf = (content: string) =>
  linesOf(`<TextBlock><TextLine>${content}</TextLine></TextBlock>`)[0]
const block = (id: string, text: string, more = '') =>
  `<TextBlock ID="${id}" ${more}><TextLine ID="${id}-line"><String CONTENT="${text}"/></TextLine></TextBlock>`
const box = 'HPOS="1" VPOS="2" WIDTH="30" HEIGHT="10"'
const edges = { left: 1, top: 2, right: 31, bottom: 12 }

describe('words', () => {
  it('are known by their place in the line, with how sure the machine was', () => {
    expect(
      lineOf(
        `<String CONTENT=" Dear  " ${box} WC="0.75"/><SP/><String CONTENT="Sir" WC="0"/><String CONTENT="," WC="3"/>`,
      ),
    ).toEqual({
      text: 'Dear Sir ,',
      edges,
      opensParagraph: true,
      words: [
        { from: 0, to: 4, edges, confidence: 0.75 },
        { from: 5, to: 8, confidence: 0 },
      ],
    })
  })

  it.each([
    ['told at both parts', 'SUBS_CONTENT="harbour"', 'SUBS_CONTENT="harbour"', 'harbour'],
    ['told at the first part', 'SUBS_CONTENT="harbour"', '', 'harbour'],
    ['told at the second part', '', 'SUBS_CONTENT="Harbour"', 'Harbour'],
    ['put together from parts', '', '', 'harbour'],
  ])('that the line’s end divides have the whole word, %s', (_, first, second, whole) => {
    const lines = linesOf(
      `<TextBlock><TextLine><String CONTENT="the"/><String CONTENT="har" SUBS_TYPE="HypPart1" ${first}/><HYP CONTENT="&#xAD;"/></TextLine></TextBlock>
      <TextBlock><TextLine><String CONTENT="bour" SUBS_TYPE="HypPart2" ${second}/></TextLine></TextBlock>`,
    )
    expect(lines).toMatchObject([
      { text: 'the har-', words: [{ from: 4, to: 8, whole }] },
      { text: 'bour', words: [{ from: 0, to: 4, whole }] },
    ])
  })

  it('that are short for others are marked', () => {
    const line = lineOf('<String CONTENT="Mr" SUBS_TYPE="Abbreviation" SUBS_CONTENT="Mister"/>')
    expect(line?.marks).toEqual([{ kind: 'abbreviation', from: 0, to: 2, says: 'Mister' }])
  })

  it('are not known apart where a String holds several', () => {
    expect(lineOf(`<String CONTENT="A whole line" ${box}/>`)).toEqual({
      text: 'A whole line', edges, opensParagraph: true,
    }) // prettier-ignore
    expect(lineOf(`<String CONTENT="北堂書鈔" ${box}/>`)?.words).toBeUndefined()
  })

  it('of scripts without spaces stand close, where the file has no space', () => {
    const line = lineOf(
      `<String CONTENT="北堂" ${box}/><String CONTENT="書" ${box}/><String CONTENT="，" ${box}/><SP/><String CONTENT="鈔" ${box}/><String CONTENT="A" ${box}/>`,
    )
    expect(line?.text).toBe('北堂書， 鈔 A')
    expect(line?.words?.map(({ from, to }) => line.text.slice(from, to))).toEqual([
      '北堂', '書', '，', '鈔', 'A',
    ]) // prettier-ignore
  })

  it('have no place from the shapes of their glyphs', () => {
    const glyph = '<Glyph CONTENT="a"><Shape><Polygon POINTS="1,1 2,1 2,2"/></Shape></Glyph>'
    expect(lineOf(`<String CONTENT="a">${glyph}</String>`)).not.toHaveProperty('edges')
  })
})

describe('lines', () => {
  it.each([
    ['a height', '40', [{ x: 1, y: 40 }, { x: 31, y: 40 }]],
    ['points', '1,40 31,42', [{ x: 1, y: 40 }, { x: 31, y: 42 }]],
    ['points without commas', ' 1 40  31.5 42', [{ x: 1, y: 40 }, { x: 31.5, y: 42 }]],
    ['one point', '1,40', undefined],
    ['words', 'low', undefined],
  ])('stand on %s', (_, baseline, points) => {
    const [line] = linesOf(
      `<TextBlock><TextLine ${box} BASELINE="${baseline}"><String CONTENT="a"/></TextLine></TextBlock>`,
    )
    expect(line?.baseline).toEqual(points)
  }) // prettier-ignore

  it('have an outline where that tells more than their box', () => {
    const shaped = (points: string) =>
      lineOf(`<Shape><Polygon POINTS="${points}"/></Shape><String CONTENT="a"/>`)
    expect(shaped('0,0 10,0 10,5')).toMatchObject({
      edges: { left: 0, top: 0, right: 10, bottom: 5 },
      outline: [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 5 }],
    }) // prettier-ignore
    expect(shaped('0,0 10,0 10,5 0,5')).not.toHaveProperty('outline')
    expect(shaped('0,0 10,0 10')).not.toHaveProperty('edges')
  })

  it('are headings where a tag says so, of the line or of its block', () => {
    const tags =
      '<Tags><StructureTag ID="a" LABEL="heading 2"/><OtherTag ID="b" LABEL="HeadingLine:title"/><OtherTag ID="c" LABEL="Headings"/></Tags>'
    const lines = linesOf(
      `${block('1', 'one', 'TAGREFS="a"')}<TextBlock><TextLine TAGREFS="b"><String CONTENT="two"/></TextLine></TextBlock>${block('3', 'three', 'TAGREFS="c"')}`,
      tags,
    )
    expect(lines.map(({ heading }) => heading)).toEqual([2, 1, undefined])
  })
})

describe('blocks', () => {
  it('are told with the line that begins them, by their tag, their type or their margin', () => {
    const tags =
      '<Tags><NamedEntityTag ID="n" LABEL="Paris"/><LayoutTag ID="t" LABEL="marginalia"/></Tags>'
    const xml = `<alto>${tags}<Layout><Page><TopMargin>${block('1', 'head')}</TopMargin><PrintSpace>
      <ComposedBlock TYPE="advertisement">${block('2', 'bread', box)}${block('3', 'note', 'TAGREFS="n t"')}</ComposedBlock>
      <ComposedBlock><TextBlock><Shape><Polygon POINTS="1,2 31,2 31,12"/></Shape><TextLine><String CONTENT="a"/></TextLine><TextLine><String CONTENT="b"/></TextLine></TextBlock></ComposedBlock>
    </PrintSpace></Page></Layout></alto>`
    expect(
      read(xml).parts[0]?.lines.map(({ block: begins, opensParagraph }) => [
        begins,
        opensParagraph,
      ]),
    ).toEqual([
      [{ kind: 'TopMargin' }, true],
      [{ kind: 'advertisement', edges }, true],
      [{ kind: 'marginalia' }, true],
      [{ edges }, true],
      [undefined, false],
    ])
  })
})

describe('the order of reading', () => {
  const texts = (content: string, before?: string) =>
    linesOf(content, before).map(({ text }) => text)
  const four = block('a', 'one') + block('b', 'two') + block('c', 'three') + block('d', 'four')

  it('is the file’s, where nothing else is told', () => {
    expect(texts(four)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('is the one of ReadingOrder: blocks and lines; what is not named comes last, and is told', () => {
    const order =
      '<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="r1" REF="d"/><UnorderedGroup ID="u" REF="none"><ElementRef ID="r2" REF="b-line a"/></UnorderedGroup></OrderedGroup></ReadingOrder>'
    expect(texts(four, order)).toEqual(['four', 'two', 'one', 'three'])
    expect(read(file(four, order)).findings).toContainEqual({
      level: 'note',
      where: 'a.xml',
      what: expect.stringContaining('reading order does not name: 1.'),
    })
  })

  it('is the one of IDNEXT, where there is no other', () => {
    const linked =
      block('a', 'one', 'IDNEXT="d"') +
      block('b', 'two') +
      block('c', 'three') +
      block('d', 'four', 'IDNEXT="c"')
    expect(texts(linked)).toEqual(['one', 'four', 'three', 'two'])
    const ring = block('a', 'one', 'IDNEXT="b"') + block('b', 'two', 'IDNEXT="a"')
    expect(texts(ring)).toEqual(['one', 'two'])
  })

  it('names every block once, however blocks are linked', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(fc.tuple(id, id)), (units, links) => {
        const order = orderByNext(units, new Map(links))
        expect(order.toSorted()).toEqual(units.toSorted())
      }),
    )
  })
})

describe('a file', () => {
  it('says its language, by most of its lines, and what made it', () => {
    const made =
      '<Description><OCRProcessing><ocrProcessingStep><processingSoftware><softwareName>ABBYY FineReader</softwareName><softwareVersion>11</softwareVersion></processingSoftware></ocrProcessingStep><postProcessingStep><processingSoftware><softwareName>Other</softwareName><softwareVersion>2</softwareVersion></processingSoftware></postProcessingStep></OCRProcessing></Description>'
    const { head, parts } = read(
      file(`${block('a', 'x', 'language="deu"')}${block('b', 'y', 'LANG="fr"')}${block('c', 'z', 'LANG="fr"')}`, made), // prettier-ignore
    )
    expect([head, parts[0]?.tool]).toEqual([{ language: 'fr' }, 'ABBYY FineReader 11'])
  })

  it('that breaks off leaves what was read', () => {
    const { parts, findings } = read(file(block('a', 'one') + block('b', 'two')).split('</TextBlock></Pr')[0] ?? '') // prettier-ignore
    expect(parts[0]?.lines.map(({ text }) => text)).toEqual(['one', 'two'])
    expect(findings).toMatchObject([{ level: 'error' }, { level: 'note' }])
  })

  it('may have any elements anywhere', () => {
    const name = fc.constantFrom(
      'Page', 'TextBlock', 'TextLine', 'String', 'HYP', 'SP', 'Polygon', 'Glyph', 'OrderedGroup', 'softwareVersion',
    ) // prettier-ignore
    const element: fc.Memo<string> = fc.memo((depth) => {
      const inner = depth > 1 ? fc.array(element(depth - 1), { maxLength: 3 }) : fc.constant([])
      return fc
        .tuple(name, inner)
        .map(
          ([is, all]) =>
            `<${is} ID="x" IDNEXT="x" REF="x" CONTENT="a -" SUBS_TYPE="HypPart2" POINTS="1,1 2,2 3,1">${all.join('')}</${is}>`,
        )
    })
    fc.assert(
      fc.property(element(4), (xml) => {
        for (const { lines } of read(`<alto>${xml}</alto>`).parts)
          for (const { text, words = [] } of lines)
            for (const { from, to } of words) expect(text.slice(from, to)).toMatch(/^\S+$/)
      }),
    )
  })
})
