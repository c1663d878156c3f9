import { describe, expect, it } from '@jest/globals'
import { cited, lettersIn, linesOf } from '../../bench/cite/edits.js'
import { edits, noQuotes, soughtQuotes } from '../../bench/cite/quotes.js'
import { trueDocuments } from '../../bench/align/truth.js'
import { foundOnPages, foundQuote } from '../../data/cite/found-quote.js'
import type { TextLine } from '../../data/model/text-line.js'
import { withReal } from '../real.js'

const letter = `The harbour master to the Resident,
greeting. I have the honour to report that the
soundings on the north mole were taken com-
pletely on the 4th of March, in calm weather.
The dredger cannot work before the spring.
Ditto.
I ask you to grant the sum of 300 pounds, for
the dredger cannot work without a new chain.
Ditto.
Your obedient servant, J. Vaudrin`

const lines = (text: string): TextLine[] =>
  text.split('\n').map((line, at) => ({
    text: line,
    opensParagraph: false,
    box: { x: 100, y: 50 * at, width: 10 * line.length, height: 40 },
    words: [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      from: index,
      to: index + word.length,
      box: { x: 100 + 10 * index, y: 50 * at, width: 10 * word.length, height: 40 },
    })),
  }))

/** The nth place where words stand in the letter, as it is cited. */
function citing(words: string, nth = 1) {
  let from = -1
  for (let time = 0; time < nth; time++) from = letter.indexOf(words, from + 1)
  if (from < 0) throw new Error(`${words} is not in the letter.`)
  return cited(letter, [from, from + words.length])
}

describe('a cited passage', () => {
  it('is found as it stands, with its boxes', () => {
    const found = foundQuote(lines(letter), citing('on the north mole'))
    expect(found).toMatchObject({ lines: [3, 3], words: 'on the north mole', isSame: true })
    expect(found?.region).toEqual({ x: 200, y: 100, width: 170, height: 40 })
  })

  it('is found over line ends, one box for each line', () => {
    const found = foundQuote(lines(letter), citing('were taken com-\npletely on'))
    expect(found).toMatchObject({ lines: [3, 4], isSame: true })
    expect(found?.boxes).toHaveLength(2)
    expect(found?.region).toEqual({ x: 100, y: 100, width: 430, height: 90 })
  })

  it('is the same in lines broken anew, hyphens and all', () => {
    const anew = letter
      .replace('com-\npletely', 'completely')
      .replace('calm weather', 'calm\nweather')
    const found = foundQuote(
      lines(anew),
      citing('com-\npletely on the 4th of March, in calm weather.'),
    )
    expect(found).toMatchObject({ lines: [3, 4], isSame: true })
    expect(found?.words).toBe('completely on the 4th of March, in calm\nweather.')
  })

  it('is found corrected, and told to be', () => {
    const now = letter.replace('calm weather', 'cálm wether')
    const found = foundQuote(lines(now), citing('in calm weather.'))
    expect(found).toMatchObject({ words: 'in cálm wether.', isSame: false, lines: [4, 4] })
  })

  it('keeps whole words when the letters at its ends were corrected', () => {
    const now = letter.replace('soundings', 'Zoundingz')
    expect(foundQuote(lines(now), citing('soundings'))?.words).toBe('Zoundingz')
  })

  it('keeps the punctuation it was cited with, where the words were corrected', () => {
    const text = letter.replace('in calm weather', '(in calm weather)')
    const from = text.indexOf('(in calm')
    const quote = cited(text, [from, from + '(in calm weather).'.length])
    const now = text.replace('weather', 'wether')
    expect(foundQuote(lines(now), quote)?.words).toBe('(in calm wether).')
  })

  it('has both places of a word that is divided on the scan', () => {
    const rest = { x: 7, y: 150, width: 30, height: 40 }
    const divided = lines(letter).map((line) => ({
      ...line,
      words: (line.words ?? []).map((word, at, all) => (at === all.length - 1 ? { ...word, rest } : word)), // prettier-ignore
    }))
    expect(foundQuote(divided, citing('north mole were taken com-'))?.boxes).toEqual([
      { x: 270, y: 100, width: 260, height: 40 },
      rest,
    ])
  })

  it.each([1, 2])('that stands there twice is told by what is around it (%d)', (nth) => {
    const now = `A heading\n${letter}`
    const found = foundQuote(lines(now), citing('dredger cannot work', nth))
    expect(found?.lines).toEqual(nth === 1 ? [6, 6] : [9, 9])
  })

  it('that was left out is not found where the same words stand elsewhere', () => {
    const now = letter.replace('The dredger cannot work before the spring.\n', '')
    expect(foundQuote(lines(now), citing('dredger cannot work', 1))).toBeUndefined()
    const other = letter.replace(', for\nthe dredger cannot work without a new chain', '')
    expect(foundQuote(lines(other), citing('dredger cannot work', 2))).toBeUndefined()
  })

  it('that was left out is not found in letters of its neighbours', () => {
    const now = letter.replace('honour ', '')
    expect(foundQuote(lines(now), citing('honour'))).toBeUndefined()
  })

  it('keeps its numbers: lines are named by theirs, not by their places', () => {
    const numbered = lines(letter).map((line, at) => ({ ...line, number: at + 40 }))
    expect(foundQuote(numbered, citing('on the north mole'))?.lines).toEqual([42, 42])
  })

  it('in the same words between the same words twice is told by its line, or not at all', () => {
    const list = 'one ditto and ditto one\n'.repeat(12).trimEnd()
    const all = list.split('\n')
    const at = list.split('\n').slice(0, 5).join('\n').length + 5
    const quote = cited(list, [at, at + 5])
    expect(foundQuote(lines(list), quote)?.lines).toEqual([6, 6])
    const moved = lines(all.join('\n')).map((line, place) => ({ ...line, number: place + 100 }))
    expect(foundQuote(moved, quote)).toBeUndefined()
  })

  it('of dots alone is found where it was, and only as it was', () => {
    const text = 'The sum of\n..........\npounds'
    const quote = cited(text, [11, 21])
    expect(foundQuote(lines(text), quote)).toMatchObject({ lines: [2, 2], isSame: true })
    expect(foundQuote(lines(text.replaceAll('..', '—')), quote)).toBeUndefined()
  })

  it('in Chinese is found without spaces', () => {
    const text = '天地玄黃宇宙洪荒\n日月盈昃辰宿列張\n寒來暑往秋收冬藏'
    const found = foundQuote(lines(text.replace('辰宿', '辰 宿')), cited(text, [9, 13]))
    expect(found).toMatchObject({ words: '日月盈昃', lines: [2, 2] })
  })

  it('is found on the page it went to, and on none where it is on two', () => {
    const pages = letter.split('\nDitto.\n').map((text, page) => ({ page, lines: lines(text) }))
    const quote = citing('I ask you to grant the sum of 300 pounds')
    expect(foundOnPages(pages, quote)).toMatchObject({ page: 1, found: { lines: [1, 1] } })
    const twice = [...pages, { page: 9, lines: lines(letter.split('\nDitto.\n')[1] ?? '') }]
    expect(foundOnPages(twice, quote)).toBeUndefined()
  })

  it('is found on its page though the same words stand on another, in other surroundings', () => {
    const words = 'I have the honour'
    const own = letter.slice(letter.indexOf(words))
    const other = `Of the quay nothing new is to be told.\n${words} of being your servant, says the pilot of the board.`
    const pages = [{ page: 1, lines: lines(other) }, { page: 2, lines: lines(own) }] // prettier-ignore
    expect(foundOnPages(pages, citing(words))).toMatchObject({ page: 2, found: { lines: [1, 1] } })
  })

  it('is nowhere in an empty text, and nothing empty is anywhere', () => {
    expect(foundQuote([], citing('honour'))).toBeUndefined()
    expect(foundQuote(lines(letter), { exact: '', prefix: '', suffix: '', lines: [1, 1] })).toBeUndefined() // prettier-ignore
    expect(foundQuote(lines(letter), { exact: ' \n', prefix: '', suffix: '', lines: [1, 2] })).toBeUndefined() // prettier-ignore
  })
})

