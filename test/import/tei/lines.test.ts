import { describe, expect, it } from '@jest/globals'
import { linesOf, pagesOf, readTei, wordsOf } from './reading.js'

describe('lines', () => {
  it('begin at lb, where there are any', () => {
    const text =
      '<p><lb/>The first\n   line,<lb/>the <hi>second</hi></p><p>a paragraph<lb/> and its end</p>'
    expect(linesOf(text).map((line) => [line.text, line.opensParagraph])).toEqual([
      ['The first line,', true],
      ['the second', false],
      ['a paragraph', true],
      ['and its end', false],
    ])
  })

  it('are blocks, where there is no lb', () => {
    const text = `<head>Title</head><opener><dateline>Rome, 1 May</dateline> <salute>Sir,</salute></opener>
      <p>Words.</p><lg><l>one</l><l>two</l></lg><list><item>a</item><item>b</item></list>
      <table><row><cell>1</cell><cell>2</cell></row></table><closer>Yours <signed>A. B.</signed></closer>`
    expect(wordsOf(text)).toEqual([
      'Title', 'Rome, 1 May', 'Sir,', 'Words.', 'one', 'two', 'a', 'b', '1 2', 'Yours', 'A. B.',
    ]) // prettier-ignore
  })

  it('are not begun by dates and signatures in a paragraph that tells its lines', () => {
    const text =
      '<opener><lb/><dateline>Rome,</dateline> <date>1 May</date> <address><addrLine>Via X</addrLine></address><lb/><salute>Sir,</salute></opener>'
    expect(wordsOf(text)).toEqual(['Rome, 1 May Via X', 'Sir,'])
  })

  it('keep the marks of what is joined', () => {
    const text =
      '<opener><lb/><del>Rome, <dateline>1 May</dateline> <addrLine>Via X</addrLine></del> then</opener>'
    const [line] = linesOf(text)
    expect(line?.text).toBe('Rome, 1 May Via X then')
    expect(line?.marks).toEqual([{ kind: 'deletion', from: 0, to: 17 }])
  })

  it('tell words that their ends divide', () => {
    const text =
      '<p>of com-<lb break="no"/>munism, and <w>de<lb/>mo</w> the so-<lb/>called<lb break="no"/></p>'
    expect(linesOf(text).map(({ text: words, words: known }) => [words, known])).toEqual([
      ['of com-', [{ from: 3, to: 7, whole: 'communism' }]],
      ['munism, and de', [{ from: 0, to: 6, whole: 'communism' }, { from: 12, to: 14, whole: 'demo' }]],
      ['mo the so-', [{ from: 0, to: 2, whole: 'demo' }]],
      ['called', undefined],
    ]) // prettier-ignore
  })

  it('end where a column does, and may divide a word there', () => {
    expect(wordsOf('<p>one two<cb n="2"/>three</p>')).toEqual(['one two', 'three'])
    const [line] = linesOf('<p>one two<cb break="no"/>three</p>')
    expect([line?.text, line?.words]).toEqual(['one two', [{ from: 4, to: 7, whole: 'twothree' }]])
  })

  it('divide a word at the end of a page, with a running head between', () => {
    const text = '<p>one ter-<pb n="2"/><fw type="header">HEAD</fw><lb break="no"/>minated word</p>'
    const { parts } = readTei(text)
    expect(parts.map(({ lines }) => lines.map((line) => [line.text, line.words?.[0]?.whole]))).toEqual(
      [[['one ter-', 'terminated']], [['HEAD', undefined], ['minated word', 'terminated']]],
    ) // prettier-ignore
  })

  it('are headings by the depth of their division', () => {
    const text =
      '<div><head>One<lb/>more</head><div><head>Two</head><p>x</p></div></div><figure><head>A caption</head></figure>'
    expect(linesOf(text).map((line) => [line.text, line.heading, line.block?.kind])).toEqual([
      ['One', 1, undefined],
      ['more', 1, undefined],
      ['Two', 2, undefined],
      ['x', undefined, undefined],
      ['A caption', undefined, 'caption'],
    ])
  })

  it('of what stands beside the text come after the line it is beside', () => {
    const text =
      '<p>one <note place="margin">in the <lb/>margin</note>and on<lb/>two</p><fw type="pageNum">7</fw>'
    expect(linesOf(text).map((line) => [line.text, line.block?.kind])).toEqual([
      ['one and on', undefined],
      ['in the', 'marginalia'],
      ['margin', undefined],
      ['two', undefined],
      ['7', 'page-number'],
    ])
  })

  it('of another edition are passed over, and that is told', () => {
    const text = '<pb ed="A" n="1"/><p>one<lb ed="A"/>two<lb ed="B"/> three<pb ed="B" n="9"/></p>'
    const { parts, findings } = readTei(text)
    expect(parts.map(({ lines }) => lines.map((line) => line.text))).toEqual([['one', 'two three']])
    expect(findings).toMatchObject([{ level: 'note', what: expect.stringContaining('editions') }])
  })
})

