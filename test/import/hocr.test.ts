import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hocrParts } from '../../data/import/hocr.js'

const read = (html: string) => hocrParts(Buffer.from(html), 'a.hocr')
const page = (content: string, title = 'bbox 0 0 1000 2000') =>
  read(`<html><body><div class="ocr_page" title='${title}'>${content}</div></body></html>`)
const linesOf = (content: string) => page(content).parts[0]?.lines ?? []
const textsOf = (content: string) => linesOf(content).map(({ text }) => text)
const line = (content: string, title = 'bbox 10 20 110 40') =>
  `<span class="ocr_line" title="${title}">${content}</span>`
const word = (text: string, title = 'bbox 10 20 50 40') =>
  `<span class="ocrx_word" title="${title}">${text}</span>`
const edges = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
})

describe('a page', () => {
  it('has its size, its image and the tool', () => {
    const { parts, head } = read(
      `<meta name=ocr-system content="tesseract 5"><div class=ocr_page title='image "C:\\scans\\a;1.png"; bbox 0 0 1000 2000; ppageno 0'>` +
        `<p class=ocr_par lang=fra>${line('Bonjour')}</p></div>`,
    )
    expect(parts).toEqual([
      {
        space: { width: 1000, height: 2000 },
        unit: 'pixel',
        image: 'a;1.png',
        tool: 'tesseract 5',
        lines: [
          { text: 'Bonjour', edges: edges(10, 20, 110, 40), opensParagraph: true }, // prettier-ignore
        ],
      },
    ])
    expect(head).toEqual({ language: 'fr' })
  })

  it.each([
    ['that is cut out of its image', 'bbox 100 0 200 300'],
    ['of no size', 'bbox 0 0 0 0'],
    ['of no box', 'image a.png'],
    ['with a box that is none', 'bbox 0 0 wide high'],
  ])('%s does not tell how large it is', (_, title) => {
    expect(page(line('a'), title).parts[0]?.space).toBeUndefined()
  })

  it('has a mark only where several are told apart', () => {
    const marks = (...titles: string[]) =>
      read(
        titles.map((title) => `<div class=ocr_page title="${title}">${line('a')}</div>`).join(''),
      ).parts.map(({ mark }) => mark)
    expect(marks('ppageno 4')).toEqual([undefined])
    expect(marks('ppageno 4', 'ppageno 5')).toEqual(['5', '6'])
    expect(marks('ppageno 0', 'ppageno 0')).toEqual([undefined, undefined])
    expect(marks("lpageno 'iv'; ppageno 1", 'ppageno 2')).toEqual(['iv', '3'])
  })

  it('is the file where that has none, and what stands outside of pages is told', () => {
    expect(read(`<body>${line('a')}</body>`).parts).toMatchObject([{ lines: [{ text: 'a' }] }])
    const { parts, findings } = read(`<h1>Results</h1><div class=ocr_page>${line('a')}</div>`)
    expect(parts.map(({ lines }) => lines.length)).toEqual([1])
    expect(findings.map(({ level }) => level)).toEqual(['note'])
    expect(findings[0]?.what).toContain('“Results”')
  })

  it('that is missing altogether is an error', () => {
    for (const html of ['', '<html></html>', '<script>ocr_page</script>'])
      expect(read(html)).toMatchObject({ parts: [], findings: [{ level: 'error' }] })
  })
})

