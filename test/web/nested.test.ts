import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nested, type Nested, type Span } from '../../web/nested.js'

interface Named extends Span {
  readonly name: string
}

const span = (name: string, from: number, to: number): Named => ({ name, from, to })

/** A tree as it is read: `a<b>c</b>`; `<b-` where a piece is not the first of its span, `-b>` where it is not the last. */
function drawn(tree: readonly Nested<Named>[]): string {
  return tree
    .map((one) =>
      typeof one === 'string'
        ? one
        : `<${one.span.name}${one.begins ? '' : '-'}>${drawn(one.within)}</${one.ends ? '' : '-'}${one.span.name}>`,
    )
    .join('')
}

it('puts spans within each other, outermost first', () => {
  expect(drawn(nested('abcdef', []))).toBe('abcdef')
  expect(drawn(nested('', []))).toBe('')
  expect(drawn(nested('abcdef', [span('x', 1, 5), span('y', 2, 3)]))).toBe('a<x>b<y>c</y>de</x>f')
  expect(drawn(nested('abcdef', [span('x', 0, 6), span('y', 0, 6)]))).toBe('<x><y>abcdef</y></x>')
  expect(drawn(nested('abcdef', [span('x', 0, 3), span('y', 3, 6)]))).toBe('<x>abc</x><y>def</y>')
})

it('gives a span that another one cuts in pieces', () => {
  expect(drawn(nested('abcdef', [span('x', 1, 4), span('y', 2, 6)]))).toBe(
    'a<x>b<y>cd</-y></x><y->ef</y>',
  )
  expect(drawn(nested('abcdef', [span('y', 2, 6), span('x', 1, 4)]))).toBe(
    'a<x>b</-x><y><x->cd</x>ef</y>',
  )
})

it('puts what has no length where it stands', () => {
  expect(drawn(nested('abc', [span('p', 0, 0), span('q', 3, 3), span('r', 1, 1)]))).toBe(
    '<p></p>a<r></r>bc<q></q>',
  )
  expect(drawn(nested('abc', [span('x', 0, 2), span('p', 1, 1), span('q', 2, 2)]))).toBe(
    '<x>a<p></p>b</x><q></q>c',
  )
  expect(drawn(nested('', [span('p', 0, 0)]))).toBe('<p></p>')
})

it('cuts off what sticks out, and leaves out what is turned round', () => {
  expect(drawn(nested('abc', [span('x', -4, 99), span('y', 2, 1), span('z', NaN, 1)]))).toBe(
    '<x><z>a</z>bc</x>',
  )
})

it('loses no letter and no span, whatever lies across whatever', () => {
  const spans = fc.array(
    fc.tuple(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 })),
  )
  const letters = (tree: readonly Nested<Named>[]): string =>
    tree.map((one) => (typeof one === 'string' ? one : letters(one.within))).join('')
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), spans, (text, ends) => {
      const given = ends.map(([from, to], at) => span(String(at), from, to))
      const covered = new Map<Named, string>()
      const walk = (tree: readonly Nested<Named>[]) => {
        for (const one of tree) {
          if (typeof one === 'string') continue
          covered.set(one.span, (covered.get(one.span) ?? '') + letters(one.within))
          walk(one.within)
        }
      }
      const tree = nested(text, given)
      walk(tree)
      expect(letters(tree)).toBe(text)
      const clip = (at: number) => Math.min(Math.max(at, 0), text.length)
      for (const one of given)
        if (one.from <= one.to)
          expect(covered.get(one)).toBe(text.slice(clip(one.from), clip(one.to)))
    }),
  )
})

it('stays small where thousands of spans lie across each other', () => {
  const many = Array.from({ length: 4000 }, (_, at) => span('x', at, at + 4000))
  let pieces = 0
  const count = (tree: readonly Nested<Named>[]) => {
    for (const one of tree)
      if (typeof one !== 'string') {
        pieces++
        count(one.within)
      }
  }
  count(nested('x'.repeat(8000), many))
  expect(pieces).toBeLessThan(400_000)
})
