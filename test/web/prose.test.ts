import { expect, it } from '@jest/globals'
import { prose, proseLine } from '../../web/prose.js'
import { all, attribute, elements, named, wordsOf } from './elements.js'

const body = (text: string) => elements(String(prose(text).body))

it('takes the first heading for the title, and lets the others begin at the second level', () => {
  const { title, body: rest } = prose('# The *old* house\n\nWords.\n\n# Again\n\n### Deep\n')
  expect(title).toBe('The old house')
  const read = elements(String(rest))
  expect(named(read, 'h1')).toEqual([])
  expect([named(read, 'h2'), named(read, 'h3')].flat().map(wordsOf)).toEqual(['Again', 'Deep'])
  expect(prose('Words.\n\n# Later\n').title).toBeUndefined()
})

it('knows paragraphs, lists, quotations, tables, code, lines and links', () => {
  const read = body(
    'A *b* **c** `d`  \ne [f](https://f.example/?a=1&b=2) https://g.example\n\n- h\n- i\n\n3. j\n\n> k\n\n| l | m |\n| --- | --- |\n| n | o |\n\n    p\n\n---\n',
  )
  for (const name of 'em strong code br ul ol blockquote table th td pre hr'.split(' '))
    expect([name, named(read, name).length]).not.toEqual([name, 0])
  expect(named(read, 'a').map((link) => attribute(link, 'href'))).toEqual([
    'https://f.example/?a=1&b=2',
    'https://g.example',
  ])
  expect(attribute(named(read, 'ol')[0], 'start')).toBe('3')
  expect(named(named(read, 'ul')[0] ?? read, 'p')).toEqual([])
})

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](java\nscript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '![a](javascript:alert(1))',
  '[a]: javascript:alert(1)\n\n[a]',
  '`<b onclick=alert(1)>`',
  '```<script>\nalert(1)\n```',
  '[x](https://x.example/"onmouseover="alert(1))',
])('shows %j as the words it is', (text) => {
  for (const markup of [prose(text).body, prose(`# ${text}\n\n${text}`).body, proseLine(text)]) {
    const read = elements(String(markup))
    expect(named(read, 'script', 'style', 'iframe', 'b')).toEqual([])
    expect(
      all(read, (one) => [...one.attributes.keys()].some((name) => name.startsWith('on'))),
    ).toEqual([])
    for (const one of named(read, 'a', 'img'))
      expect(attribute(one, 'href') ?? attribute(one, 'src')).toMatch(/^(#|https?:|x$)/)
  }
})