describe('words', () => {
  it('have their places and how sure the machine was', () => {
    const content = `${word('Dear', 'bbox 10 20 50 40; x_wconf 92')} ${word('Sir', 'bbox 60 20 90 40; x_wconf 101')}\n${word('I', 'x_confs 0.5 0.7')} ${word('say', '')}`
    expect(linesOf(line(content))[0]).toEqual({
      text: 'Dear Sir I say',
      edges: edges(10, 20, 110, 40),
      opensParagraph: true,
      words: [
        { from: 0, to: 4, edges: edges(10, 20, 50, 40), confidence: 0.92 },
        { from: 5, to: 8, edges: edges(60, 20, 90, 40) },
        { from: 9, to: 10, confidence: 0.6 },
      ],
    })
  })

  it('stand close where nothing stands between them, unless the file leaves all spaces out', () => {
    expect(textsOf(line(`${word('Dear')} ${word('Sir')}${word(',')}`))).toEqual(['Dear Sir,'])
    expect(textsOf(line(`${word('Dear')}${word('Sir')}`) + line(word('again')))).toEqual([
      'Dear Sir',
      'again',
    ])
  })

  it('of Japanese have no spaces between them', () => {
    const [read] = linesOf(line(`${word('  光学  ')} \n${word('文字')} ${word('OCR')}`))
    expect(read?.text).toBe('光学文字 OCR')
    expect(read?.words?.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
      [5, 8],
    ])
  })

  it('keep what stands between them, with entities and emphasis', () => {
    expect(textsOf(line(`(${word('caf&eacute;')}&nbsp;&mdash; <b>${word('<em>R&amp;D</em>')}</b>)`))).toEqual(['(café — R&D)']) // prettier-ignore
  })

  it('are put together from characters', () => {
    const letters = Array.from('ab c').map((letter, at) => `<span class="ocrx_cinfo" title="x_bboxes ${at * 10} 0 ${at * 10 + 8} 9; x_conf 9${at}">${letter}</span>`) // prettier-ignore
    const inWord = linesOf(line(word(letters.slice(0, 2).join(''), '')))[0]
    expect(inWord?.words).toEqual([{ from: 0, to: 2, edges: edges(0, 0, 18, 9), confidence: 0.905 }]) // prettier-ignore
    expect(linesOf(line(letters.join('')))[0]?.words).toEqual([
      { from: 0, to: 2, edges: edges(0, 0, 18, 9) },
      { from: 3, to: 4, edges: edges(30, 0, 38, 9) },
    ])
    const all = '<span class="ocr_cinfo" title="x_bboxes 0 0 8 9 10 0 18 9 20 0 21 9 30 0 38 9">ab c</span>' // prettier-ignore
    expect(linesOf(line(all, ''))[0]).toMatchObject({ edges: edges(0, 0, 38, 9), words: [{ to: 2 }, { from: 3 }] }) // prettier-ignore
  })

  it('are put together from the cuts of a line', () => {
    const cut = (cuts: string) => linesOf(line('ab c', `bbox 100 0 200 9; cuts ${cuts}`))[0]?.words
    expect(cut('10 20,3,-1 15')).toEqual([
      { from: 0, to: 2, edges: edges(100, 0, 130, 9) },
      { from: 3, to: 4, edges: edges(145, 0, 200, 9) },
    ])
    for (const none of ['10 20', '10 20 15 9', '10 200 15', 'a b c'])
      expect([none, cut(none)]).toEqual([none, undefined])
  })

  it('that a soft hyphen divides are told whole at both parts', () => {
    const lines = linesOf(line(`the (${word('commu&shy;')}`) + line(`${word('nism')}, and a-`) + line('gain')) // prettier-ignore
    expect(lines.map(({ text }) => text)).toEqual(['the (commu-', 'nism, and a-', 'gain'])
    expect(lines.map(({ words = [] }) => words.map(({ whole }) => whole))).toEqual([
      ['communism'],
      ['communism'],
      [],
    ])
    expect(linesOf(line('commu&shy;') + line('nism'))[1]?.words).toEqual([
      { from: 0, to: 4, whole: 'communism' },
    ])
    expect(linesOf(line('commu&shy;') + line('(note)'))[0]).not.toHaveProperty('words')
  })
})

