import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Citation } from '../../data/model/citation.js'
import { citationId, pageId, sha256, textId, type CitationId } from '../../data/model/ids.js'
import type { Citations } from '../../data/store/citations.js'
import { anItemId } from './catalogue.js'

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A made-up id is none.')
  return value
}

/** An id that a test is sure of. */
export const aCitationId = (text: string): CitationId => known(citationId(text))

/** A citation of words on a made-up page. */
export function aCitation(id: string, made = '2026-01-02T03:04:05.678Z'): Citation {
  return {
    id: aCitationId(id),
    item: anItemId('charter'),
    page: known(pageId('page00000001')),
    made,
    region: { x: 10, y: 20, width: 300, height: 40 },
    scan: {
      sha256: known(sha256('a'.repeat(64))),
      frame: 0,
      width: 1240,
      height: 1754,
      likeness: '',
    },
    quote: {
      text: known(textId('text00000001')),
      file: known(sha256('b'.repeat(64))),
      kind: 'transcription',
      language: 'en',
      exact: 'the words\nas they stand',
      prefix: 'before ',
      suffix: ' after',
      lines: [3, 4],
    },
  }
}

/** What every store of citations must do. Run it once for each. */
export function describeCitations(name: string, open: () => Promise<Citations>): void {
  describe(`the ${name} store of citations`, () => {
    let citations: Citations
    beforeEach(async () => {
      citations = await open()
    })

    const all = async () => {
      const found: unknown[] = []
      for await (const one of citations.every()) found.push(one)
      return found
    }

    it('is empty at first', async () => {
      expect(await citations.get(aCitationId('0123456789ab'))).toBeUndefined()
      expect(await all()).toEqual([])
    })

    it('gives back what was kept', async () => {
      expect(await citations.add(aCitation('kq7f3xv9m2ab'))).toBe(true)
      expect(await citations.get(aCitationId('kq7f3xv9m2ab'))).toEqual(aCitation('kq7f3xv9m2ab'))
      expect(await all()).toEqual([{ id: 'kq7f3xv9m2ab' }])
    })

    it('never changes what is kept', async () => {
      await citations.add(aCitation('kq7f3xv9m2ab'))
      const later = aCitation('kq7f3xv9m2ab', '2030-01-01T00:00:00.000Z')
      expect(await citations.add(later)).toBe(false)
      expect(await citations.get(later.id)).toEqual(aCitation('kq7f3xv9m2ab'))
    })

    it('keeps one of many that come at once, and all that differ', async () => {
      const same = Array.from({ length: 8 }, () => citations.add(aCitation('kq7f3xv9m2ab')))
      const others = Array.from({ length: 20 }, (_, at) =>
        citations.add(aCitation(`0123456789${String(at + 10)}`)),
      )
      const kept = await Promise.all(same)
      expect(kept.filter(Boolean)).toHaveLength(1)
      expect(await Promise.all(others)).not.toContain(false)
      expect(await all()).toHaveLength(21)
    })
  })
}
