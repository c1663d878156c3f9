import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bibtex } from '../../../web/cite/bibtex.js'
import { cslJson } from '../../../web/cite/csl-json.js'
import { citedDate } from '../../../web/cite/date.js'
import { plainPieces, type Citing } from '../../../web/cite/pieces.js'
import type { Reference } from '../../../web/cite/reference.js'
import { ris } from '../../../web/cite/ris.js'
import { styles } from '../../../web/cite/styles.js'
import { wordsIn } from '../../../web/words.js'

const ashgrove: Reference = {
  id: 'hrb-14-56-2',
  title: 'Memorandum of conversation with the Harbour Master',
  authors: [{ family: 'Ashgrove', given: 'R.' }],
  date: citedDate({ text: '12 March 1956', edtf: '1956-03-12' }),
  dateText: '12 March 1956',
  referenceCode: 'HRB 14/56/2',
  repository: 'Archive of the Harbour and Rivers Board',
  languages: ['en'],
  page: '1',
  lines: [8, 8],
  address: 'https://archive.example/cite/kq7f3xv9m2ab',
}

const text = ({ entry, inText }: Citing) => [plainPieces(entry), inText]
const said = (name: keyof typeof styles, cited: Reference) =>
  text(styles[name](cited, wordsIn(['en'])))

describe('a passage, in each style', () => {
  it.each([
    [
      'archival',
      'R. Ashgrove, “Memorandum of conversation with the Harbour Master”, 12 March 1956, p. 1, l. 8, HRB 14/56/2, Archive of the Harbour and Rivers Board, https://archive.example/cite/kq7f3xv9m2ab.',
      undefined,
    ],
    [
      'chicago-note',
      'R. Ashgrove, “Memorandum of conversation with the Harbour Master,” March 12, 1956, p. 1, line 8, HRB 14/56/2, Archive of the Harbour and Rivers Board, https://archive.example/cite/kq7f3xv9m2ab.',
      undefined,
    ],
    [
      'chicago-date',
      'Ashgrove, R. 1956. “Memorandum of conversation with the Harbour Master.” March 12, 1956. HRB 14/56/2. Archive of the Harbour and Rivers Board. https://archive.example/cite/kq7f3xv9m2ab.',
      '(Ashgrove 1956, p. 1, line 8)',
    ],
    [
      'mla',
      'Ashgrove, R. “Memorandum of conversation with the Harbour Master.” 12 Mar. 1956. HRB 14/56/2, Archive of the Harbour and Rivers Board, p. 1, line 8, https://archive.example/cite/kq7f3xv9m2ab.',
      '(Ashgrove 1, line 8)',
    ],
    [
      'apa',
      'Ashgrove, R. (1956, March 12). Memorandum of conversation with the Harbour Master. Archive of the Harbour and Rivers Board (HRB 14/56/2). https://archive.example/cite/kq7f3xv9m2ab',
      '(Ashgrove, 1956, p. 1, line 8)',
    ],
  ] as const)('%s', (style, entry, inText) => {
    expect(said(style, ashgrove)).toEqual([entry, inText])
  })

  it('sets the title in italics where APA does', () => {
    expect(styles.apa(ashgrove).entry).toContainEqual({ italic: ashgrove.title })
  })

  it('says what it is called in French and German', () => {
    const [french] = text(styles.archival({ ...ashgrove, lines: [8, 10] }, wordsIn(['fr'])))
    expect(french).toContain('p. 1, l. 8–10, HRB')
    const [german] = text(styles.archival({ ...ashgrove, lines: [8, 10] }, wordsIn(['de'])))
    expect(german).toContain('Z. 8–10, HRB')
  })
})