describe('lines', () => {
  it('have outlines and baselines', () => {
    const [read] = linesOf(
      line('a', 'bbox 10 20 110 40; poly 10 25 110 20 110 35 10 40; baseline 0.01 -5'),
    )
    expect(read?.outline).toHaveLength(4)
    expect(read?.baseline).toEqual([
      { x: 10, y: 35 },
      { x: 110, y: 36 },
    ])
  })

  it.each([
    'bbox 10 20 20 400; baseline 0 0',
    'bbox 10 20 110 40; textangle 90; baseline 0 0',
    'bbox 10 20 110 40; baseline 9 0',
    'bbox 10 20 110 40; baseline high',
    'baseline 0 0',
  ])('have no baseline with %s', (title) => {
    expect(linesOf(line('a', title))[0]?.baseline).toBeUndefined()
  })

  it('have places in fractions, upside down, and outside of the page', () => {
    expect(linesOf(line('a', 'bbox 110.5 40 -10 20.25'))[0]?.edges).toEqual(
      edges(-10, 20.25, 110.5, 40),
    )
    expect(page(line('a', '')).findings).toMatchObject([{ level: 'note' }])
    expect(linesOf(line(word('a'), ''))[0]?.edges).toEqual(edges(10, 20, 50, 40))
  })

  it('counted from the foot of the page, as OCRopus did, are told to be', () => {
    const line = (y: number) =>
      `<span class="ocr_line" title="bbox 40 ${y} 900 ${y + 60}">words</span>`
    const page = (ys: readonly number[]) =>
      `<div class="ocr_page" title="file a.png">${ys.map(line).join('')}</div>`
    const read = (ys: readonly number[]) => hocrParts(Buffer.from(page(ys)), 'a.html').parts[0]
    expect(read([900, 800, 700, 600, 500, 400])).toMatchObject({ upwards: true })
    expect(read([400, 500, 600, 700, 800, 900])).not.toHaveProperty('upwards')
    // A second column begins at the head again.
    expect(read([400, 600, 800, 900, 400, 600, 800])).not.toHaveProperty('upwards')
  })

  it('that are empty are left out', () => {
    expect(textsOf(line('') + line(' \n&nbsp; ') + line(word('')) + line('a'))).toEqual(['a'])
  })

  it('are those of text that stands in none', () => {
    const html = `<p class="ocr_par" title="bbox 1 2 3 4">One
      line</p><p>Two<br>lines</p><div class='ocr_header' title='bbox 5 6 7 8'>${word('Head')}</div>loose<table><tr><td>a</td><td>b</td></tr></table>`
    expect(textsOf(html)).toEqual(['One line', 'Two', 'lines', 'Head', 'loose', 'a', 'b'])
    expect(linesOf(html)[0]?.edges).toEqual(edges(1, 2, 3, 4))
    expect(linesOf(html)[3]).toMatchObject({ edges: edges(10, 20, 50, 40), block: { kind: 'header', edges: edges(5, 6, 7, 8) } }) // prettier-ignore
  })
})

describe('blocks', () => {
  it('open paragraphs, and are told where they begin', () => {
    const html = `<div class="ocr_carea" title="bbox 0 0 9 9"><p class="ocr_par">${line('a')}${line('b')}</p><p class="ocr_par" title="bbox 1 1 2 2">${line('c')}</p></div>${line('d')}<p/>${line('e')}<h2>${line('f')}</h2>`
    expect(linesOf(html).map(({ opensParagraph, block, heading }) => [opensParagraph, block?.edges?.right, heading])).toEqual([
      [true, 9, undefined],
      [false, undefined, undefined],
      [true, 2, undefined],
      [true, undefined, undefined],
      [true, undefined, undefined],
      [true, undefined, 2],
    ]) // prettier-ignore
  })

  it('are told by the class of their lines, as Tesseract does', () => {
    const header = `<span class="ocr_header" title="bbox 1 2 3 4">${word('Head')}</span>`
    expect(linesOf(`<p class="ocr_par" title="bbox 0 0 9 9">${header}${header}</p>`).map(({ block }) => block)).toEqual([{ kind: 'header', edges: edges(0, 0, 9, 9) }, undefined]) // prettier-ignore
    expect(linesOf(header + line('a')).map(({ block }) => block)).toEqual([{ kind: 'header', edges: edges(1, 2, 3, 4) }, undefined]) // prettier-ignore
  })
})

