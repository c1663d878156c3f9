import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { teiParts } from '../../data/import/tei.js'
import { characterNames } from '../../data/import/tei/character-names.js'
import { readTei, wordsOf } from './tei/reading.js'
import { letter } from './tei/sample.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => teiParts(utf8(text), 'a.xml')

describe('a letter', () => {
  const { parts, findings, head } = read(letter)

  it('is read with its pages, lines, places and marks', () => {
    expect(findings).toEqual([])
    expect(parts.map(({ mark, image, space }) => [mark, image, space?.height])).toEqual([
      ['1r', 'letter-1.jpg', 1400],
      ['1v', 'letter-2.jpg', 1400],
    ])
    const lines = parts.flatMap((part) => part.lines)
    expect(lines.map(({ text, edges, heading, block }) => [text, edges?.top, heading, block?.kind])).toEqual([
      ['[1]', undefined, undefined, 'page-number'],
      ['To the Harbour Master', 100, 1, undefined],
      ['The ferry boat of the 12th was de-', 160, undefined, undefined],
      ['layed wh. is to bad.', 220, undefined, undefined],
      ['answered', 220, undefined, 'marginalia'],
      ['Postscript', undefined, 2, undefined],
      ['I insist, semper, on the quay and all & so on. No!', 100, undefined, undefined],
    ]) // prettier-ignore
    expect(lines[3]?.marks).toEqual([
      { kind: 'abbreviation', from: 6, to: 9, says: 'which' },
      { kind: 'error', from: 13, to: 15, says: 'too' },
      { kind: 'note', from: 19, to: 19, says: 'It was foggy – as ever.' },
    ])
    expect(lines[1]?.marks?.[0]?.names).toBe('https://d-nb.info/gnd/118540238')
    expect(lines[3]?.words).toEqual([{ from: 0, to: 5, whole: 'delayed' }])
  })

  it('tells who edited it, when, and its language', () => {
    expect(head).toEqual({ language: 'en', by: 'C. Clerk', date: '2021-05' })
  })
})

describe('the head', () => {
  const headOf = (header: string, text = '<p>x</p>') =>
    readTei(text, `<teiHeader><fileDesc>${header}</fileDesc></teiHeader>`).head

  it('takes the text’s own language first', () => {
    const german = '<profileDesc><langUsage><language ident="de"/></langUsage></profileDesc>'
    expect(headOf(german)).toEqual({ language: 'de' })
    expect(headOf(german, '<text xml:lang="fra"><body><p>x</p></body></text>')).toEqual({ language: 'fr' })
    expect(headOf('<profileDesc><language ident="de"/><language ident="fr"/></profileDesc>')).toBeUndefined()
  }) // prettier-ignore

  it('names editors where nobody is said to have transcribed', () => {
    const editors =
      '<titleStmt><editor>A</editor><editor><persName>B C</persName></editor><author>No</author></titleStmt>'
    expect(headOf(editors)).toEqual({ by: 'A; B C' })
  })
})

describe('names of characters', () => {
  it('are read, and declared entities are not expanded', () => {
    const xml = `<!DOCTYPE TEI [<!ENTITY own "expanded"><!ENTITY ndash "expanded">]>
      <TEI><text><body><p>a&ndash;b&eacute;&alpha;&scaron;&percnt; &own; &unknown;</p></body></text></TEI>`
    const { parts, findings } = read(xml)
    expect(parts[0]?.lines[0]?.text).toBe('a–béαš% &own; &unknown;')
    expect(findings).toMatchObject([{ level: 'warning', what: expect.stringContaining('&name;') }])
  })

  it('are those of HTML 4 and ISO 8879, no more', () => {
    expect(Object.keys(characterNames).length).toBeGreaterThan(400)
    const sample = ['nbsp', 'yuml', 'Amacr', 'zcaron', 'Omega', 'omega', 'thetasym', 'piv', 'euro', 'equals']
    expect(sample.map((name) => characterNames[name])).toEqual([
      '\u00a0', 'ÿ', 'Ā', 'ž', 'Ω', 'ω', 'ϑ', 'ϖ', '€', '=',
    ])
    expect(Object.hasOwn(characterNames, 'amp')).toBe(false)
  }) // prettier-ignore
})

describe('files that are not right', () => {
  it('are read up to the fault, which is told with its place', () => {
    const broken = letter.replace('<hi rend="underline">insist</hi>', '<hi>insist</p>')
    const { parts, findings } = read(broken)
    expect(parts[1]?.lines.map(({ text }) => text)).toEqual(['I insist'])
    expect(findings).toMatchObject([
      { level: 'error', where: expect.stringMatching(/^a\.xml, line 25, column \d+$/) },
    ])
  })

  it('say what they lack', () => {
    const said = (xml: string) => read(xml).findings.map(({ level, what }) => `${level} ${what}`)
    expect(said('<alto/>')).toEqual([expect.stringMatching(/^error .*no text/)])
    expect(said('<TEI><text/></TEI>')).toEqual([expect.stringMatching(/^warning .*no words/)])
    expect(read('<TEI><text/></TEI>').parts).toEqual([{ unit: 'pixel', lines: [] }])
    expect(said('')).toMatchObject([expect.stringMatching(/^error /)])
  })

  it('lose no words to elements that are not known', () => {
    expect(wordsOf('<p>a <x:y>b <z/>c</x:y></p><unheard>d</unheard>')).toEqual(['a b c', 'd'])
  })

  it('do no harm, however they are damaged', () => {
    const pieces = letter.split(/(?=<)|(?<=>)/)
    const place = fc.nat({ max: pieces.length - 1 })
    const change = fc.tuple(place, place, fc.constantFrom('drop', 'copy', 'swap', 'cut', 'junk'))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const { parts } = read(changes.reduce(changed, pieces).join(''))
        for (const { lines } of parts)
          for (const { text, marks = [], words = [] } of lines) {
            expect(text.trim()).not.toBe('')
            for (const { from, to } of [...marks, ...words])
              expect([text, from, to, from >= 0 && from <= to && to <= text.length]).toEqual([text, from, to, true])
          }
      }),
      { numRuns: 2000 },
    ) // prettier-ignore
  }, 60_000)
})

/** A file in pieces, with one change more. */
function changed(pieces: readonly string[], [from, to, what]: readonly [number, number, string]) {
  const at = (index: number) => pieces[index % Math.max(pieces.length, 1)] ?? ''
  if (what === 'drop') return pieces.toSpliced(from % pieces.length, 1)
  if (what === 'copy') return pieces.toSpliced(from, 0, at(to), at(to))
  if (what === 'swap') return pieces.with(from % pieces.length, at(to))
  if (what === 'cut') return pieces.with(from % pieces.length, at(from).slice(0, to % 9))
  return pieces.toSpliced(from, 0, ['&', '<', ']]>', '\u0000', '<lb break="no"/>', '<choice>', '</div>', '"'][to % 8] ?? '')
} // prettier-ignore
