import type { Comment, Motivation } from '../model/comment.js'
import { said } from './annotations/bodies.js'
import { Doubts } from './annotations/doubts.js'
import { entries, type Entry } from './annotations/entries.js'
import { member, parsedJson, words } from './annotations/json.js'
import { changed, made, maker, motivations } from './annotations/people.js'
import { targets, type Target } from './annotations/targets.js'
import { LineLanguages } from './line-languages.js'
import type { ReadLine, ReadPart, ReadParts } from './read-part.js'
import { given } from './written.js'

/**
 * Reads a file of annotations: W3C Web Annotation (https://www.w3.org/TR/annotation-model/), Open Annotation as IIIF Presentation 2 has it
 * (https://iiif.io/api/presentation/2.1/#annotation-list), and what Mirador, Annotorious, Recogito and Hypothesis write. Each annotation is a line;
 * those about the same thing, measured in the same way, are a part.
 * @param name what to call the file in findings
 */
export function annotationParts(bytes: Uint8Array, name: string): ReadParts {
  const { value, findings } = parsedJson(bytes, name)
  if (value === undefined) return { parts: [], findings }
  const doubts = new Doubts()
  const reading = new Reading(doubts)
  for (const entry of entries(value, doubts)) reading.add(entry)
  return {
    parts: reading.parts(),
    findings: [...findings, ...doubts.findings(name)],
    head: given({ language: reading.languages.most(), by: reading.onlyMaker() }),
  }
}

/** A line may be said of several pages, and of several places on one. */
interface Part extends Omit<ReadPart, 'lines'> {
  readonly lines: ReadLine[]
}

class Reading {
  readonly languages = new LineLanguages()
  readonly #doubts: Doubts
  readonly #parts = new Map<string, Part>()
  readonly #ids = new Set<string>()
  readonly #makers = new Set<string | undefined>()

  constructor(doubts: Doubts) {
    this.#doubts = doubts
  }

  add({ annotation, where }: Entry): void {
    const { text, marks, bodies, doubts } = said(annotation)
    for (const doubt of doubts) this.#doubts.add(doubt, where)
    if (text.trim() === '') {
      if (!doubts.includes('painted')) this.#doubts.add('empty', where)
      return
    }
    const id = this.#newId(words(member(annotation, 'id', '@id')), where)
    const by = maker(annotation) ?? bodies.find((body) => body.by !== undefined)?.by
    this.#makers.add(by)
    const told = bodies.map((body) => withoutMaker(body, by))
    for (const { language } of told) this.languages.add(language)
    const why = motivations(member(annotation, 'motivation', 'motivatedBy'))
    const comment: Comment = {
      ...given({
        id,
        by,
        made: made(annotation) ?? bodies.find((body) => body.made !== undefined)?.made,
        changed: changed(annotation),
      }),
      motivations: why.length > 0 ? why : [likely(told)],
      bodies: told,
    }
    const line = { text, ...given({ marks: marks.length > 0 ? marks : undefined }), comment }
    for (const [at, target] of targets(annotation).entries()) this.#place(line, target, at, where)
  }

  parts(): readonly ReadPart[] {
    return [...this.#parts.values()]
  }

  /** Who made all of them, where that is one. */
  onlyMaker(): string | undefined {
    const [maker] = this.#makers
    return this.#makers.size === 1 ? maker : undefined
  }

  #newId(id: string | undefined, where: string): string | undefined {
    if (id === undefined || id.length > 2000) return undefined
    if (!this.#ids.has(id)) {
      this.#ids.add(id)
      return id
    }
    this.#doubts.add('twice', where)
    return undefined
  }

  #place(line: Omit<ReadLine, 'opensParagraph'>, target: Target, at: number, where: string): void {
    const { place, address, space, ofWhole } = target
    if (place === 'point' || place === 'unplaced') this.#doubts.add(place, where)
    const found = typeof place === 'object' ? place : undefined
    const unit = found?.unit ?? 'pixel'
    const measure = unit === 'pixel' && found ? space : undefined
    const key = JSON.stringify([address, ofWhole, unit, measure])
    const part = this.#parts.get(key) ?? { unit, target: address, lines: [], ...given({ space: measure, ofWhole: ofWhole || undefined }) } // prettier-ignore
    this.#parts.set(key, part)
    const own = line.comment?.id
    const comment = line.comment && at > 0 && own !== undefined ? { ...line.comment, id: `${own} ${String(at + 1)}` } : line.comment // prettier-ignore
    const isWordOfPage = line.comment?.motivations.includes('supplementing') === true
    part.lines.push({
      ...line,
      ...given({ edges: found?.edges, outline: found?.outline, comment }),
      opensParagraph: part.lines.length === 0 || !isWordOfPage,
    })
  }
}

/** What nothing is said of: a tag where it has only tags, else a comment. */
function likely(bodies: Comment['bodies']): Motivation {
  return bodies.every(({ purpose }) => purpose === 'tagging') ? 'tagging' : 'commenting'
}

function withoutMaker(
  body: Comment['bodies'][number],
  by: string | undefined,
): Comment['bodies'][number] {
  // prettier-ignore
  if (body.by !== undefined && body.by !== by) return body
  const { by: _by, ...rest } = body
  return rest
}
