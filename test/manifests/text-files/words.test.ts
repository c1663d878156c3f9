import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Mark, MarkKind, TextLine } from '../../../data/model/text-line.js'
import { htmlFoot, htmlHead, htmlSection } from '../../../manifests/text-files/html.js'
import { markedLine } from '../../../manifests/text-files/marked-line.js'
import { ownLines } from '../../../manifests/text-files/own-lines.js'
import { plainText } from '../../../manifests/text-files/plain.js'
import { readXml } from '../../../data/import/xml.js'
import { addresses, memorandum, profile } from '../examples.js'

const line = (text: string, more: Partial<TextLine> = {}): TextLine => ({
  text,
  opensParagraph: false,
  ...more,
})
const mark = (kind: MarkKind, from: number, to: number, says?: string): Mark => ({
  kind,
  from,
  to,
  ...(says !== undefined && { says }),
})

describe('plain text', () => {
  it('has lines as they stand, and a blank line before a paragraph', () => {
    const lines = [line('One', { opensParagraph: true }), line('two-'), line('Three', { opensParagraph: true })] // prettier-ignore
    expect(plainText(lines)).toBe('One\ntwo-\n\nThree\n')
    expect(plainText([line('One'), line(' '), line('Two')])).toBe('One\n\nTwo\n')
    expect(plainText([])).toBe('')
  })

  it('joins what goes on from the line before, with a space where the writing has one', () => {
    const on = { continues: true } as const
    expect(plainText([line('He went'), line('home,', on), line('he said', on)])).toBe('He went home, he said\n') // prettier-ignore
    expect(plainText([line('He '), line('went', on)])).toBe('He went\n')
    expect(plainText([line('公文'), line('書館', on)])).toBe('公文書館\n')
    expect(plainText([line('alone', on)])).toBe('alone\n')
  })

  it('lets nothing in a line look like the end of a line or of a page', () => {
    expect(plainText([line('a\fb\nc\u2028d')])).toBe('a b c d\n')
  })
})

describe('marks', () => {
  const marked = (text: string, ...marks: Mark[]) => {
    const notes: string[] = []
    const [own] = ownLines([line(text, { marks })])
    return own ? markedLine(own, (says) => `<sup>${notes.push(says)}</sup>`) : ''
  }

  it('stand as editors write them', () => {
    expect(marked('the old new word', mark('deletion', 4, 7), mark('addition', 8, 11))).toBe(
      'the <del>old</del> <ins>new</ins> word',
    )
    expect(marked('so it is', mark('unclear', 3, 5), mark('gap', 5, 5, 'two words, torn'))).toBe(
      'so <mark class="unclear">it<span class="gap" title="two words, torn">[…]</span></mark> is',
    )
    expect(marked('Dr Smith', mark('abbreviation', 0, 2, 'Doctor'), mark('note', 8, 8, 'Who?'))).toBe(
      '<abbr title="Doctor">Dr</abbr> Smith<sup>1</sup>',
    )
    expect(marked('', mark('gap', 0, 0))).toBe('<span class="gap">[…]</span>')
  }) // prettier-ignore

  it('lead to an authority where it has an address, and never from within another link', () => {
    const person: Mark = { kind: 'person', from: 0, to: 11, names: 'https://viaf.org/1?a=1&b=2' }
    const place: Mark = { kind: 'place', from: 3, to: 11, names: 'https://example.org/sofia' }
    const trap: Mark = { kind: 'person', from: 0, to: 2, names: 'javascript:alert(1)' }
    expect(marked('P. of Sofia', person, place)).toBe(
      '<a href="https://viaf.org/1?a=1&amp;b=2" class="person">P. <span class="place">of Sofia</span></a>',
    )
    expect(marked('P. of Sofia', trap)).toBe('<span class="person">P.</span> of Sofia')
  })

  it('lie within each other however they overlap, and lose no letter', () => {
    const kinds: MarkKind[] = ['deletion', 'addition', 'unclear', 'gap', 'note', 'person', 'emphasis', 'date'] // prettier-ignore
    const marks = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        from: fc.integer({ min: -2, max: 30 }),
        to: fc.integer({ min: -2, max: 30 }),
        says: fc.string(),
        names: fc.constantFrom('https://example.org/', 'x<y', ''),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 25, minLength: 1 }), marks, (text, all) => {
        const markup = markedLine({ text, opensParagraph: false, marks: all }, () => '')
        const said: string[] = []
        const bytes = new TextEncoder().encode(`<p>${markup}</p>`)
        const findings = readXml(bytes, 'x', {
          open: () => undefined,
          close: () => undefined,
          text: (words) => said.push(words),
        })
        expect(findings).toEqual([])
        const words = said.join('').replaceAll('[…]', '')
        // eslint-disable-next-line no-control-regex
        expect(words).toBe(text.replaceAll('[…]', '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r/g, '\n')) // prettier-ignore
      }),
    )
  })
})

describe('the document of HTML', () => {
  it('has the record, and each page with its notes', () => {
    const head = htmlHead(memorandum, addresses, profile)
    expect(head).toContain('<title>Memorandum on the harbour</title>')
    expect(head).toContain('<dt>Author</dt><dd>P. Harbour</dd>')
    expect(head).toContain('<dd>&lt;RECEIVED&gt; </dd>')
    expect(head).not.toMatch(/<script|javascript:|someone/)
    const section = htmlSection({
      heading: '1r <b>',
      id: 'p1',
      address: 'https://archive.example/items/a/b',
      language: 'ar',
      lines: [
        line('Title', { heading: 1 }),
        line('words', { opensParagraph: true, marks: [mark('note', 5, 5, 'A <note>')] }),
      ],
    })
    expect(section).toContain('<h2><a href="https://archive.example/items/a/b">1r &lt;b&gt;</a></h2>')
    expect(section).toContain('<div lang="ar" dir="rtl">')
    expect(section).toContain('<h3>Title</h3>\n<p>words<sup><a href="#p1-note-1" id="p1-ref-1">1</a></sup></p>') // prettier-ignore
    expect(section).toContain('<li id="p1-note-1">A &lt;note&gt; <a href="#p1-ref-1">↩</a></li>')
    expect(htmlFoot).toBe('</body>\n</html>\n')
  }) // prettier-ignore
})