/** What the guides print, but for the address, which they have none of, and for quotation marks around a title. */
describe('the examples of the guides', () => {
  const at = 'https://archive.example/x'
  type Known = Omit<Reference, 'id' | 'languages' | 'address'>
  it.each<[string, keyof typeof styles, Known, string]>([
    [
      'https://apastyle.apa.org/style-grammar-guidelines/references/archival: a collection of letters',
      'apa',
      {
        title: 'Correspondence',
        authors: [{ family: 'Allport', given: 'Gordon W.' }],
        date: citedDate({ text: '', edtf: '1930/1967' }),
        collection: 'Gordon W. Allport Papers',
        referenceCode: 'HUG 4118.10',
        repository: 'Harvard University Archives, Cambridge, MA, United States',
      },
      'Allport, G. W. (1930–1967). Correspondence. Gordon W. Allport Papers (HUG 4118.10), Harvard University Archives, Cambridge, MA, United States. https://archive.example/x',
    ],
    [
      'the same: a letter from a private collection',
      'apa',
      {
        title: '[Letter to Robert M. Ogden]',
        authors: [{ family: 'Frank', given: 'Lawrence K.' }],
        date: citedDate({ text: '', edtf: '1935-02-04' }),
        referenceCode: 'GEB series 1.3, Box 371, Folder 3877',
        repository: 'Rockefeller Archive Center',
      },
      'Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden]. Rockefeller Archive Center (GEB series 1.3, Box 371, Folder 3877). https://archive.example/x',
    ],
    [
      'The Chicago Manual of Style 15.54',
      'chicago-date',
      {
        title: 'Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz',
        authors: [{ family: 'Dinkel', given: 'Joseph' }],
        date: citedDate({ text: '', edtf: '1869' }),
        collection: 'Agassiz Papers',
        repository: 'Houghton Library, Harvard University',
      },
      'Dinkel, Joseph. 1869. “Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz.” Agassiz Papers. Houghton Library, Harvard University. https://archive.example/x.',
    ],
    [
      'The Chicago Manual of Style 14.229: a memorandum',
      'chicago-note',
      {
        title: 'Memorandum',
        authors: [{ family: 'Johnson', given: 'Alvin' }],
        date: citedDate({ text: '', edtf: '1937' }),
        referenceCode: 'file 36',
        collection: 'Horace Kallen Papers',
        repository: 'YIVO Institute, New York',
      },
      'Alvin Johnson, “Memorandum,” 1937, file 36, Horace Kallen Papers, YIVO Institute, New York, https://archive.example/x.',
    ],
    [
      'MLA Handbook: an unpublished letter in an archive',
      'mla',
      {
        title: 'Letter to Charles Fremont',
        authors: [{ family: 'Benton', given: 'Thomas Hart' }],
        date: citedDate({ text: '', edtf: '1847-06-22' }),
        collection: 'John Charles Fremont Papers',
        repository: 'Southwest Museum Library, Los Angeles',
      },
      'Benton, Thomas Hart. “Letter to Charles Fremont.” 22 June 1847. John Charles Fremont Papers, Southwest Museum Library, Los Angeles, https://archive.example/x.',
    ],
  ])('%s', (_, style, known, entry) => {
    expect(said(style, { ...known, id: 'a', languages: [], address: at })[0]).toBe(entry)
  })
})

