import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { comeBack, pagesFrom, recognised, type Looks } from '../../data/import/identity.js'
import { pageId, sha256, type PageId, type Sha256 } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import type { PageImage } from '../../data/model/page-image.js'

/** A sheet of paper, as the archive knows it: whatever is done to its scans, it is this sheet. */
interface Sheet {
  readonly sheet: number
  readonly version: number
  readonly name: string
}

const never = (): never => {
  throw new Error('not an id')
}
const shaOf = ({ sheet, version }: Sheet): Sha256 =>
  sha256((sheet * 100 + version).toString(16).padStart(64, '0')) ?? never()
const image = (sheet: Sheet): PageImage => ({
  master: { sha256: shaOf(sheet), name: sheet.name, bytes: 1, mediaType: 'image/tiff' },
  frame: 0,
  width: 1,
  height: 1,
  likeness: String(sheet.sheet),
})
const like = (one: string, other: string) => (one === other ? 1 : 0.2)
const likeness: Looks = {
  likeness: like,
  surelySame: 0.66,
  clearly: 0.08,
  rescans: (known, fresh) =>
    new Map(
      fresh.flatMap((look, at) =>
        known.includes(look) ? [[at, known.indexOf(look)] as const] : [],
      ),
    ),
}

function minting(): () => PageId {
  let count = 0
  return () => pageId(String(count++).padStart(12, 'p')) ?? never()
}

const numbered = (sheets: readonly Omit<Sheet, 'name'>[]): Sheet[] =>
  sheets.map((sheet, at) => ({ ...sheet, name: `${String(at + 1).padStart(3, '0')}.tif` }))

type Edit =
  | { readonly kind: 'insert' | 'remove' | 'rescan'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'number' | 'reverse' }
  | { readonly kind: 'rename'; readonly at: number; readonly name: string }

const place = fc.nat({ max: 30 })
const edits = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('insert' as const, 'remove' as const, 'rescan' as const),
      at: place,
    }),
    fc.record({ kind: fc.constant('move' as const), at: place, to: place }),
    fc.record({ kind: fc.constantFrom('number' as const, 'reverse' as const) }),
    fc.record({
      kind: fc.constant('rename' as const),
      at: place,
      name: fc.constantFrom('x.tif', '002.tif', '005.tif', 'cover.tif'),
    }),
  ),
  { maxLength: 12 },
)

function edited(sheets: readonly Sheet[], edit: Edit, fresh: () => number): Sheet[] {
  const at = 'at' in edit ? edit.at % Math.max(1, sheets.length) : 0
  const changed = (change: (sheet: Sheet) => Sheet) =>
    sheets.map((sheet, n) => (n === at ? change(sheet) : sheet))
  switch (edit.kind) {
    case 'insert':
      return sheets.toSpliced(at, 0, { sheet: fresh(), version: 0, name: `new-${String(at)}.tif` })
    case 'remove':
      return sheets.length > 1 ? sheets.toSpliced(at, 1) : [...sheets]
    case 'rescan':
      return changed((sheet) => ({ ...sheet, version: sheet.version + 1 }))
    case 'move': {
      const [moved] = sheets.slice(at, at + 1)
      return moved
        ? sheets.toSpliced(at, 1).toSpliced(edit.to % sheets.length, 0, moved)
        : [...sheets]
    }
    case 'number':
      return numbered(sheets)
    case 'reverse':
      return sheets.toReversed()
    case 'rename':
      return changed((sheet) => ({ ...sheet, name: edit.name }))
  }
}

describe('a page keeps its id', () => {
  it('through any script of insertions, removals, moves, renamings and rescans', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(edits, { maxLength: 5 }),
        (count, deliveries) => {
          let next = count
          const mint = minting()
          let sheets = numbered(
            Array.from({ length: count }, (_, sheet) => ({ sheet, version: 0 })),
          )
          let pages = pagesFrom(sheets.map(image), new Map(), mint)
          const known = new Map(sheets.map(({ sheet }, at) => [sheet, pages[at]?.id]))
          const inArchive = new Set(known.keys())
          for (const delivery of deliveries) {
            const before = new Set(sheets.map(({ sheet }) => sheet))
            for (const edit of delivery) sheets = edited(sheets, edit, () => next++)
            pages = pagesFrom(
              sheets.map(image),
              recognised(pages, sheets.map(image), likeness),
              mint,
            )
            expect(new Set(pages.map(({ id }) => id)).size).toBe(sheets.length)
            for (const [at, { sheet }] of sheets.entries()) {
              // A sheet that was in the last delivery has the id it had then.
              if (before.has(sheet)) expect(pages[at]?.id).toBe(known.get(sheet))
              else known.set(sheet, pages[at]?.id)
              inArchive.add(sheet)
            }
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('when an inserted page takes the name of the next, and that one is rescanned', () => {
    const before = numbered([{ sheet: 1, version: 0 }, { sheet: 2, version: 0 }, { sheet: 3, version: 0 }]) // prettier-ignore
    const pages = pagesFrom(before.map(image), new Map(), minting())
    const after = numbered([{ sheet: 1, version: 0 }, { sheet: 9, version: 0 }, { sheet: 2, version: 1 }, { sheet: 3, version: 0 }]) // prettier-ignore
    const found = recognised(pages, after.map(image), likeness)
    expect(found.get(1)).toBeUndefined()
    expect(found.get(2)).toMatchObject({ page: { id: pages[1]?.id }, by: 'its look' })
    expect(found.get(3)).toMatchObject({ page: { id: pages[2]?.id }, by: 'the same bytes' })
  })

  it('when a scan is replaced by one that looks otherwise, under the same name, even as another kind of file', () => {
    const pages: Page[] = pagesFrom(
      [image({ sheet: 1, version: 0, name: '001.tif' })],
      new Map(),
      minting(),
    )
    const found = recognised(pages, [image({ sheet: 7, version: 0, name: '001.JPG' })], likeness)
    expect(found.get(0)?.by).toBe('its name')
  })

  it('when two pages are the same bytes: by name first', () => {
    const blank = (name: string) => image({ sheet: 1, version: 0, name })
    const pages = pagesFrom([blank('1.tif'), blank('2.tif')], new Map(), minting())
    const found = recognised(pages, [blank('2.tif'), blank('1.tif')], likeness)
    expect([found.get(0)?.page.id, found.get(1)?.page.id]).toEqual([pages[1]?.id, pages[0]?.id])
  })
})

describe('a page that was left out', () => {
  const left = (sheet: number): Page => ({
    id: pageId('leftoutpage1') ?? never(),
    image: image({ sheet, version: 1, name: '002.tif' }),
  })
  const back = (sheet: number, version: number, name: string) =>
    comeBack([left(7)], [image({ sheet, version, name })], new Map(), likeness).get(0)?.by

  it('comes back by its bytes, by its name where it looks the same, or by its look', () => {
    expect(back(7, 1, 'other.tif')).toBe('the same bytes')
    expect(back(7, 2, '002.jpg')).toBe('its name')
    expect(back(7, 2, 'other.tif')).toBe('its look')
  })

  it('does not come back by a name alone', () => {
    expect(back(8, 1, '002.tif')).toBeUndefined()
  })

  it('takes no scan of a page that is known', () => {
    const page = { ...left(7), id: pageId('anotherpage1') ?? never() }
    const known = new Map([[0, { page, by: 'its name' as const }]])
    const scans = [image({ sheet: 7, version: 1, name: '002.tif' })]
    expect(comeBack([left(7)], scans, known, likeness).get(0)?.page.id).toBe(page.id)
  })
})
