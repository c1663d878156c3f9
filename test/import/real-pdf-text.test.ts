import { readFileSync } from 'node:fs'
import { describe, expect } from '@jest/globals'
import { altoParts } from '../../data/import/alto.js'
import { pdfPart } from '../../data/import/pdf-text.js'
import { placed } from '../../data/import/place.js'
import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import { defaultSourceLimits } from '../../images/source-limits.js'
import { textOfPdf } from '../../images/sources/pdf-text.js'
import { real, withReal } from '../real.js'

/** @param most so many pages, from the first */
async function pagesOf(path: readonly string[], most = Infinity) {
  const pdf = { path: real(...path), name: path.at(-1) ?? '', limits: defaultSourceLimits }
  const pages = []
  for await (const page of textOfPdf(pdf)) {
    const { part, findings } = pdfPart(page, pdf.name)
    pages.push({ ...page, ...placed(part, page, pdf.name), findings })
    if (pages.length === most) break
  }
  return pages
}

const wordsOf = (lines: readonly TextLine[]) =>
  lines.flatMap(({ text, words = [] }) =>
    words.flatMap(({ from, to, box }) => (box ? [{ text: text.slice(from, to), box }] : [])),
  )

/** Which share of the smaller of two boxes lies in the other. */
function shared(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const smaller = Math.min(a.width * a.height, b.width * b.height)
  return (Math.max(0, across) * Math.max(0, down)) / smaller
}

/** The strips of 50 pixels across the page that a box reaches into. */
function rowsOf({ y, height }: Box): number[] {
  const first = Math.floor(y / 50)
  return Array.from({ length: Math.floor((y + height) / 50) - first + 1 }, (_, at) => first + at)
}

/** Of the words of an ALTO file, how many the PDF has in their place, and how many of these are the same. */
function compared(alto: string, page: Awaited<ReturnType<typeof pagesOf>>[number] | undefined) {
  const [part] = altoParts(readFileSync(alto), alto).parts
  if (!part || !page) throw new Error(`${alto} has no page`)
  const own = wordsOf(page.lines)
  const theirs = wordsOf(placed(part, page, alto).lines)
  const rows = new Map<number, typeof own>()
  for (const word of own)
    for (const row of rowsOf(word.box)) rows.set(row, [...(rows.get(row) ?? []), word])
  const found = theirs.map(({ text, box }) => {
    const near = new Set(rowsOf(box).flatMap((row) => rows.get(row) ?? []))
    const here = [...near].filter((word) => shared(word.box, box) > 0.5)
    return here.length === 0 ? 'none' : here.some((word) => word.text === text) ? 'same' : 'other'
  })
  const share = (wanted: string[]) => found.filter((one) => wanted.includes(one)).length / theirs.length // prettier-ignore
  return { inPlace: share(['same', 'other']), same: share(['same']), lines: page.lines.length }
}

describe('the text layers of real PDFs', () => {
  withReal('lie where the ALTO of the newspaper of 1845 has the same words', async () => {
    const issue = ['mets-alto-jp2-rero/BLB/data/BLB/18451228_01'] as const
    const pages = await pagesOf([...issue, '18451228_01.pdf'], 1)
    expect(pages).toHaveLength(1)
    for (const [at, page] of pages.entries()) {
      const { inPlace, same, lines } = compared(real(...issue, `ALTO/0000${at + 1}.xml`), page)
      expect(page.findings).toEqual([])
      // The ALTO counts commas as words of their own, which the PDF does not.
      expect(inPlace).toBeGreaterThan(0.9)
      expect(same).toBeGreaterThan(0.7)
      expect(lines).toBeGreaterThan(90)
    }
    const [first] = pages
    const texts = first?.lines.map(({ text }) => text)
    expect(texts).toContain('Der Landbote begrüßt seine Leser und erzahlt')
    const divided = first?.lines.flatMap(({ words = [] }) => words.flatMap(({ whole }) => whole ?? [])) // prettier-ignore
    expect(divided).toContain('zweimal')
  })

  withReal('lie where the ALTO of the newspaper page of 1887 has the same words', async () => {
    const folder = 'mets-alto-ndnp/1887030301'
    const [page] = await pagesOf([folder, '0003.pdf'])
    expect(page).toMatchObject({ width: 2776, height: 3606 })
    const { inPlace, same } = compared(real(folder, '0003.xml'), page)
    expect(inPlace).toBeGreaterThan(0.97)
    expect(same).toBeGreaterThan(0.9)
  })

  withReal('are left out where their letters are not what is seen', async () => {
    const [page] = await pagesOf(['pdf', 'cmyk.pdf'])
    expect(page?.lines).toEqual([])
    expect(page?.findings).toMatchObject([{ level: 'warning' }])
  })

  withReal('are nothing where a PDF only has pictures', async () => {
    const pages = await pagesOf(['pdf', '3small.pdf'])
    expect(pages.map(({ lines, findings }) => [lines, findings])).toEqual([[[], []], [[], []], [[], []]]) // prettier-ignore
  })
})