describe('where little is known', () => {
  const nothing: Reference = {
    id: 'x',
    title: 'Whose lamps are these?',
    authors: [],
    repository: 'Lantern Company',
    languages: [],
    address: 'https://archive.example/items/x',
  }
  it.each([
    ['archival', '“Whose lamps are these?”, Lantern Company, https://archive.example/items/x.', undefined],
    ['chicago-note', '“Whose lamps are these?,” Lantern Company, https://archive.example/items/x.', undefined],
    ['chicago-date', '“Whose lamps are these?” n.d. Lantern Company. https://archive.example/items/x.', '(“Whose lamps are these?” n.d.)'],
    ['mla', '“Whose lamps are these?” Lantern Company, https://archive.example/items/x.', '(“Whose lamps are these?”)'],
    ['apa', 'Whose lamps are these? (n.d.). Lantern Company. https://archive.example/items/x', '(“Whose lamps are these?”, n.d.)'],
  ] as const)('%s', (style, entry, inText) => {
    expect(said(style, nothing)).toEqual([entry, inText])
  }) // prettier-ignore

  it('lists several authors as each style does', () => {
    const names = ['Ames', 'Blau', 'Cole', 'Dorn'].map((family) => ({ family, given: 'Ann' }))
    const of = (count: number) => ({ ...ashgrove, authors: names.slice(0, count) })
    const begins = (style: keyof typeof styles, count: number) =>
      said(style, of(count))[0]?.split(/,? “|\. 1956| \(1956/)[0]
    expect([2, 3, 4].map((count) => begins('chicago-note', count))).toEqual([
      'Ann Ames and Ann Blau',
      'Ann Ames, Ann Blau, and Ann Cole',
      'Ann Ames et al.',
    ])
    expect([2, 3].map((count) => begins('chicago-date', count))).toEqual([
      'Ames, Ann, and Ann Blau',
      'Ames, Ann, Ann Blau, and Ann Cole',
    ])
    expect([2, 3].map((count) => begins('mla', count))).toEqual([
      'Ames, Ann, and Ann Blau.',
      'Ames, Ann, et al.',
    ])
    expect([2, 3].map((count) => begins('apa', count))).toEqual([
      'Ames, A., & Blau, A.',
      'Ames, A., Blau, A., & Cole, A.',
    ])
    expect(said('apa', of(3))[1]).toBe('(Ames et al., 1956, p. 1, line 8)')
  })
})

describe('for programs', () => {
  it('CSL-JSON says all that is known', () => {
    expect(cslJson({ ...ashgrove, collection: 'Harbour', archive: 'Old papers' })).toEqual([
      {
        id: ashgrove.address,
        type: 'manuscript',
        title: ashgrove.title,
        author: [{ family: 'Ashgrove', given: 'R.' }],
        issued: { 'date-parts': [[1956, 3, 12]] },
        archive: 'Archive of the Harbour and Rivers Board',
        archive_collection: 'Harbour',
        archive_location: 'HRB 14/56/2',
        source: 'Old papers',
        language: 'en',
        page: '1',
        note: 'p. 1, line 8',
        URL: ashgrove.address,
      },
    ])
  })

  it.each([
    ['1956', { 'date-parts': [[1956]] }],
    ['1956-03~', { 'date-parts': [[1956, 3]], circa: true }],
    ['1956-03-12/1957', { 'date-parts': [[1956, 3, 12], [1957]] }],
    ['195X', { literal: 'as written' }],
    ['1956/..', { literal: 'as written' }],
    ['1956-21', { literal: 'as written' }],
    [undefined, { literal: 'as written' }],
  ])('CSL-JSON dates %s', (edtf, issued) => {
    const date = citedDate({ text: 'as written', ...(edtf !== undefined && { edtf }) })
    expect(cslJson({ ...ashgrove, date })[0]['issued']).toEqual(issued)
  })

  it('RIS is a field a line', () => {
    expect(ris({ ...ashgrove, abstract: 'One.\r\nER  - \r\n\u0000Two.' }).split('\r\n')).toEqual([
      'TY  - MANSCPT',
      'ID  - hrb-14-56-2',
      'AU  - Ashgrove, R.',
      'TI  - Memorandum of conversation with the Harbour Master',
      'PY  - 1956',
      'DA  - 1956/03/12/',
      'AB  - One. ER - Two.',
      'SP  - 1',
      'N1  - p. 1, line 8',
      'CN  - HRB 14/56/2',
      'AV  - HRB 14/56/2, Archive of the Harbour and Rivers Board',
      'DP  - Archive of the Harbour and Rivers Board',
      'LA  - en',
      'UR  - https://archive.example/cite/kq7f3xv9m2ab',
      'ER  - ',
      '',
    ])
  })

  it('BibTeX holds names, titles and signs together', () => {
    const authors = [...ashgrove.authors, { literal: 'Smith and Sons & Co.' }]
    const title = 'Oil_50% {cost} \\ $3 ~ ^ #1'
    expect(bibtex({ ...ashgrove, authors, title })).toBe(`@misc{ashgrove1956oil50,
  author = {Ashgrove, R. and {Smith and Sons \\& Co.}},
  title = {{Oil\\_50\\% \\textbraceleft{}cost\\textbraceright{} \\textbackslash{} \\$3 \\textasciitilde{} \\textasciicircum{} \\#1}},
  year = {1956},
  month = mar,
  howpublished = {HRB 14/56/2, Archive of the Harbour and Rivers Board},
  note = {p. 1, line 8},
  language = {en},
  url = {https://archive.example/cite/kq7f3xv9m2ab},
}
`)
  })

  it('BibTeX has a key of plain letters, whatever the names', () => {
    const key = (cited: Partial<Reference>) =>
      /^@misc\{(.*),$/m.exec(bibtex({ ...ashgrove, ...cited }))?.[1]
    expect(key({ authors: [{ literal: '張愛玲' }], title: '信' })).toBe('item1956')
    expect(key({ authors: [{ family: 'Müßig', given: 'A.' }] })).toBe('mussig1956memorandum')
  })

  it('is never broken by what a title holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, code) => {
        const hostile = { ...ashgrove, title, referenceCode: code }
        const lines = ris(hostile).split('\r\n')
        expect(lines.filter((line) => line.startsWith('ER  - '))).toEqual(['ER  - '])
        for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- .*$/u)
        let depth = 0
        for (const sign of bibtex(hostile)) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})
