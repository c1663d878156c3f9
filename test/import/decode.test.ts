import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { carriable, decoded } from '../../data/import/decode.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(
    [...`\ufeff${text}`].flatMap((letter) => {
      const [high, low] = [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]
      return big ? [high, low] : [low, high]
    }),
  )

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8('Mémoire ‘ж’')],
    ['UTF-8', utf8('\ufeffMémoire ‘ж’')],
    ['UTF-16LE', utf16('Mémoire ‘ж’', false)],
    ['UTF-16BE', utf16('Mémoire ‘ж’', true)],
  ])('reads %s without a word', (encoding, bytes) => {
    expect(decoded(bytes, 'a.txt')).toEqual({ text: 'Mémoire ‘ж’', encoding, findings: [] })
  })

  it('reads UTF-16 without a mark where it begins as XML', () => {
    expect(decoded(utf16('<a/>', true).slice(2), 'a.xml').text).toBe('<a/>')
    expect(decoded(utf16('<a/>', false).slice(2), 'a.xml').text).toBe('<a/>')
  })

  it('reads Windows-1252 where nothing else fits, and says where it stops being UTF-8', () => {
    expect(decoded(latin('one\ntwo\nM\xe9moire \x93quoted\x94 \x80\x85'), 'box/a.txt')).toEqual({
      text: 'one\ntwo\nMémoire “quoted” €…',
      encoding: 'Windows-1252',
      findings: [
        {
          level: 'warning',
          where: 'box/a.txt, line 3',
          what: expect.stringContaining('byte 10 of the file, 0xE9'),
        },
      ],
    })
  })

  it('keeps UTF-8 that is damaged in one place as UTF-8', () => {
    const bytes = Uint8Array.from([...utf8('жжжжжж'), 0xe9, ...utf8(' жж')])
    const { text, encoding, findings } = decoded(bytes, 'a.txt')
    expect([text, encoding]).toEqual(['жжжжжж\ufffd жж', 'UTF-8'])
    expect(findings).toMatchObject([{ level: 'warning' }])
  })

  it('believes what an XML file declares, unless it is UTF-8 all the same', () => {
    expect(decoded(latin('\xe9'), 'a.xml', 'ISO-8859-1')).toMatchObject({ text: 'é', findings: [] })
    expect(decoded(latin('\xd6'), 'a.xml', 'windows-1251')).toMatchObject({
      text: 'Ц',
      findings: [],
    })
    expect(decoded(utf8('é'), 'a.xml', 'ISO-8859-1')).toMatchObject({ text: 'é', findings: [] })
    expect(decoded(latin('\xe9'), 'a.xml', 'no-such-thing')).toMatchObject({
      encoding: 'Windows-1252',
    })
  })
})

describe('what is no text', () => {
  it.each([
    ['a PNG', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01')],
    ['zeros', new Uint8Array(100)],
  ])('refuses %s', (_, bytes) => {
    const { text, findings } = decoded(bytes, 'a.txt')
    expect(text).toBeUndefined()
    expect(findings).toMatchObject([{ level: 'error', where: 'a.txt' }])
  })

  it('leaves out single control characters, and says how many', () => {
    const { text, findings } = decoded(utf8(`${'long '.repeat(50)}\u0001\u0007end`), 'a.txt')
    expect(text?.endsWith('long end')).toBe(true)
    expect(findings).toMatchObject([{ level: 'note', what: expect.stringContaining(': 2.') }])
  })
})

it('ends lines in one way, and keeps form feeds and tabs', () => {
  expect(carriable('a\r\nb\rc\vd\u0085e\ff\tg')).toBe('a\nb\nc\nd\ne\ff\tg')
})

it('makes texts that XML can carry of any bytes, and does not throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { text = '' } = decoded(bytes, 'a.txt')
      expect(text).toMatch(/^[\t\n\f\u0020-\ufffd\u{10000}-\u{10ffff}]*$/u)
      expect(text.isWellFormed()).toBe(true)
    }),
  )
})

it('gives back any text that was written in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[^\P{Cc}\n]/u.test(text) && !text.startsWith('\ufeff'))
      expect(decoded(utf8(`\ufeff${text}`), 'a.txt').text).toBe(text)
    }),
  )
})
