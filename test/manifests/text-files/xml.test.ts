import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readXml } from '../../../data/import/xml.js'
import { element, lines, sequence, xmlDocument } from '../../../manifests/text-files/xml.js'

/** The attribute and the text of `<a b="…">…</a>`, as a reader finds them. */
function readBack(xml: string) {
  let text = ''
  let inside = false
  let value: string | undefined
  const findings = readXml(new TextEncoder().encode(xml), 'a.xml', {
    open: (_, attributes) => {
      value = attributes['b']
      inside = true
    },
    close: () => (inside = false),
    text: (piece) => (text += inside ? piece : ''),
  })
  return { text, value, findings }
}

describe('element', () => {
  it('escapes text and values, and takes markup as it is', () => {
    const inner = element('i', {}, 'x < y')
    expect(element('p', { a: '"1" & 2', n: 3, none: undefined }, 'A & B ', inner).markup).toBe(
      '<p a="&quot;1&quot; &amp; 2" n="3">A &amp; B <i>x &lt; y</i></p>',
    )
    expect(element('p', {}, undefined, '').markup).toBe('<p/>')
    expect(element('p', {}, ']]>').markup).toBe('<p>]]&gt;</p>')
  })

  it('leaves out what XML cannot carry', () => {
    expect(element('p', { a: '\u0000x\ufffe' }, 'a\u0001b\ud800c\uffff𝔘').markup).toBe(
      '<p a="x">abc𝔘</p>',
    )
  })

  it('is read back as it was, whatever was written', () => {
    const odd = fc.constantFrom('é', '𝔘', '\ud800', '\udc00', '\uffff', '\u00a0', '\u2028', ']]>')
    const any = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: odd }))
    fc.assert(
      fc.property(any, any, (value, text) => {
        const kept = (said: string) => said.replace(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu, '')
        // Of these the reader makes something else, or takes a file that is full of them for no text.
        fc.pre(!/[\r\u007f-\u009f]/.test(value + text))
        const xml = xmlDocument(element('a', { b: value }, text))
        expect(readBack(xml)).toMatchObject({ text: kept(text), value: kept(value) })
      }),
    )
  })

  it('keeps line ends and tabs in values', () => {
    expect(readBack(xmlDocument(element('a', { b: 'a\n\tb' }))).value).toBe('a\n\tb')
  })
})

it('puts children on lines of their own where white space says nothing', () => {
  expect(lines('a', {}, element('b', {}), undefined, element('c', {})).markup).toBe(
    '<a>\n<b/>\n<c/>\n</a>',
  )
  expect(lines('a', {}).markup).toBe('<a/>')
  expect(sequence(element('b', {}), ' & ', undefined).markup).toBe('<b/> &amp; ')
})

it('begins a file with what it is', () => {
  expect(xmlDocument(element('a', {}))).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n')
  expect(xmlDocument(element('html', {}), '<!DOCTYPE html>')).toContain('?>\n<!DOCTYPE html>\n<h')
})