describe('pages', () => {
  it('begin at pb and at milestones; what stands before the first belongs to it', () => {
    expect(pagesOf('<head>T</head><pb n="1"/><p>a<pb n="2"/>b</p><milestone unit="page" n="3"/><p>c</p>')).toEqual(
      [['T', 'a'], ['b'], ['c']],
    ) // prettier-ignore
    expect(pagesOf('<p>a</p>')).toEqual([['a']])
    expect(pagesOf('<p>a<pb n="2"/>b</p>')).toEqual([['a'], ['b']])
    expect(pagesOf('<pb n="2"/><p>b</p>')).toEqual([['b']])
    expect(readTei('<pb n=" 1r "/><p>a</p>').parts[0]?.mark).toBe('1r')
  })

  it('that are begun twice are one', () => {
    const text =
      '<pb facs="b.jpg"/><p>cover</p><pb facs="a.jpg" n="1"/><p>one</p><pb facs="b.jpg"/><p>back</p>'
    const { parts } = readTei(text)
    expect(parts.map(({ image, lines }) => [image, lines.map((line) => line.text)])).toEqual([
      ['b.jpg', ['cover', 'back']],
      ['a.jpg', ['one']],
    ])
  })

  it('know their images by addresses, also those of IIIF', () => {
    const images = [
      'scans/0001.jpg',
      'https://x.example/iiif/2/box%2F0002.tif/full/full/0/default.jpg',
      'https://x.example/iiif/3/0003.tif/info.json',
      'https://x.example/0004.jpg?size=2#top',
      'box\\0005.jpg',
    ]
    const text = images.map((facs) => `<pb facs="${facs}"/><p>x</p>`).join('')
    expect(readTei(text).parts.map(({ image }) => image)).toEqual([
      '0001.jpg', '0002.tif', '0003.tif', '0004.jpg', '0005.jpg',
    ]) // prettier-ignore
  })

  it('are all read of a corpus and of a group', () => {
    const one = '<text><body><pb n="1"/><p>a</p></body></text>'
    const two =
      '<text><group><text><body><pb n="2"/><p>b</p></body></text><text><body><p>c</p></body></text></group></text>'
    const xml = `<teiCorpus><teiHeader/><TEI>${one}</TEI><TEI>${two}</TEI></teiCorpus>`
    expect(pagesOf(`<text>${xml}</text>`)).toEqual([['a'], ['b', 'c']])
  })
})

describe('white space', () => {
  it('is one space, and none where it says nothing', () => {
    const text = `<p>a\n\t b <choice>\n <sic>c</sic>\n <corr>d</corr>\n </choice>, <w>e\n f</w>
      <subst>\n<del>g</del>\n<add>h</add>\n</subst>i\u00a0 j</p>`
    expect(wordsOf(text)).toEqual(['a b c, ef ghi\u00a0 j'])
  })

  it('goes with a pointer that a comma follows', () => {
    expect(wordsOf('<p>word\n <ptr target="#n"/>\n , and on</p>')).toEqual(['word, and on'])
    expect(wordsOf('<p>word , and on</p>')).toEqual(['word , and on'])
  })
})
