import { describe, expect, it } from '@jest/globals'
import { split } from '../../data/align/split.js'
import type { TextLine } from '../../data/model/text-line.js'

const linesOf = (text: string): TextLine[] =>
  text.split('\n').map((one, at) => ({
    text: one,
    opensParagraph: false,
    box: { x: 10, y: 100 * at, width: 10 * one.length, height: 40 },
  }))

const first =
  'The harbour master to the Resident greeting\nI have the honour to report that the soundings\non the north mole were taken completely\non the fourth of March in calm weather'
const second =
  'The dredger cannot work before the spring\nand needs a new chain of forty fathoms\nfor which three hundred pounds are asked\nYour obedient servant Vaudrin'
const added =
  'Here somebody wrote in another hand some words\nnobody could ever read about boats and birds\nsinging softly under grey northern clouds tonight\nwhile children gathered shells beside quiet water'
const both = linesOf(`${first}\n${second}`)
const border = first.length + 1

describe('a text of several pages', () => {
  it('is cut where the words of the next page begin', () => {
    expect(split(both, [linesOf(first), linesOf(second)])).toEqual([
      { from: 0, to: border, by: 'words' },
      { from: border, to: both.length - 1 + both.reduce((sum, { text }) => sum + text.length, 0), by: 'words' },
    ]) // prettier-ignore
  })

  it('is not sure of a border in words that stand on neither page', () => {
    const text = linesOf(`${first}\n${added}\n${second}`)
    const cuts = split(text, [linesOf(first), linesOf(second)])
    expect(cuts.map(({ unsure }) => unsure)).toEqual([undefined, true])
  })

  it('is not sure of what stands on a page on which nothing was read', () => {
    const cuts = split(both, [linesOf(first), [], linesOf(second)])
    expect(cuts.map(({ from, to }) => to - from)).toEqual([border, 0, second.length])
    expect(cuts.map(({ unsure }) => unsure)).toEqual([undefined, true, true])
  })

  it('is cut where a page begins though its first lines were read last', () => {
    const [one, two, three, four] = linesOf(second)
    const disorder = [two, three, four, one].flatMap((line) => line ?? [])
    const cuts = split(both, [linesOf(first), disorder])
    expect(cuts.map(({ from, unsure }) => [from, unsure])).toEqual([[0, undefined], [border, undefined]]) // prettier-ignore
  })
})
