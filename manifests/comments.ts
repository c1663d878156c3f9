import { isTag, type Comment, type CommentBody, type Motivation } from '../data/model/comment.js'
import type { Mark } from '../data/model/text-line.js'
import type { TextLayer } from '../data/model/text.js'
import { escaped } from './html.js'
import type { LineNote } from './line-notes.js'

/** Something that an annotation says, as a document holds it. */
export interface NoteBody {
  readonly value: string
  readonly format: 'text/plain' | 'text/html'
  /** BCP 47, as it was given. */
  readonly language: string | undefined
  readonly purpose: Motivation | undefined
  /** Who said it and when, of an answer by somebody else. */
  readonly by: string | undefined
  readonly made: string | undefined
}

/**
 * Why an annotation of a commentary was made: never `supplementing`, for it says what does not stand on the page. Mirador shows only what comments or
 * tags, and hides questions and descriptions that are not called comments as well (tried).
 */
export function commentMotivations({ comment }: Pick<LineNote, 'comment'>): readonly Motivation[] {
  const own = comment?.motivations.filter((one) => one !== 'supplementing') ?? []
  const isShown = own.some((one) => one === 'commenting' || one === 'tagging')
  return isShown ? own : [...own, 'commenting']
}

/**
 * What an annotation of a commentary says, each body for itself. What has lines, or signs that viewers take for markup, is told as HTML, and so is
 * what was given as HTML, with no more of it than was read.
 */
export function noteBodies(note: LineNote, layer: TextLayer): readonly NoteBody[] {
  const { text, marks = [], comment } = note
  const all: readonly CommentBody[] = comment?.bodies.length ? comment.bodies : [{ from: 0, to: text.length }] // prettier-ignore
  const one = all.length === 1
  return all.map((body) => {
    const words = text.slice(body.from, body.to)
    const isHtml = body.html === true || /[<\n]/.test(words)
    return {
      value: isHtml ? markup(text, marks, body) : words,
      format: isHtml ? 'text/html' : 'text/plain',
      language: body.language ?? layer.language,
      // What an annotation of one body is for is said by the annotation.
      purpose: one && !isTag(body) ? undefined : (body.purpose ?? 'commenting'),
      by: body.by,
      made: body.by === undefined ? undefined : instant(body.made),
    }
  })
}

/**
 * A time as `xsd:dateTime` in UTC; one that was given without its zone is taken for UTC, a day for its beginning.
 * https://www.w3.org/TR/annotation-model/#lifecycle-information
 */
export function instant(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const isZoned = /(Z|[+-]\d\d:?\d\d)$/.test(given.slice(10)) || given.length === 10
  const time = Date.parse(isZoned ? given : `${given}Z`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** Who made an annotation. https://www.w3.org/TR/annotation-model/#agents */
export function creator({ by }: Pick<Comment, 'by'>): { type: 'Person'; name: string } | undefined {
  return by === undefined ? undefined : { type: 'Person', name: by }
}

const elements = { emphasis: 'em', underlined: 'u', deletion: 'del' } as const

/** A piece of a text as HTML that is well-formed, with what was set apart in it. */
function markup(text: string, marks: readonly Mark[], { from, to }: CommentBody): string {
  const shown = marks.filter((mark) => mark.kind in elements && mark.from < to && mark.to > from)
  const inside = (at: number) => Math.min(Math.max(at, from), to)
  const ends = [from, to, ...shown.flatMap((mark) => [inside(mark.from), inside(mark.to)])]
  const cuts = [...new Set(ends)].sort((a, b) => a - b)
  const pieces = cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? from
    const names = shown.flatMap(({ kind, ...mark }) => mark.from <= start && mark.to >= end && isElement(kind) ? [elements[kind]] : []) // prettier-ignore
    const words = escaped(text.slice(start, end)).replaceAll('\n', '<br/>')
    return [...new Set(names)].reduce((inner, name) => `<${name}>${inner}</${name}>`, words)
  })
  return `<p>${pieces.join('')}</p>`
}

function isElement(kind: Mark['kind']): kind is keyof typeof elements {
  return kind in elements
}
