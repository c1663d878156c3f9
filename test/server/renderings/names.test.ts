import { expect, it } from '@jest/globals'
import { readXml } from '../../../data/import/xml.js'
import { safeName, uniqueNames } from '../../../server/renderings/safe-name.js'
import { hasRightToLeft, visualOrder } from '../../../server/renderings/visual-order.js'
import { pdfSubject } from '../../../server/renderings/subject.js'
import { sheetOf } from '../../../server/renderings/page-picture.js'
import { memorandum, pageOf, profile } from '../../manifests/examples.js'

it('makes names that lead nowhere and that every file system takes', () => {
  for (const [name, safe] of [
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..', 'x'],
    ['a\\b:c*d?.txt', 'a_b_c_d_.txt'],
    ['CON.txt', '_CON.txt'],
    ['\u202egnp.exe', '_gnp.exe'],
    ['новый файл.xml', 'новый файл.xml'],
    [`${'x'.repeat(300)}.xml`, `${'x'.repeat(100)}.xml`],
    ['', 'x'],
  ] as const)
    expect([name, safeName(name, 'x')]).toEqual([name, safe])
})

it('gives each name once, whatever its capitals', () => {
  const unique = uniqueNames()
  expect(['1.txt', '1.TXT', '1.txt', 'a', 'a'].map(unique)).toEqual([
    '1.txt',
    '1 (2).TXT',
    '1 (3).txt',
    'a',
    'a (2)',
  ])
})

it('orders what is written from right to left as it stands', () => {
  expect(hasRightToLeft('Hello 123')).toBe(false)
  expect(visualOrder('Hello (123)')).toBe('Hello (123)')
  expect(visualOrder('אבג 12.5 (ד)')).toBe('(ד) 12.5 גבא')
  expect(visualOrder('say אב, and')).toBe('say בא, and')
  expect(visualOrder('אב say ג')).toBe('ג say בא')
})

it('says of a PDF what the record says, in XMP that is well-formed', () => {
  const title = { en: ['Salt & <pepper>'], fr: ['Sel'] }
  const item = { ...memorandum, title, rights: { statement: { none: ['© all'] } } }
  const subject = pdfSubject(item, 'https://archive.example/items/a?b&c', profile, '2020-01-02T03:04:05Z') // prettier-ignore
  expect(subject).toMatchObject({
    title: 'Salt & <pepper>',
    author: 'P. Harbour; O. Crane & Sons',
    language: 'ru',
  })
  const said: string[] = []
  const findings = readXml(new TextEncoder().encode(subject.xmp), 'xmp', {
    open: (name) => said.push(`<${name}>`),
    close: () => undefined,
    text: (text) => text.trim() === '' || said.push(text),
  })
  expect(findings).toEqual([])
  const all = said.join('')
  for (const part of [
    '<title><Alt><li>Salt & <pepper><li>Salt & <pepper><li>Sel',
    '<creator><Seq><li>P. Harbour<li>O. Crane & Sons',
    '<contributor><Bag><li>The Council',
    '<date><Seq><li>1921-10~<li>1921-10-30',
    '<identifier>https://archive.example/items/a?b&c',
    '<source>HRB 14/56/2',
    '<language><Bag><li>ru',
    '<CreateDate>2020-01-02T03:04:05Z',
  ])
    expect(all).toContain(part)
})

it('makes a page of the true size, or of A4 where the scan does not tell it', () => {
  const { image } = pageOf(1)
  expect(sheetOf(image, 1754, 150)).toEqual({ width: 595.2, height: 841.92 })
  expect(sheetOf(image, 1754, undefined)).toEqual({ width: 595.26, height: 842 })
  expect(sheetOf(image, 1754, 65_535)).toEqual({ width: 595.26, height: 842 })
  expect(sheetOf(image, 1754, 1).height).toBe(14_400)
})
