import fc from 'fast-check'

/** Elements whose words are text, wherever they stand. */
const kept = [
  'p', 'ab', 'div', 'lg', 'l', 'head', 'list', 'item', 'table', 'row', 'cell', 'q', 's', 'seg', 'hi', 'emph', 'add', 'del', 'subst',
  'unclear', 'supplied', 'sic', 'abbr', 'expan', 'ex', 'corr', 'persName', 'placeName', 'date', 'title', 'foreign', 'opener', 'closer',
  'salute', 'signed', 'address', 'addrLine', 'dateline', 'fw', 'figure', 'stamp', 'quote', 'w', 'bibl', 'label', 'mentioned', 'x',
] // prettier-ignore

const empty = ['lb', 'pb', 'cb', 'gap', 'space', 'ptr', 'milestone', 'anchor']

const attributes = fc.constantFrom(
  '', ' facs="#z1"', ' facs="#z1 #z2"', ' break="no"', ' hand="#h"', ' xml:id="a"', ' target="#a"', ' rend="underline"', ' n="2"', ' place="margin"',
) // prettier-ignore

/** Words in markup: no two are the same, so that none can be lost unseen. */
export interface Marked {
  readonly markup: string
  readonly words: readonly string[]
}

/** What stands in a body, with all of its words. */
export const bodies: fc.Arbitrary<Marked> = fc
  .letrec<{ node: string; element: string }>((tie) => ({
    node: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constantFrom('§', '§ ', ' §\n', '§ §', ' '), weight: 3 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...empty), attributes)
          .map(([name, said]) => `<${name}${said}/>`),
        weight: 2,
      },
      { arbitrary: tie('element'), weight: 3 },
    ),
    element: fc
      .tuple(fc.constantFrom(...kept), attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, said, inner]) => `<${name}${said}>${inner.join('')}</${name}>`),
  }))
  .node.map(numbered)

/** Each `§` as a word of its own. */
function numbered(markup: string): Marked {
  const words: string[] = []
  const all = markup.replaceAll('§', () => {
    words.push(`w${words.length}.`)
    return words.at(-1) ?? ''
  })
  return { markup: all, words }
}
