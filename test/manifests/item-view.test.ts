import { expect, it } from '@jest/globals'
import { canvasText, wantedCanvasTexts } from '../../manifests/item-view.js'
import { sectionPages } from '../../manifests/sections.js'
import { human, machine, memorandum, pageIdOf, profile, textFileOf } from './examples.js'

const wanted = (setting: 'auto' | 'always' | 'never', item = memorandum) =>
  wantedCanvasTexts(item, { ...profile, canvasText: setting }).map(
    ({ layer, text }) => `${layer.kind} ${Number(text.page)}`,
  )

it('wants the best text of each page that has one of its own', () => {
  expect(wanted('auto').sort()).toEqual(['ocr 2', 'transcription 1'])
  expect(wanted('never')).toEqual([])
})

it('wants none of a long item, unless the archive always does', () => {
  const pages = [{ page: pageIdOf(1), text: textFileOf(1000), part: 0 }]
  const long = { ...memorandum, texts: [{ ...machine, extent: 'by-page' as const, pages }] }
  expect(wanted('auto', long)).toEqual([])
  expect(wanted('always', long)).toEqual(['ocr 1'])
})

it('keeps lines that have words', () => {
  const lines = ['One', ' ', 'Two'].map((text) => ({ text, opensParagraph: false }))
  expect(canvasText(human, { lines })).toEqual({
    label: {
      en: ['Transcription (Russian)'],
      fr: ['Transcription (russe)'],
      de: ['Transkription (Russisch)'],
    },
    language: 'ru',
    lines: ['One', 'Two'],
  })
})

it('gives each section its pages, in page order, though two begin on one page or nowhere', () => {
  const section = (name: string, page: number) => ({ label: { en: [name] }, from: pageIdOf(page) })
  const sections = [section('c', 3), section('a', 1), section('b', 1), section('x', 9)]
  expect(
    sectionPages({ ...memorandum, sections }).map(({ label, pages }) => [
      label['en']?.[0],
      pages.map(Number),
    ]),
  ).toEqual([
    ['a', [1]],
    ['b', [1, 2]],
    ['c', [3]],
  ])
})
