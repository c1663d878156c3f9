import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { attributes, html, Html, webAddress, type Content } from '../../web/html.js'
import { attribute, elements, named, wordsOf } from './elements.js'

it('escapes text, in elements and in attributes', () => {
  const hostile = `"><script>alert('1')</script>&amp;\``
  expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&#96;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&#96;</p>',
  )
})

// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

it('gives any text back as it was, and nothing but text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[<>"'&`=/ a-z!-]*$/),
    fc.constantFrom('<!--', ']]>', '</p>', '<svg/onload=1>', '&lt;', '&#60;script>'),
  )
  fc.assert(
    fc.property(anything, (text) => {
      const readable = text.replace(unprintable, '�')
      const page = elements(
        String(html`<p title="${text}" ${attributes({ lang: text })}>${text}</p>`),
      )
      const [paragraph] = page.children
      if (typeof paragraph === 'string' || paragraph === undefined) throw new Error('No paragraph.')
      expect(page.children).toHaveLength(1)
      expect(paragraph.children).toEqual(readable === '' ? [] : [readable])
      expect(attribute(paragraph, 'title')).toBe(readable)
      expect(attribute(paragraph, 'lang')).toBe(readable)
    }),
  )
})

it('puts lists one after the other, nests, and leaves out what is not there', () => {
  const list: Content = ['a', html`<b>${'<'}</b>`, 0, undefined, null, false, ['c', ['d']]]
  expect(String(html`<i>${list}</i>`)).toBe('<i>a<b>&lt;</b>0cd</i>')
})

it('shows what cannot be printed as a replacement sign', () => {
  expect(String(html`${'a\u0000b\u001bc\ud800d\tn'}`)).toBe('a�b�c�d\tn')
})

it.each([
  ['javascript:alert(1)', '#'],
  [' JaVaScRiPt:alert(1)', '#'],
  ['java\nscript:alert(1)', '#'],
  ['\u0001javascript:alert(1)', '#'],
  ['data:text/html,x', '#'],
  ['vbscript:x', '#'],
  ['https://archive.example/?a=1&b="', 'https://archive.example/?a=1&amp;b=&quot;'],
  ['/items/a:b', '/items/a:b'],
  ['#line-1', '#line-1'],
  ['?text=1', '?text=1'],
  ['mailto:a@archive.example', 'mailto:a@archive.example'],
])('as an address, %j becomes %j', (address, written) => {
  expect(String(html`<a href="${address}">x</a>`)).toBe(`<a href="${written}">x</a>`)
  expect(String(html`<a ${attributes({ href: address })}>x</a>`)).toBe(`<a href="${written}">x</a>`)
})

it('refuses a template with a value where no escaping helps', () => {
  expect(() => html`<p title=${'x'}>a</p>`).toThrow(TypeError)
  expect(() => html`<p onclick="${'x'}">a</p>`).toThrow(TypeError)
  expect(() => html`<p style="color: ${'x'}">a</p>`).toThrow(TypeError)
  expect(
    () =>
      html`<script>
        ${'x'}
      </script>`,
  ).toThrow(TypeError)
  expect(
    () =>
      html`<style>
        p {
          color: ${'x'};
        }
      </style>`,
  ).toThrow(TypeError)
  expect(() => html`<a href="${html`x`}">a</a>`).toThrow(TypeError)
  expect(() => html`<a href="${''}${'javascript:x'}">a</a>`).toThrow(TypeError)
  expect(String(html`<script src="${'/a.js'}"></script>`)).toBe('<script src="/a.js"></script>')
})

it('makes markup of no string', () => {
  const Maker = Html as unknown as new (key: symbol, markup: string) => Html
  expect(() => new Maker(Symbol('html'), '<script>')).toThrow(TypeError)
  const pretender = { toString: () => '<script>', markup: '<script>' } as unknown as Html
  expect(() => String(html`${pretender}`)).toThrow()
})

it('writes attributes only where they have a value', () => {
  const written = attributes({ lang: 'fr', hidden: true, dir: undefined, checked: false, width: 0 })
  expect(String(html`<p ${written}></p>`)).toBe('<p lang="fr" hidden width="0"></p>')
  for (const name of ['onclick', 'style', 'srcdoc', 'a b', '"', 'ONLOAD'])
    expect(() => attributes({ [name]: 'x' })).toThrow(TypeError)
})

it('knows what may be a link to the wide web', () => {
  expect(webAddress('https://people.example/a b')).toBe('https://people.example/a%20b')
  for (const no of [undefined, '', 'people', 'javascript:alert(1)', 'data:,x', 'ftp://a.example/'])
    expect(webAddress(no)).toBeUndefined()
})

it('reads a page strictly: what is not escaped is noticed', () => {
  expect(() => elements('<p>a < b</p>')).toThrow()
  expect(() => elements('<p><b></p>')).toThrow()
  expect(() => elements('<p>')).toThrow()
  expect(() => elements('<p a="1" a="2"></p>')).toThrow()
  expect(wordsOf(named(elements('<p>a <b>&lt;</b></p>'), 'p')[0])).toBe('a <')
})
