import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { defaultSourceLimits } from '../../../images/source-limits.js'
import { textOfPdf } from '../../../images/sources/pdf-text.js'
import type { PdfPageText, PdfWord } from '../../../images/sources/pdf-words.js'
import { scratch } from '../pictures.js'
import { pdfFile, type Sheet } from './pdf-files.js'

const path = scratch()

async function texts(bytes: Uint8Array, signal?: AbortSignal): Promise<PdfPageText[]> {
  await writeFile(path('text.pdf'), bytes)
  const pdf = { path: path('text.pdf'), name: 'text.pdf', limits: defaultSourceLimits }
  const found: PdfPageText[] = []
  for await (const page of textOfPdf(pdf, signal)) found.push(page)
  return found
}

const textOf = async (sheet: Sheet) => (await texts(pdfFile([sheet])))[0]
const said = (page: PdfPageText | undefined) => page?.words.map(({ text }) => text)

/** 2 × 1 inches of type: 600 × 300 pixels. */
const size = [144, 72] as const
const content = 'BT /F 12 Tf 36 36 Td (Dear Sir) Tj ET'

/** A place in whole pixels. */
const rounded = (word: PdfWord | undefined) =>
  word && {
    edges: Object.values(word.edges).map(Math.round),
    base: word.base.map(({ x, y }) => [Math.round(x), Math.round(y)]),
    size: Math.round(word.size),
    turn: word.turn,
  }

describe('words of a page', () => {
  it('lie in the pixels of its picture', async () => {
    const page = await textOf({ size, content })
    expect(page).toMatchObject({ page: 0, width: 600, height: 300, characters: 7, unreadable: 0, isCut: false }) // prettier-ignore
    expect(said(page)).toEqual(['Dear', 'Sir'])
    const [dear] = page?.words ?? []
    const { edges, base, size: high } = rounded(dear) ?? {}
    // The letters stand on 36 points, 150 pixels; D is some 36 of them high.
    expect(base?.[0]).toEqual([150, 150])
    expect(edges?.[3]).toBe(151)
    expect(edges?.[1]).toBeGreaterThan(112)
    expect(edges?.[1]).toBeLessThan(118)
    expect(high).toBeGreaterThan(45)
    expect(high).toBeLessThan(70)
  })

  it.each([
    [90, 1],
    [180, 2],
    [270, 3],
  ] as const)('are turned with it by %d degrees', async (degrees, turn) => {
    const straight = await textOf({ size, content })
    const turned = await textOf({ size, content, entries: `/Rotate ${degrees}` })
    const at = ({ x, y }: { x: number; y: number }) =>
      [
        { x: 300 - y, y: x },
        { x: 600 - x, y: 300 - y },
        { x: y, y: 600 - x },
      ][turn - 1]
    const [word, other] = [straight?.words[0], turned?.words[0]]
    if (!word || !other) throw new Error('There are no words.')
    expect(other.turn).toBe(turn)
    expect(other.size).toBeCloseTo(word.size, 1)
    const corners = [at({ x: word.edges.left, y: word.edges.top }), at({ x: word.edges.right, y: word.edges.bottom })] // prettier-ignore
    const across = corners.map((corner) => corner?.x ?? 0)
    const down = corners.map((corner) => corner?.y ?? 0)
    expect(other.edges.left).toBeCloseTo(Math.min(...across), 1)
    expect(other.edges.right).toBeCloseTo(Math.max(...across), 1)
    expect(other.edges.top).toBeCloseTo(Math.min(...down), 1)
    expect(other.edges.bottom).toBeCloseTo(Math.max(...down), 1)
    expect(other.base[0].x).toBeCloseTo(at(word.base[0])?.x ?? 0, 1)
    expect(other.base[1].y).toBeCloseTo(at(word.base[1])?.y ?? 0, 1)
  })

  it('are told how they are turned on it', async () => {
    const upwards = await textOf({ size, content: 'BT /F 12 Tf 0 1 -1 0 72 9 Tm (Dear) Tj ET' })
    expect(rounded(upwards?.words[0])).toMatchObject({ turn: 3, base: [[300, 262], expect.anything()] }) // prettier-ignore
    const downwards = await textOf({ size, content: 'BT /F 12 Tf 0 -1 1 0 72 60 Tm (Dear) Tj ET' }) // prettier-ignore
    expect(rounded(downwards?.words[0])).toMatchObject({ turn: 1, base: [[300, 50], expect.anything()] }) // prettier-ignore
  })

  it('are cut as its crop box says', async () => {
    const page = await textOf({ size, content: `${content} BT /F 12 Tf 2 2 Td (Out) Tj ET`, entries: '/CropBox[30 18 144 72]' }) // prettier-ignore
    expect(page).toMatchObject({ width: 475, height: 225, characters: 7 })
    expect(said(page)).toEqual(['Dear', 'Sir'])
    expect(rounded(page?.words[0])?.base[0]).toEqual([25, 150])
  })

  it('are found where they are not seen, on top of a scan', async () => {
    const bytes = Buffer.alloc(144 * 72)
    const scan = { bytes, width: 144, height: 72, filter: 'FlateDecode', colours: 'DeviceGray', at: [0, 0, 144, 72] } as const // prettier-ignore
    const page = await textOf({ size, images: [scan], content: `3 Tr ${content}` })
    expect(page).toMatchObject({ width: 144, height: 72 })
    expect(said(page)).toEqual(['Dear', 'Sir'])
    expect(rounded(page?.words[0])?.base[0]).toEqual([36, 36])
  })

  it('that a line’s end divides end in a soft hyphen', async () => {
    const lines = 'BT /F 12 Tf 14 TL 9 50 Td (of commu-) Tj T* (nism, and) Tj T* (so on) Tj ET'
    expect(said(await textOf({ size, content: lines }))).toEqual(['of', 'commu\u00ad', 'nism,', 'and', 'so', 'on']) // prettier-ignore
  })

  it('hold no control characters, and count what cannot be read', async () => {
    const page = await textOf({
      size,
      content: 'BT /F 12 Tf 36 36 Td (a\\001b \\011 c\\000) Tj ET',
    })
    expect(page?.words.every(({ text }) => !/\p{Cc}/u.test(text))).toBe(true)
    expect(said(page)?.join('').replaceAll('\ufffd', '')).toBe('abc')
    const unknown =
      said(page)
        ?.join('')
        .match(/\ufffd/g)?.length ?? 0
    expect(page?.unreadable).toBe(unknown)
  })
})

it('gives all pages in their order, also those without words', async () => {
  const sheets = Array.from({ length: 450 }, (_, nth) =>
    nth % 2 === 0 ? { size, content: content.replace('Dear Sir', `Page ${nth}`) } : { size },
  )
  const pages = await texts(pdfFile(sheets))
  expect(pages.map(({ page }) => page)).toEqual(sheets.map((_, nth) => nth))
  expect(pages.map((page) => said(page)?.[1])).toEqual(sheets.map((_, nth) => (nth % 2 === 0 ? String(nth) : undefined))) // prettier-ignore
})

it('refuses what is no PDF, with a sentence', async () => {
  await expect(texts(Buffer.from('%PDF-1.7\n%%EOF\n'))).rejects.toMatchObject({
    code: 'refused',
    message: 'text.pdf is damaged and cannot be read (it is no whole PDF).',
  })
})

it('stops when it is told to', async () => {
  const stopping = new AbortController()
  stopping.abort()
  await expect(texts(pdfFile([{ size, content }]), stopping.signal)).rejects.toThrow(/abort/i)
})
