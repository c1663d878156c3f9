import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { altoParts } from '../../data/import/alto.js'
import { readXml } from '../../data/import/xml.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** What a listener hears, as text. */
function heard(bytes: Uint8Array) {
  const words: string[] = []
  const findings = readXml(bytes, 'a.xml', {
    open: (name, attributes) =>
      words.push(
        `<${name}${Object.entries(attributes)
          .map(([key, value]) => ` ${key}=${value ?? ''}`)
          .join('')}>`,
      ),
    close: (name) => words.push(`</${name}>`),
    text: (text) => words.push(text),
  })
  return { said: words.join(''), findings }
}

describe('readXml', () => {
  it('tells elements without their prefix, attributes and text in order', () => {
    const xml =
      '<?xml version="1.0"?><x:a x:b="1&amp;2"><!-- no --><c/>&#233;&lt;<![CDATA[<d>]]></x:a>'
    expect(heard(utf8(xml))).toEqual({ said: '<a x:b=1&2><c></c>é<<d></a>', findings: [] })
  })

  it('reads what was whole of a broken file, and tells line and column', () => {
    const { said, findings } = heard(utf8('<a>\n<b/>\n <c></b></a>'))
    expect(said).toContain('<a>\n<b></b>\n <c>')
    expect(findings).toEqual([
      {
        level: 'error',
        where: 'a.xml, line 3, column 9',
        what: expect.stringContaining('not well-formed'),
      },
    ])
    expect(heard(utf8('<a><b>')).findings).toMatchObject([{ level: 'error' }])
    expect(heard(utf8('')).findings).toMatchObject([{ level: 'error' }])
  })

  it('reads the encoding that is declared', () => {
    expect(heard(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'))).toEqual({
      said: '<a>é</a>',
      findings: [],
    })
  })

  it('expands no entity of a document type: a billion laughs stay a line', () => {
    const lines = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    )
    const { said, findings } = heard(
      utf8(
        `<!DOCTYPE a [<!ENTITY l0 "ha">${lines.join('')}]><a b="&l9;">&l9; &constructor; &toString;</a>`,
      ),
    )
    expect(said).toBe('<a b=&l9;>&l9; &constructor; &toString;</a>')
    expect(findings).toMatchObject([{ level: 'warning' }])
  })

  it('fetches nothing', () => {
    const { said } = heard(utf8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'))
    expect(said).toBe('<a>&x;</a>')
  })

  it.each([
    ['elements within elements', '<a>'.repeat(100_000), 'nested'],
    ['an attribute of two million letters', `<a b="${'x'.repeat(2_000_000)}"/>`, 'longer than'],
    [
      'very many attributes',
      `<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}=""`).join(' ')}/>`,
      'attributes',
    ],
    ['very many elements', `<a>${'<b/>'.repeat(2_000_000)}</a>`, 'two million elements'],
    ['very many names that are not known', `<a>${'&x;'.repeat(20_000)}</a>`, 'ten thousand'],
  ])(
    'stops at %s',
    (_, xml, words) => {
      const findings = readXml(utf8(xml), 'a.xml', { open: () => 0, close: () => 0 })
      expect(findings[0]).toMatchObject({ level: 'error', what: expect.stringContaining(words) })
    },
    60_000,
  )

  it('takes any bytes', () => {
    const piece = fc.constantFrom(
      '<a',
      '>',
      '</a>',
      '<!DOCTYPE',
      '[',
      ']',
      '&',
      ';',
      '#x0',
      '"',
      '=',
      '<![CDATA[',
      ']]>',
      '<?',
      'é',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.array(piece).map((all) => utf8(all.join(''))),
        ),
        (bytes) => {
          expect(Array.isArray(readXml(bytes, 'a.xml', { open: () => 0, close: () => 0 }))).toBe(
            true,
          )
          expect(Array.isArray(altoParts(bytes, 'a.xml').parts)).toBe(true)
        },
      ),
    )
  })
})
