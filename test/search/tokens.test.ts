import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { tokens } from '../../data/search/tokens.js'

const terms = (text: string) => tokens(text).map(({ term }) => term)

describe('words', () => {
  it.each([
    ['The Harbour-Master, 1956!', ['the', 'harbour', 'master', '1956']],
    ['Zwoͤlftes Stuͤk, Zwölftes Stück', ['zwolftes', 'stuk', 'zwolftes', 'stuck']],
    ['Berliniſche Monatsſchrift', ['berlinische', 'monatsschrift']],
    ['Straße Œuvre ﬁn Łódź', ['strasse', 'oeuvre', 'fin', 'lodz']],
    ['Ὁ ἄνθρωπος φύσει', ['ο', 'ανθρωποσ', 'φυσει']],
    ['İstanbul ılık', ['istanbul', 'ilik']],
    ['שָׁלוֹם مُحَمَّد', ['שלום', 'محمد']],
    ['हिन्दी पाठ', ['हिन्दी', 'पाठ']],
    ['국립 기록원', ['국립', '기록원']],
    ['日本の国立公文書館', Array.from('日本の国立公文書館')],
    ['がか', ['が', 'か']],
    ['No. 7東京', ['no', '7', '東', '京']],
    ['', []],
    [' - “…” —', []],
  ])('of %j', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('lie where they are told to, and are nothing that has to be parted again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let behind = 0
        for (const { term, from, to } of tokens(text)) {
          expect(from).toBeGreaterThanOrEqual(behind)
          expect(to).toBeGreaterThan(from)
          expect(term).not.toMatch(/[\s"]/u)
          behind = to
        }
        expect(behind).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
