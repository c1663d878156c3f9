import { expect, it } from '@jest/globals'
import { linesOf, readTei } from './reading.js'

const facsimile = `<facsimile>
  <surface xml:id="s1" n="1r" ulx="100" uly="0" lrx="1100" lry="1400"><graphic url="f/a.jpg"/>
    <zone xml:id="r1" type="paragraph" ulx="200" uly="50" lrx="900" lry="300">
      <zone xml:id="l1" ulx="200" uly="50" lrx="900" lry="90"/>
      <zone xml:id="l2" points="200,100 900,110 900,150 200,140"/>
    </zone>
    <zone xml:id="w1" ulx="300" uly="50" lrx="400" lry="90"/>
    <zone xml:id="far" ulx="300" uly="1300" lrx="400" lry="1390"/>
    <zone start="#b9" ulx="110" uly="10" lrx="120" lry="20"/>
  </surface>
  <surface xml:id="s2"><graphic url="b-small.jpg" width="100px" height="140px"/><graphic url="b.jpg" width="'1000px'" height="1400"/>
    <zone xml:id="l3" ulx="1" uly="2" lrx="3" lry="4"/><zone xml:id="none" ulx="x" lrx=""/></surface>
</facsimile>`

it('come from the zones that lines, words and blocks name', () => {
  const text = `<pb facs="#s1"/><p facs="#r1"><lb facs="#l1"/>one <w facs="#w1">two</w><lb facs="#l2"/>three</p>
    <pb facs="b.jpg"/><p facs="#l3">four</p>`
  const { parts, findings } = readTei(text, facsimile)
  expect(findings).toEqual([])
  expect(parts).toMatchObject([
    { image: 'a.jpg', mark: '1r', space: { width: 1000, height: 1400 } },
    { image: 'b-small.jpg', space: { width: 1000, height: 1400 } },
  ])
  expect(parts[0]?.lines).toEqual([
    {
      text: 'one two',
      opensParagraph: true,
      edges: { left: 100, top: 50, right: 800, bottom: 90 },
      block: { kind: 'paragraph', edges: { left: 100, top: 50, right: 800, bottom: 300 } },
      words: [{ from: 4, to: 7, edges: { left: 200, top: 50, right: 300, bottom: 90 } }],
    },
    {
      text: 'three',
      opensParagraph: false,
      edges: { left: 100, top: 100, right: 800, bottom: 150 },
      outline: [{ x: 100, y: 100 }, { x: 800, y: 110 }, { x: 800, y: 150 }, { x: 100, y: 140 }],
    },
  ]) // prettier-ignore
  expect(parts[1]?.lines[0]?.edges).toEqual({ left: 1, top: 2, right: 3, bottom: 4 })
})

it('are those of a whole line’s seg, and of zones that name the element', () => {
  const lines = linesOf(
    '<pb facs="#s1"/><p><seg facs="#l1">one</seg><lb xml:id="b9"/>two</p>',
    facsimile,
  )
  expect(lines.map(({ edges }) => edges?.top)).toEqual([50, 10])
})

it('of several zones are one where they lie together', () => {
  const top = (facs: string) =>
    linesOf(`<pb facs="#s1"/><p><lb facs="${facs}"/>x</p>`, facsimile)[0]?.edges
  expect(top('#l1 #l2')).toEqual({ left: 100, top: 50, right: 800, bottom: 150 })
  expect(top('#l1 #far')).toEqual({ left: 100, top: 50, right: 800, bottom: 90 })
})

it('that are missing or on another page are told, and none is made up', () => {
  const { parts, findings } = readTei(
    '<pb facs="#s1"/><p><lb facs="#gone"/>a<lb facs="#l3"/>b<lb facs="#none"/>c</p>',
    facsimile,
  )
  expect(parts[0]?.lines.map(({ edges }) => edges)).toEqual([undefined, undefined, undefined])
  expect(findings.map(({ level, what }) => [level, /#\w+(, #\w+)*/.exec(what)?.[0]])).toEqual([
    ['warning', '#gone'],
    ['warning', '#l3, #none'],
  ])
})

it('tell the page of what stands before the first pb, or of a text without any', () => {
  const text = '<p><lb facs="#l3"/>of two</p><pb facs="#s1"/><p>of one</p>'
  const pages = (all: string) =>
    readTei(all, facsimile).parts.map(({ mark, image, lines }) => [mark ?? image, ...lines.map((line) => line.text)]) // prettier-ignore
  expect(pages(text)).toEqual([['1r', 'of one'], ['b-small.jpg', 'of two']]) // prettier-ignore
  expect(pages('<p facs="#l3">two</p><p facs="#l1">one</p><p>more</p>')).toEqual([
    ['1r', 'one', 'more'],
    ['b-small.jpg', 'two'],
  ])
})

it('are those of a sourceDoc’s own elements', () => {
  const source = `<sourceDoc><surface n="1" lrx="100" lry="100" ulx="0" uly="0"><graphic url="x.jpg"/>
    <zone type="head" ulx="10" uly="10" lrx="90" lry="40"><line ulx="10" uly="10" lrx="90" lry="20">A <mod><del>b</del></mod></line><line>c</line></zone>
    <surface><zone ulx="0" uly="0" lrx="5" lry="5"><line>slip</line></zone></surface></surface>
    <surface><zone><line>d</line></zone></surface></sourceDoc>`
  const { parts, findings } = readTei(source)
  expect(findings).toEqual([])
  expect(parts).toMatchObject([
    {
      mark: '1', image: 'x.jpg', space: { width: 100, height: 100 },
      lines: [
        { text: 'A b', edges: { left: 10, bottom: 20 }, block: { kind: 'head', edges: { bottom: 40 } }, marks: [{ kind: 'deletion' }] },
        { text: 'c' },
        { text: 'slip' },
      ],
    },
    { lines: [{ text: 'd' }] },
  ]) // prettier-ignore
  expect(parts[0]?.lines[2]?.edges).toBeUndefined()
})

it('of a sourceDoc are left out where the file has a text', () => {
  const both =
    '<sourceDoc><surface><line>a</line></surface></sourceDoc><text><body><p>b</p></body></text>'
  const { parts, findings } = readTei(both)
  expect(parts.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['b']])
  expect(findings).toMatchObject([{ level: 'note', what: expect.stringContaining('twice') }])
})
