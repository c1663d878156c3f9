import type { Comment, CommentBody, Motivation } from '../model/comment.js'
import { said } from './annotations/bodies.js'
import { Doubts } from './annotations/doubts.js'
import { entries, type Entry } from './annotations/entries.js'
import { member, parsedJson, words, type JsonObject } from './annotations/json.js'
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
    const words = said(annotation)
    for (const doubt of words.doubts) this.#doubts.add(doubt, where)
    if (words.text.trim() === '') {
      if (!words.doubts.includes('painted')) this.#doubts.add('empty', where)
      return
    }
    const id = this.#newId(identity(annotation), where)
    const comment = { ...given({ id }), ...about(annotation, words.bodies) }
    this.#makers.add(comment.by)
    for (const { language } of comment.bodies) this.languages.add(language)
    const { text, marks } = words
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

  #place(line: Said, target: Target, at: number, where: string): void {
    const { place } = target
    if (place === 'point' || place === 'unplaced') this.#doubts.add(place, where)
    const { edges, outline } = typeof place === 'object' ? place : {}
    const { lines } = this.#partOf(target)
    const isWordOfPage = line.comment.motivations.includes('supplementing')
    const comment = at > 0 ? nthOf(line.comment, at + 1) : line.comment
    const opensParagraph = lines.length === 0 || !isWordOfPage
    lines.push({ ...line, ...given({ edges, outline }), comment, opensParagraph })
  }

  /** The lines about the same thing, in the same measure. */
  #partOf({ place, address, space, ofWhole }: Target): Part {
    const unit = typeof place === 'object' ? place.unit : 'pixel'
    const measure = typeof place === 'object' && unit === 'pixel' ? space : undefined
    const key = JSON.stringify([address, ofWhole, unit, measure])
    const more = given({ space: measure, ofWhole: ofWhole ? (true as const) : undefined })
    const part = this.#parts.get(key) ?? { unit, target: address, lines: [], ...more }
    this.#parts.set(key, part)
    return part
  }
}

/** A line before it has a place. */
interface Said extends Omit<ReadLine, 'opensParagraph'> {
  readonly comment: Comment
}

/** An annotation about several things is several, each with an id of its own. */
function nthOf({ id, ...comment }: Comment, nth: number): Comment {
  return id === undefined ? comment : { ...comment, id: `${id} ${String(nth)}` }
}

function identity(annotation: JsonObject): string | undefined {
  return words(member(annotation, 'id', '@id'))
}

/** Who made an annotation, when, and why: as it says of itself, else as its bodies do. */
function about(annotation: JsonObject, bodies: Comment['bodies']): Omit<Comment, 'id'> {
  const by = maker(annotation) ?? bodies.find((body) => body.by !== undefined)?.by
  const when = made(annotation) ?? bodies.find((body) => body.made !== undefined)?.made
  const own = bodies.map((body) => withoutMaker(body, by))
  const why = motivations(member(annotation, 'motivation', 'motivatedBy'))
  return {
    ...given({ by, made: when, changed: changed(annotation) }),
    motivations: why.length > 0 ? why : [likely(own)],
    bodies: own,
  }
}

/** What nothing is said of: a tag where it has only tags, else a comment. */
function likely(bodies: Comment['bodies']): Motivation {
  return bodies.every(({ purpose }) => purpose === 'tagging') ? 'tagging' : 'commenting'
}

function withoutMaker(body: CommentBody, by: string | undefined): CommentBody {
  // prettier-ignore
  if (body.by !== undefined && body.by !== by) return body
  const { by: _by, ...rest } = body
  return rest
}
