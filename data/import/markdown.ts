import MarkdownIt from 'markdown-it'
import type { Finding } from '../model/finding.js'
import { decoded } from './decode.js'
import { MarkdownLines, type ParseInline } from './markdown-lines.js'
import { markdownPageMark } from './page-marks.js'
import { plainPart } from './plain-text.js'
import type { ReadPart, ReadParts } from './read-part.js'
import { textPages, type TextPage } from './text-pages.js'

/** So deep lists and quotations may lie within each other: what lies deeper, the parser would leave out. */
const deepest = 90
/** Characters of a page that are looked through for markup. */
const longest = 2_000_000

/**
 * CommonMark (https://spec.commonmark.org/0.31.2/) and what is struck out. HTML stays the text that it is; so do references to notes
 * and links, `[^1]: …`, of which the parser would take away the text; tables are looked for in the lines.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: deepest + 10 }).disable(['reference', 'table', 'image']) // prettier-ignore

const inline: ParseInline = (text) =>
  markdown.parseInline(text, {}).flatMap(({ children }) => children ?? [])

/**
 * Lines and paragraphs of a text in Markdown: lines as they stand in the file, headings with their level, and marks for what is
 * emphasised or struck out. It is divided into parts at form feeds and at marks of pages, of which Markdown has two more kinds: `## Page 2` and
 * `<!-- page 2 -->`. A block of YAML at its head is left out.
 * @param name what to call the file in findings
 */
export function markdownParts(bytes: Uint8Array, name: string): ReadParts {
  const { text: all, findings } = decoded(bytes, name)
  if (all === undefined) return { parts: [], findings }
  const { text, findings: left } = withoutHead(all, name)
  const { pages, findings: notes } = textPages(text, markdownPageMark, name)
  const read = pages.map((page) => part(page, name))
  return {
    parts: read.map((one) => one.part),
    findings: [...findings, ...left, ...notes, ...read.flatMap((one) => one.findings)],
  }
}

/** A page's lines; as a plain text's where they cannot be read as Markdown without losing any. */
function part(page: TextPage, where: string): { part: ReadPart; findings: readonly Finding[] } {
  const text = page.lines.join('\n')
  const tokens = text.length > longest ? undefined : markdown.parse(text, {})
  if (!tokens || tokens.some(({ level }) => level >= deepest)) {
    const what = `The text is too ${tokens ? 'deeply nested' : 'long'} to be read as Markdown; its lines are shown as they stand in the file.`
    return { part: plainPart(page), findings: [{ level: 'warning', where, what }] }
  }
  const { mark } = page
  const lines = new MarkdownLines(inline).read(tokens)
  return { part: { unit: 'pixel', ...(mark !== undefined && { mark }), lines }, findings: [] }
}

/** Front matter: YAML between `---` at the very beginning. A line between rules is none. */
function withoutHead(text: string, where: string): { text: string; findings: readonly Finding[] } {
  const [, head] = /^\ufeff?---[ \t]*\n((?:[^\n]{0,2000}\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? [] // prettier-ignore
  const lines = head?.split('\n').filter((line) => line.trim() !== '') ?? []
  const isYaml = lines.every((line) => /^([\w-]+[ \t]*:(\s|$)|[ \t]|- |#)/.test(line))
  if (head === undefined || lines.length === 0 || !isYaml) return { text, findings: [] }
  const what = 'The block between “---” at the head of the file says something about the text, and is left out of it. Put that into item.yaml.' // prettier-ignore
  // Lines are kept apart from what follows, so that nothing else changes its meaning.
  return {
    text: text.slice(text.indexOf(head) + head.length).replace(/^[^\n]*\n?/, ''),
    findings: [{ level: 'note', where, what }],
  }
}
