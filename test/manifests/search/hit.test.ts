import { expect, it } from '@jest/globals'
import { hits, type FoundText } from '../../../manifests/search/hit.js'

/** The one hit of a word in lines. */
function hitOf(word: string, texts: readonly string[]) {
  const lines = texts.map((text, at) => ({ text, opensParagraph: at === 0 }))
  const line = texts.findIndex((text) => text.includes(word))
  const from = texts[line]?.indexOf(word) ?? -1
  const found = { lines, matches: [[{ line, from, to: from + word.length }]] }
  return hits(found as unknown as FoundText)[0]
}

it('tells words around a hit, cut between words', () => {
  const line =
    'On Monday, yesterday, the keeper says that the float of the gauge was found on the wharf this morning'
  const hit = hitOf('found', [`${line} and nobody`, 'has any idea how it came there at all'])
  expect(hit?.before).toBe('yesterday, the keeper says that the float of the gauge was ')
  expect(hit?.match).toBe('found')
  expect(hit?.after).toBe(' on the wharf this morning and nobody has any idea how it')
})

it('is told over the ends of lines, with each of its pieces where it stands', () => {
  const boxed = (y: number) => ({ x: 10, y, width: 200, height: 20 })
  const lines = ['the ice had', 'come early', 'this year'].map((text, at) => ({ text, opensParagraph: false, box: boxed(30 * at) })) // prettier-ignore
  const parts = [{ line: 0, from: 8, to: 11 }, { line: 1, from: 0, to: 10 }, { line: 2, from: 0, to: 4 }] // prettier-ignore
  const [hit] = hits({ lines, matches: [parts] } as unknown as FoundText)
  expect([hit?.before, hit?.match, hit?.after]).toEqual([
    'the ice ',
    'had come early this',
    ' year',
  ])
  expect(hit?.pieces.map(({ number, box }) => [number, box?.y])).toEqual([[1, 0], [2, 30], [3, 60]]) // prettier-ignore
})

it('never begins within a word, not even one that the end of a line divides', () => {
  const rest = 'encouraged by the board of the harbour to look for it'
  const begun = Array.from({ length: 30 }, (_, more) => {
    const filler = 'x'.repeat(more)
    return hitOf('look', ['the keeper is, it is be-', `lieved, ${filler} ${rest}`])?.before ?? ''
  })
  const [, first] = /^(\S+)/.exec(begun[0] ?? '') ?? []
  expect(first).toBe('is')
  expect(begun.some((text) => text.startsWith('be- lieved'))).toBe(true)
  for (const text of begun) expect(text).toMatch(/^(it |is |be- lieved,|x+ |encouraged)/)
})

it('leaves out a word behind a hit that is begun only', () => {
  const lines = ['look for the keeper, the board of the harbour and all the con-', 'tractors of the mole'] // prettier-ignore
  expect(hitOf('look', lines)?.after).toBe(' for the keeper, the board of the harbour and all the')
})

it('cuts scripts without spaces anywhere', () => {
  const hit = hitOf('港', [`${'水'.repeat(90)}港${'船'.repeat(90)}`])
  expect([hit?.before, hit?.after]).toEqual(['水'.repeat(60), '船'.repeat(60)])
})
