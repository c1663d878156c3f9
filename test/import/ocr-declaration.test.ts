import { describe, expect, it } from '@jest/globals'
import { itemRecord } from '../../data/import/item-record.js'
import { ocrLanguages, tagOfOcrLanguage } from '../../data/import/ocr-languages.js'
import { mergedRecords } from '../../data/import/record.js'

const read = (text: string) => itemRecord(new TextEncoder().encode(text), 'item.yaml')

describe('languages to read pages in', () => {
  it.each([
    ['eng', ['eng']],
    ['ENG+fra', ['eng', 'fra']],
    ['fra, eng', ['fra', 'eng']],
    ['en + fr +de', ['eng', 'fra', 'deu']],
    ['en-GB', ['eng']],
    ['German', ['deu']],
    ['frk', ['frk']],
    ['de-Latf', ['frk']],
    ['nb', ['nor']],
    ['zh', ['chi_sim']],
    ['zh-Hant', ['chi_tra']],
    ['zh-TW', ['chi_tra']],
    ['sr-Latn', ['srp_latn']],
    ['grc lat', ['grc', 'lat']],
    ['eng+eng', ['eng']],
    ['my_model', ['my_model']],
    ['no', []],
    ['none', []],
    ['yes', undefined],
    ['eng+yes', undefined],
    ['', undefined],
    ['../eng', undefined],
    ['eng/../../x', undefined],
    ['a+b+c+d+e+f+g', undefined],
  ])('%s', (text, languages) => {
    expect(ocrLanguages(text)).toEqual(languages)
  })

  it('have tags', () => {
    const codes = ['eng', 'frk', 'chi_sim', 'chi_tra_vert', 'my_model']
    expect(codes.map(tagOfOcrLanguage)).toEqual(['en', 'de-Latf', 'zh-Hans', 'zh-Hant', undefined])
  })
})

describe('a record', () => {
  it.each([
    ['ocr: eng', ['eng']],
    ['ocr: [eng, fra]', ['eng', 'fra']],
    ['ocr: no', []],
    ['OCR languages: en, fr', ['eng', 'fra']],
    ['title: x', undefined],
    ['ocr:', undefined],
  ])('%s', (text, languages) => {
    const { record, findings } = read(text)
    expect([record?.ocr, record?.texts, findings]).toEqual([languages, [], []])
  })

  it('may still name files with OCR', () => {
    const { record } = read('ocr: [001.xml, "*.hocr"]')
    expect(record?.ocr).toBeUndefined()
    expect(record?.texts.map(({ file, kind }) => [file, kind])).toEqual([['001.xml', 'ocr'], ['*.hocr', 'ocr']]) // prettier-ignore
    expect(read('ocr: {file: all.xml, language: en}').record?.texts).toMatchObject([
      { file: 'all.xml', kind: 'ocr', language: 'en' },
    ])
  })

  it('is told of what is no language', () => {
    const { record, findings } = read('title: x\nocr: yes')
    expect(record).not.toHaveProperty('ocr')
    expect(findings).toMatchObject([
      { level: 'warning', where: 'item.yaml, line 2, column 6', what: /“yes” is no language/ },
    ].map((one) => ({ ...one, what: expect.stringMatching(one.what) }))) // prettier-ignore
  })

  it('counts before a table that says it otherwise, also where it says no', () => {
    const [first, second] = [read('ocr: no').record, read('ocr: eng').record]
    expect(mergedRecords(first, second)?.ocr).toEqual([])
    expect(mergedRecords(read('title: x').record, second)?.ocr).toEqual(['eng'])
  })
})
