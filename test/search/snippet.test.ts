import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TextLine } from '../../data/model/text-line.js'
import { matches } from '../../data/search/matches.js'
import { passage } from '../../data/search/passage.js'
import { parseQuery } from '../../data/search/query.js'
import { snippet } from '../../data/search/snippet.js'

const line = (text: string): TextLine => ({ text, opensParagraph: false })

function found(q: string, ...texts: string[]) {
  const lines = texts.map(line)
  const words = passage(lines)
  const query = parseQuery(q)
  const places = query ? matches(words, query) : []
  return snippet(lines, places.map(({ from, to }) => words.slice(from, to).flatMap(({ places: all }) => all))) // prettier-ignore
}
const shown = (...given: Parameters<typeof found>) =>
  found(...given)?.pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('') // prettier-ignore

describe('a snippet', () => {
  it('goes over the ends of lines, and keeps a divided word together', () => {
    expect(shown('"blame the contractor"', 'He did not blame', 'the con-', 'tractor at all.')).toBe(
      'He did not [blame the con-tractor] at all.',
    )
    expect(found('"blame the contractor"', 'x', 'blame the con-', 'tractor')?.lines).toEqual([1, 2])
    expect(shown('公文', '公', '文書')).toBe('[公文]書')
  })

  it('is the place where most of the words stand together, cut between words', () => {
    const far = 'word '.repeat(100).trim()
    const text = shown('ice ship', `ice ${far}`, 'the ice and the ship', far)
    expect(text).toMatch(/^word .*the \[ice\] and the \[ship\] word.*word$/)
    expect(found('ice ship', `ice ${far}`, 'the ice and the ship', far)?.isCut).toEqual([true, true]) // prettier-ignore
  })

  it('is nothing where nothing was found', () => {
    expect(found('ice', 'snow')).toBeUndefined()
  })

  it('of any text is a piece of it, with what was looked for in it', () => {
    const words = fc.array(fc.constantFrom('ice', 'ship', 'Maître', 'long-word', '…', '  '), { maxLength: 60 }).map((all) => all.join(' ')) // prettier-ignore
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (texts) => {
        const one = found('ice', ...texts)
        expect(one !== undefined).toBe(texts.some((text) => /\bice\b/.test(text)))
        if (!one) return
        expect(one.pieces.some(({ isFound, text }) => isFound && text === 'ice')).toBe(true)
        const all = texts.join(' ').replace(/\s+/g, '')
        expect(all).toContain(one.pieces.map(({ text }) => text).join('').replace(/\s+/g, '')) // prettier-ignore
      }),
    )
  })
})
