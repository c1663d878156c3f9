import { split } from '../../data/align/split.js'
import type { TextLine } from '../../data/model/text-line.js'
import { Chance } from './chance.js'
import { damaged } from './damage.js'
import { written, type Manner } from './person.js'
import type { ReadDocument } from './placing.js'

/** Breaks between pages that were found. */
export interface Breaks {
  readonly all: number
  /** At the very word. */
  readonly exact: number
  /** At another, and not said to be unsure. */
  readonly wrong: number
  readonly unsure: number
  readonly milliseconds: readonly number[]
}

interface Sheet {
  readonly truth: readonly TextLine[]
  readonly read: readonly TextLine[]
}

const manners: readonly Manner[] = ['lines', 'paragraph', 'paragraph, hyphens joined']

/** All orders of pages are as good as the one they were written in: nothing but the words tells where one begins. */
function shuffled(sheets: readonly Sheet[], chance: Chance): Sheet[] {
  const left = [...sheets]
  const found: Sheet[] = []
  while (left.length > 0) found.push(...left.splice(chance.below(left.length), 1))
  return found
}

/** Half a page, as a scan that was cut, or a page that was hardly begun. */
function cut({ truth, read }: Sheet, chance: Chance): Sheet {
  const at = 3 + chance.below(Math.max(1, truth.length - 6))
  const border = truth[at]?.box?.y ?? Infinity
  const isAbove = ({ box }: TextLine) => box !== undefined && box.y + box.height / 2 < border
  return { truth: truth.slice(0, at), read: read.filter(isAbove) }
}

/** Joins the pages of documents of one language, in the order they have and in others, and cuts the text again. */
export function splittings(
  documents: readonly ReadDocument[],
  rate: number,
  seeds: number,
): Breaks {
  const all: Breaks[] = []
  const languages = new Set(documents.map(({ document }) => document.language))
  for (const language of languages) {
    const own = documents.filter(({ document }) => document.language === language)
    const sheets = own.flatMap(({ document, read }) =>
      document.pages.map(({ lines }, at): Sheet => ({ truth: lines, read: read[at]?.lines ?? [] })),
    )
    for (let seed = 1; seed <= seeds; seed++)
      for (const manner of manners) {
        const chance = new Chance(seed * 31 + Math.round(rate * 1000))
        const order = seed === 1 ? sheets : shuffled(sheets, chance)
        const pages = seed % 2 === 0 ? order.map((sheet) => cut(sheet, chance)) : order
        all.push(splitting(pages, manner, rate, chance))
      }
  }
  return all.reduce(sum)
}

function splitting(pages: readonly Sheet[], manner: Manner, rate: number, chance: Chance): Breaks {
  const texts = pages.map(({ truth }) => written(truth, manner, 0, chance).lines)
  const isOne = manner !== 'lines'
  const joint = isOne ? ' ' : '\n'
  const own = texts.map((lines) => lines.map(({ text }) => text).join(joint))
  const text = isOne ? [{ text: own.join(' '), opensParagraph: true }] : texts.flat()
  const read = pages.map((page) => (rate > 0 ? damaged(page.read, rate, chance) : page.read))
  const began = performance.now()
  const cuts = split(text, read)
  const milliseconds = [(performance.now() - began) / pages.length]
  let [at, exact, wrong, unsure] = [0, 0, 0, 0]
  for (const [page, words] of own.entries()) {
    const cut = cuts[page]
    const isExact = cut?.from === at
    at += words.length + 1
    if (page === 0) continue
    if (isExact) exact++
    else if (!cut?.unsure) wrong++
    if (cut?.unsure) unsure++
  }
  return { all: pages.length - 1, exact, wrong, unsure, milliseconds }
}

function sum(a: Breaks, b: Breaks): Breaks {
  return {
    all: a.all + b.all,
    exact: a.exact + b.exact,
    wrong: a.wrong + b.wrong,
    unsure: a.unsure + b.unsure,
    milliseconds: [...a.milliseconds, ...b.milliseconds],
  }
}
