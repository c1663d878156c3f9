import type { Box } from '../../data/model/region.js'
import type { TextLine, TextWord } from '../../data/model/text-line.js'
import type { Chance } from './chance.js'

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyzABCEIlLOST0123456789.,;:|')

interface Read {
  readonly text: string
  readonly box: Box
}

/**
 * A machine's reading, as a worse machine would have read it: of the characters `rate` are wrong (six in ten changed, two left out, two put in), and of
 * the words some are divided, joined to the next, or left out, a tenth of `rate` each. Boxes stay on what is read.
 */
export function damaged(
  lines: readonly TextLine[],
  rate: number,
  chance: Chance,
): readonly TextLine[] {
  return lines.flatMap((line) => {
    const words = (line.words ?? []).flatMap(({ from, to, box }) =>
      box ? [{ text: line.text.slice(from, to), box }] : [],
    )
    const read = joinedAndDivided(words, rate / 10, chance).flatMap(({ text, box }) => {
      const misread = [...text].map((letter) => misreadLetter(letter, rate, chance)).join('')
      return misread === '' ? [] : [{ text: misread, box }]
    })
    return read.length === 0 ? [] : [lineOf(read, line)]
  })
}

function misreadLetter(letter: string, rate: number, chance: Chance): string {
  if (!chance.happens(rate)) return letter
  const kind = chance.next()
  if (kind < 0.2) return ''
  return kind < 0.4 ? letter + chance.of(alphabet) : chance.of(alphabet)
}

function joinedAndDivided(words: readonly Read[], rate: number, chance: Chance): readonly Read[] {
  const found: Read[] = []
  for (const word of words) {
    const last = found.at(-1)
    if (chance.happens(rate)) continue
    if (last && chance.happens(rate)) found[found.length - 1] = joined(last, word)
    else if (word.text.length > 3 && chance.happens(rate)) found.push(...divided(word, chance))
    else found.push(word)
  }
  return found
}

function joined(a: Read, b: Read): Read {
  const [x, y] = [Math.min(a.box.x, b.box.x), Math.min(a.box.y, b.box.y)]
  const right = Math.max(a.box.x + a.box.width, b.box.x + b.box.width)
  const bottom = Math.max(a.box.y + a.box.height, b.box.y + b.box.height)
  return { text: a.text + b.text, box: { x, y, width: right - x, height: bottom - y } }
}

function divided({ text, box }: Read, chance: Chance): readonly Read[] {
  const at = 1 + chance.below(text.length - 1)
  const width = Math.max(1, Math.round((box.width * at) / text.length))
  return [
    { text: text.slice(0, at), box: { ...box, width } },
    {
      text: text.slice(at),
      box: { ...box, x: box.x + width, width: Math.max(1, box.width - width) },
    },
  ]
}

/** Words on a line, with spaces between them. */
export function lineOf(read: readonly Read[], { opensParagraph, box }: TextLine): TextLine {
  let text = ''
  const words = read.map((word): TextWord => {
    const from = text === '' ? 0 : text.length + 1
    text += (text === '' ? '' : ' ') + word.text
    return { from, to: text.length, box: word.box }
  })
  return { text, opensParagraph, ...(box && { box }), words }
}
