import { expect, it } from '@jest/globals'
import { withoutDerivatives } from '../../data/import/derivatives.js'
import type { FoundFile } from '../../data/import/folder.js'
import type { Finding } from '../../data/model/finding.js'

const mediaTypes: Readonly<Record<string, string>> = { tif: 'image/tiff', jp2: 'image/jp2', jpg: 'image/jpeg', pdf: 'application/pdf' } // prettier-ignore

function kept(...names: readonly string[]) {
  const findings: Finding[] = []
  const scans = names.map((name): FoundFile => {
    const mediaType = mediaTypes[name.split('.').at(-1) ?? ''] ?? ''
    return { name, path: `/given/${name}`, bytes: 1, is: { what: 'scan', mediaType } }
  })
  const left = withoutDerivatives(scans, '/given', findings).map(({ name }) => name)
  return { left: left.sort(), said: findings.map(({ what }) => what) }
}

it.each([
  [
    ['1.jp2', '1.tif', '2.jp2', '2.tif'],
    ['1.tif', '2.tif'],
  ],
  [
    ['1.jp2', '1.jpg', '2.jp2', '2.jpg'],
    ['1.jp2', '2.jp2'],
  ],
  [
    ['1.jp2', '1.pdf', '2.jp2', '2.pdf'],
    ['1.jp2', '2.jp2'],
  ],
])('keeps the master of each page: of %p, %p', (names, expected) => {
  const { left, said } = kept(...names)
  expect(left).toEqual(expected)
  expect(said).toEqual([expect.stringMatching(/^2 scans are other forms of the same pages/)])
})

it('leaves out the PDF that pages were bound to, and says so', () => {
  expect(kept('1.jp2', '2.jp2', 'whole.pdf')).toEqual({
    left: ['1.jp2', '2.jp2'],
    said: [expect.stringMatching(/^whole\.pdf lies beside 2 scans/)],
  })
})

it.each([
  [['whole.pdf']],
  [['cover.jpg', 'whole.pdf']],
  [['1.pdf', '2.pdf', 'a.jpg', 'b.jpg', 'c.jpg']],
])('keeps other PDFs: of %p, all', (names) => {
  expect(kept(...names)).toEqual({ left: names, said: [] })
})