it('counts the letters of a text after an edit by what they were', () => {
  expect(linesOf(lettersIn('ab\nc')).map((line) => line.map(({ was }) => was))).toEqual([
    [0, 1],
    [3],
  ])
})

/** Of a hundred passages, how many must be found after an edit of a kind; of those left out none may be. */
const leastFound: Readonly<Record<string, number>> = {
  nothing: 99.5,
  '1 % of the letters corrected': 99,
  '5 % of the letters corrected': 97,
  '10 % of the letters corrected': 95,
  // Words of two or three letters of which one is corrected, between words that are corrected too, are left unsaid.
  '20 % of the letters corrected': 80,
  'lines broken anew': 99.5,
  'a tenth more lines': 92,
  'a tenth of the other lines left out': 95,
  '5 % corrected, lines broken anew, more lines': 86,
}

withReal('passages of real pages are found after edits, and never in other words', async () => {
  const { documents } = await trueDocuments()
  const pages = documents.flatMap((one) => one.pages.map((page) => page.lines.map(({ text }) => text).join('\n'))) // prettier-ignore
  expect(pages.length).toBeGreaterThan(9)
  for (const edit of edits) {
    const tally = noQuotes()
    for (const [at, page] of pages.entries())
      soughtQuotes(page, pages[(at + 5) % pages.length]?.split('\n') ?? [], edit, { seed: at + 1, count: 24 }, tally) // prettier-ignore
    expect(tally.sought).toBeGreaterThan(100)
    const found = (100 * tally.found) / tally.sought
    expect({ edit: edit.name, wrong: tally.wrong, enough: found >= (leastFound[edit.name] ?? 0) }).toEqual({ edit: edit.name, wrong: 0, enough: true }) // prettier-ignore
  }
})
