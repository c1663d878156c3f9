import type { Mark } from '../../data/model/text-line.js'
import { together } from './tei-blocks.js'
import { element, sequence, type AttributeValues, type Markup } from './xml.js'

/** Where the hand is described that wrote what is marked as handwritten. */
export const otherHand = 'other-hand'

/** The markup of a mark around what it says something of. */
type Dress = (inner: Markup, mark: Mark) => Markup

const plain =
  (name: string, attributes: (mark: Mark) => AttributeValues = () => ({})): Dress =>
  (inner, mark) =>
    element(name, attributes(mark), inner)

/** A name, with the address of its authority, or what else it is known by. */
const named = (name: string) =>
  plain(name, ({ names }) =>
    names === undefined || /^https?:\/\/\S+$/i.test(names) ? { ref: names } : { key: names },
  )

/** What stands on the page, and what an editor reads for it. */
const read =
  (written: string, meant: string): Dress =>
  (inner, { says }) => {
    const own = element(written, {}, inner)
    return says === undefined ? own : element('choice', {}, own, element(meant, {}, says))
  }

/** https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHTR and ND.html */
const dresses: Readonly<Record<Mark['kind'], Dress>> = {
  deletion: plain('del', ({ says }) => ({ rend: words(says) })),
  addition: plain('add', ({ says }) => ({ place: words(says) })),
  unclear: plain('unclear', ({ says }) => ({ reason: words(says) })),
  supplied: plain('supplied', ({ says }) => ({ reason: words(says) })),
  gap: (inner, { says }) =>
    sequence(element('gap', {}, says === undefined ? undefined : element('desc', {}, says)), inner),
  abbreviation: read('abbr', 'expan'),
  error: read('sic', 'corr'),
  note: (inner, { says = '' }) =>
    sequence(inner, says === '' ? undefined : element('note', { type: 'editorial' }, says)),
  person: named('persName'),
  place: named('placeName'),
  organisation: named('orgName'),
  work: named('title'),
  date: plain('date', ({ names }) => dated(names)),
  emphasis: plain('emph'),
  underlined: plain('hi', () => ({ rend: 'underline' })),
  handwritten: plain('seg', () => ({ hand: `#${otherHand}` })),
  foreign: plain('foreign', ({ names = '' }) => ({
    'xml:lang': /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(names) ? names : undefined,
  })),
}

/** So many marks may lie within each other; what lies deeper is left out, and its words are not. */
const deepest = 40

/** A line's words with its marks as elements. One that another cuts is written in pieces, for elements never overlap. */
export function markedUp(text: string, marks: readonly Mark[] = []): Markup {
  const writing = new Writing()
  const starting = startsOf(text, marks)
  const ends = [...starting.values()].flat().map(({ to }) => to)
  let last = 0
  for (const cut of [...new Set([...starting.keys(), ...ends, text.length])].sort(
    (a, b) => a - b,
  )) {
    if (cut > last) writing.put(text.slice(last, cut))
    last = Math.max(last, cut)
    writing.closeUntil(cut)
    for (const mark of starting.get(cut) ?? []) {
      if (mark.from === mark.to) writing.put(point(mark))
      else writing.open(mark)
    }
  }
  writing.closeUntil(Infinity)
  return together(writing.written)
}

/** Elements on their way. */
class Writing {
  readonly written: Markup[] = []
  private readonly opened: { readonly mark: Mark; readonly children: Markup[] }[] = []

  put(child: Markup | string): void {
    const children = this.opened.at(-1)?.children ?? this.written
    children.push(sequence(child))
  }

  open(mark: Mark): void {
    if (this.opened.length < deepest) this.opened.push({ mark, children: [] })
  }

  /** Closes what ends here, and what is within it; that is opened again where it goes on. */
  closeUntil(place: number): void {
    const first = this.opened.findIndex(({ mark }) => mark.to <= place)
    if (first < 0) return
    const going = this.opened.slice(first).filter(({ mark }) => mark.to > place)
    while (this.opened.length > first) this.close()
    for (const { mark } of going) this.open(mark)
  }

  private close(): void {
    const last = this.opened.pop()
    if (last) this.put(dresses[last.mark.kind](together(last.children), last.mark))
  }
}

/** Marks by where they begin; those between two letters come first there, and of others the longest. */
function startsOf(text: string, marks: readonly Mark[]): Map<number, Mark[]> {
  const found = new Map<number, Mark[]>()
  for (const mark of marks) {
    const from = between(text, mark.from)
    const inside = { ...mark, from, to: Math.max(between(text, mark.to), from) }
    const here = found.get(from)
    if (here) here.push(inside)
    else found.set(from, [inside])
  }
  const isSpan = ({ from, to }: Mark) => (to > from ? 1 : 0)
  for (const all of found.values()) all.sort((a, b) => isSpan(a) - isSpan(b) || b.to - a.to)
  return found
}

/** A place in a text, and not in the middle of a letter that is two units long. */
function between(text: string, place: number): number {
  const inside = Math.min(Math.max(place, 0), text.length)
  return (text.codePointAt(inside - 1) ?? 0) > 0xffff ? inside - 1 : inside
}

/** What has no words of the text: a gap, or a note; of other marks nothing is left. */
function point(mark: Mark): Markup {
  return mark.kind === 'gap' || mark.kind === 'note'
    ? dresses[mark.kind](sequence(), mark)
    : sequence()
}

/** Words as one of TEI's attributes holds them. */
function words(says: string | undefined): string | undefined {
  const said = says?.trim().replace(/\s+/g, ' ')
  return said === '' ? undefined : said
}

/** A date of EDTF as attributes. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html */
function dated(names = ''): AttributeValues {
  const day = (text = '') => (/^-?\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? text : undefined)
  const [from, to, ...none] = names.split('/')
  if (to !== undefined && none.length === 0) return { from: day(from), to: day(to) }
  const [, earliest, latest] = /^\[([^.]*)\.\.([^.]*)\]$/.exec(names) ?? []
  return { when: day(names), notBefore: day(earliest), notAfter: day(latest) }
}