describe('files', () => {
  it('of HTML that is not well-formed are read all the same', () => {
    const html = `<HTML><BODY BGCOLOR=white><DIV CLASS='ocr_page' TITLE='file "a.png"'><P CLASS=ocr_par><SPAN CLASS=ocr_line TITLE="bbox 1 2 3 4">1 < 2 & 3<BR></SPAN><P CLASS=ocr_par><SPAN CLASS=ocr_line TITLE="bbox 1 2 3 4">next</B></SPAN>`
    const { parts, findings } = read(html)
    expect(findings).toEqual([])
    expect(parts).toMatchObject([{ image: 'a.png', lines: [{ text: '1 < 2 & 3' }, { text: 'next', opensParagraph: true }] }]) // prettier-ignore
  })

  it('of XHTML with prefixes, closed elements and CDATA', () => {
    const html = `<?xml version="1.0" encoding="ISO-8859-1"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:div class="ocr_page"><h:span class="ocr_line"><h:span class="ocrx_word" title="bbox 1 2 3 4"/>caf\xe9 <![CDATA[<R&D>]]></h:span></h:div></h:html>`
    expect(hocrParts(Buffer.from(html, 'latin1'), 'a').parts[0]?.lines[0]?.text).toBe('café <R&D>')
  })

  it('say their encoding in a meta element', () => {
    const html = `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><div class=ocr_page>${line('\xcf\xf0\xe8\xe2\xe5\xf2')}</div>`
    expect(hocrParts(Buffer.from(html, 'latin1'), 'a').parts[0]?.lines[0]?.text).toBe('Привет')
  })

  it('tell their language by their lines, whatever stands at their head', () => {
    const languageOf = (html: string) => read(html).head?.language
    expect(languageOf(`<html lang=en><div class=ocr_page>${line('a')}</div>`)).toBeUndefined()
    expect(languageOf(`<div class=ocr_page><p lang="deu-frak">${line('a')}</p></div>`)).toBe('de')
    expect(languageOf(`<div class=ocr_page><p lang="chi_tra_vert">${line('a')}</p></div>`)).toBe('zh-Hant') // prettier-ignore
    expect(languageOf(`<meta name=ocr-langs content=la><div class=ocr_page>${line('a')}</div>`)).toBe('la') // prettier-ignore
  })

  it('that nest without end are read as far as is safe, and say so', () => {
    const { parts, findings } = page(line('before') + '<b>'.repeat(100_000) + line('after'))
    expect(parts[0]?.lines.map(({ text }) => text)).toEqual(['before'])
    expect(findings).toMatchObject([{ level: 'error', where: 'a.hocr, line 1' }])
    const wide = page(`${line('before')}<b title="${'x'.repeat(1_100_000)}">`)
    expect(wide.findings).toMatchObject([{ level: 'error' }])
    const many = Array.from({ length: 1100 }, (_, nth) => `a${nth}=1`).join(' ')
    expect(page(`<b ${many}>`).findings[0]?.what).toContain('thousand attributes')
  })

  it('of a million words on one line take no longer than others', () => {
    const { parts } = page(line(`${word('光', '')} `.repeat(100_000)))
    expect(parts[0]?.lines[0]?.text).toHaveLength(100_000)
    expect(linesOf(line(`${'a'.repeat(1_000_000)} b`))[0]?.text).toHaveLength(1_000_002)
  })

  it('of any kind throw nothing, and their lines are in order', () => {
    const piece = fc.constantFrom('<span class=ocr_line title="bbox 1 2 3 4">', '<span class=ocrx_word title="bbox 1 2 3 4; x_wconf 9">', '</span>', '<p class=ocr_par>', '</p>', '<div class=ocr_page>', '</div>', '<h1>', '<br/>', 'word', ' ', '&shy;', '<!--', '-->', '<![CDATA[', ']]>', '<script>', '</script>', '"', '<', '\0', '<span class=ocr_cinfo title="x_bboxes 1 2 3 4">', '<td>') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { lines } of read(pieces.join('')).parts)
          for (const { text, words = [] } of lines) {
            expect(text).toBe(text.trim())
            expect(text).not.toBe('')
            let at = 0
            for (const { from, to } of words) {
              expect(from).toBeGreaterThanOrEqual(at)
              expect(to).toBeGreaterThan(from)
              at = to
            }
            expect(at).toBeLessThanOrEqual(text.length)
          }
      }),
      { numRuns: 500 },
    )
  })
})
