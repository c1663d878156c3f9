import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { longestText, readText } from '../../data/import/texts.js'

it('refuses a text that is too long, with its length', () => {
  expect(readText(new Uint8Array(longestText + 1), 'a.txt', 'plain')).toEqual({
    parts: [],
    findings: [{ level: 'error', where: 'a.txt', what: expect.stringContaining('65 MB') }],
  })
})

it('gives every word of a plain text, in order, wherever pages are divided', () => {
  const line = fc.constantFrom(
    '',
    'Dear Sir',
    '  indented',
    '[page 2]',
    '--- 3 ---',
    '[1r]',
    '\f',
    'end',
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { parts } = readText(new TextEncoder().encode(lines.join('\n')), 'a.txt', 'plain')
      const read = parts.flatMap((part) => part.lines.map(({ text }) => text))
      const marks = ['', '[page 2]', '--- 3 ---', '\f']
      expect(read).toEqual(lines.filter((text) => !marks.includes(text)).map((text) => text.trim()))
    }),
  )
})
