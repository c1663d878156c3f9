import { describe, expect, it } from '@jest/globals'
import { linesOf, marksOf, readTei, wordsOf } from './reading.js'

describe('what editors mark', () => {
  it.each([
    ['a <del rend="overtyped">b</del> c', ['deletion “b” overtyped']],
    ['a <add place="above"> b </add> c', ['addition “b” above']],
    ['a <unclear reason="water_damage">b</unclear>', ['unclear “b” water damage']],
    ['a <supplied reason="lost">b</supplied>', ['supplied “b” lost']],
    ['<foreign xml:lang="la">b</foreign>', ['foreign “b” la']],
    ['<hi rend="italic">b</hi><emph>c</emph>', ['emphasis “b”', 'emphasis “c”']],
    ['<hi rend="underline">b</hi><hi rendition="#u">c</hi>', ['underlined “b”', 'underlined “c”']],
    ['<hi rend="strikethrough">b</hi>', ['deletion “b” strikethrough']],
    ['<hi rend="align(right)">b</hi><hi rend="superscript">c</hi>', []],
    ['<surplus>b</surplus><sic>c</sic>', ['error “b”', 'error “c”']],
    ['<abbr>Dr</abbr>, <expan>D<ex>octo</ex>r</expan>', ['abbreviation “Dr”', 'supplied “octo”']],
    ['<del></del><persName> </persName>', []],
  ])('%s', (text, marks) => {
    expect(marksOf(`<p>${text}</p>`)).toEqual(marks)
  })

  it('lies within each other as in the file, and goes on over lines', () => {
    expect(marksOf('<p><del>a <add>b</add></del></p>')).toEqual(['deletion “a b”', 'addition “b”'])
    expect(marksOf('<p><add><del>a</del></add></p>')).toEqual(['addition “a”', 'deletion “a”'])
    expect(marksOf('<p>x <del>a<lb/>b<pb/>c</del> y</p>')).toEqual([
      'deletion “a”', 'deletion “b”', 'deletion “c”',
    ]) // prettier-ignore
  })

  it('tells of gaps in words, and loses none', () => {
    const gap = '<gap quantity="3" unit="words" reason="illegible"/>'
    expect(marksOf(`<p>a ${gap} b</p>`)).toEqual(['gap @2 3 words, illegible'])
    expect(wordsOf(`<p>a ${gap} b</p>`)).toEqual(['a b'])
    expect(marksOf('<p>a<gap quantity="1" unit="line"><desc>torn off</desc></gap></p>')).toEqual([
      'gap @1 1 line, torn off',
    ])
    expect(marksOf('<p>a<unclear reason="illegible"/></p>')).toEqual(['gap @1 illegible'])
    expect(marksOf('<p>a<lb/><gap extent="1 line"/><lb/>b</p>')).toEqual(['gap @1 1 line'])
    expect(marksOf('<p><lb/><gap/>a</p>')).toEqual(['gap @0'])
  })

  it('may last from one place to another', () => {
    expect(marksOf('<p>a <delSpan spanTo="#e"/>b <lb/>c<anchor xml:id="e"/> d</p>')).toEqual([
      'deletion “b”', 'deletion “c”',
    ]) // prettier-ignore
  })

  it('parts a word that was struck out from the one that stands for it', () => {
    expect(wordsOf('<p>to <del>hte</del><add>the</add> man</p>')).toEqual(['to hte the man'])
    expect(marksOf('<p>to <subst><del>hte</del> <add>the</add></subst> man</p>')).toEqual([
      'deletion “hte”', 'addition “the”',
    ]) // prettier-ignore
    expect(wordsOf('<p>th<del>ie</del><add>ei</add>r</p>')).toEqual(['thieeir'])
  })
})

describe('choices', () => {
  it.each([
    ['<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>', 'Dr', ['abbreviation “Dr” Doctor']],
    ['<choice><corr>the</corr><sic>hte</sic></choice>', 'hte', ['error “hte” the']],
    ['<choice><orig>vp</orig><reg>up</reg></choice>', 'vp', ['abbreviation “vp” up']],
    ['d<choice><am>̄</am><ex>omi</ex></choice>ni', 'd\u0304ni', ['abbreviation “\u0304” omi']],
    ['<choice><unclear>a</unclear><unclear>b</unclear></choice>', 'a', ['unclear “a” b']],
    ['<choice><corr>a</corr><corr>b</corr></choice>', 'a', ['supplied “a”', 'note @1 Other reading: b']],
    ['<choice><expan>a</expan></choice>', 'a', ['supplied “a”']],
    ['<app><lem>a</lem><rdg wit="#B #C">b</rdg></app>', 'a', ['note @1 Other reading: b (B C)']],
    ['<app><rdg wit="#A">a</rdg></app> c', 'a c', ['supplied “a”']],
    ['<choice/>x', 'x', []],
    ['<choice><gap/><supplied>a</supplied></choice>', 'a', ['supplied “a”', 'gap @0']],
    ['<choice><choice><sic>a</sic><corr>b</corr></choice><reg>c</reg></choice>', 'a', ['error “a” b', 'note @1 Other reading: c']],
    ['<choice><lb/><sic>a</sic><corr>b</corr></choice>', 'a', ['error “a” b']],
  ])('%s', (text, words, marks) => {
    expect(wordsOf(`<p>${text}</p>`)).toEqual([words])
    expect(marksOf(`<p>${text}</p>`)).toEqual(marks)
  }) // prettier-ignore
})

describe('notes', () => {
  it('of editors are no text of the page', () => {
    expect(marksOf('<p>a<note resp="#ed"><p>One.</p><p>Two.</p></note> b</p>')).toEqual(['note @1 One. Two.'])
    expect(wordsOf('<p>a<note resp="#ed">One.</note> b</p>')).toEqual(['a b'])
    expect(marksOf('<p>a <figure><figDesc>A seal</figDesc></figure></p>')).toEqual(['note @1 A seal'])
  }) // prettier-ignore

  it.each([
    '<note place="margin">n</note>',
    '<note type="authorial">n</note>',
    '<note hand="#h2">n</note>',
    '<note place="foot" resp="#author">n</note>',
  ])('%s stays', (note) => {
    expect(wordsOf(`<p>a ${note}</p>`)).toEqual(['a', 'n'])
  })

  it.each([
    '<note>n</note>',
    '<note place="foot" resp="#AB">n</note>',
    '<note place="margin" type="editorial">n</note>',
    '<note place=" " type="footnote">n</note>',
  ])('%s is an editor’s', (note) => {
    expect(wordsOf(`<p>a ${note}</p>`)).toEqual(['a'])
  })

  it('stand where they are pointed to, wherever they are in the file', () => {
    const back = '<back><note xml:id="n1">One.</note><note target="#here">Two.</note><note xml:id="n3">Three.</note></back>'
    const text = `<text><body><p>a<ref target="#n1">1</ref> <seg xml:id="here">b</seg> c</p></body>${back}</text>`
    expect(wordsOf(text)).toEqual(['a1 b c'])
    expect(marksOf(text)).toEqual(['note @2 One.', 'note @4 Two.', 'note @6 Three.'])
    const standOff = '<standOff><note target="#here">Far.</note></standOff>'
    expect(marksOf('<p>a <seg xml:id="here">b</seg> c</p>', standOff)).toEqual(['note @3 Far.'])
  }) // prettier-ignore

  it('of a page without words are told, and of another file once', () => {
    const { findings } = readTei(
      '<pb n="1"/><note>Blank.</note><pb n="2"/><p>a<ptr target="notes.xml#n1"/><ptr target="notes.xml#n2"/></p>',
    )
    expect(findings).toMatchObject([
      { level: 'note', what: expect.stringContaining('no words: 1') },
      { level: 'note', what: expect.stringContaining('other files (notes.xml)') },
    ])
  })
})

describe('names', () => {
  const lists = `<teiHeader><particDesc><listPerson>
    <person xml:id="p1"><idno type="VIAF">123</idno><persName ref="https://b.example/1">A</persName></person>
    <person xml:id="p2" sameAs="https://b.example/2"/>
    <person xml:id="p3"><persName><ref target="http://c.example/3 http://c.example/4"/>C</persName>
      <bibl><ref target="https://wrong.example"/></bibl></person>
    </listPerson></particDesc></teiHeader>`

  it.each([
    ['<persName ref="#p1">A</persName>', 'person “A” https://viaf.org/viaf/123'],
    ['<rs type="person" key="p2">B</rs>', 'person “B” https://b.example/2'],
    ['<persName ref="#none #p3">C</persName>', 'person “C” http://c.example/3'],
    ['<placeName ref="https://x.example/1">D</placeName>', 'place “D” https://x.example/1'],
    ['<orgName ref="gnd:11-X">E</orgName>', 'organisation “E” https://d-nb.info/gnd/11-X'],
    ['<title ref="javascript:alert(1)">F</title>', 'work “F”'],
    ['<name type="place" key="constructor:1">G</name>', 'place “G”'],
    ['<date when="1834-06-27T10:00">H</date>', 'date “H” 1834-06-27'],
    ['<date from="1834" to="1835-02">H</date>', 'date “H” 1834/1835-02'],
    ['<date notBefore="1834" notAfter="1836">H</date>', 'date “H” [1834..1836]'],
    ['<date when="">H</date>', 'date “H”'],
  ])('%s', (text, mark) => {
    expect(marksOf(`<p>${text}</p>`, lists)).toEqual([mark])
  })

  it('are known from lists behind the text, which are no text', () => {
    const back =
      '<back><listPlace><head>Places</head><place xml:id="x"><placeName ref="https://x.example/1">X</placeName></place></listPlace></back>'
    const text = `<text><body><p><placeName ref="#x">Here</placeName></p></body>${back}</text>`
    expect(wordsOf(text)).toEqual(['Here'])
    expect(marksOf(text)).toEqual(['place “Here” https://x.example/1'])
  })
})

describe('hands', () => {
  const header = `<teiHeader><handNotes><handNote xml:id="m" scope="major"/><handNote xml:id="t" medium="typewriter"/>
    <handNote xml:id="h"/></handNotes></teiHeader>`

  it('other than the document’s own are marked', () => {
    const text =
      '<p hand="#m">a <add hand="#h">b</add> <seg hand="#t">c</seg> <handShift new="#h"/>d <handShift new="#t"/>e</p>'
    expect(marksOf(text, header)).toEqual(['addition “b”', 'handwritten “b”', 'handwritten “d”'])
  })
})

it('does not take a file’s names for its own', () => {
  const [line] = linesOf(
    '<p>a <constructor>b</constructor> <toString>c</toString> <hasOwnProperty ref="__proto__" xml:id="__proto__">d</hasOwnProperty></p>',
  )
  expect(line).toEqual({ text: 'a b c d', opensParagraph: true })
})
