import type { Document, Page } from './document.js'
import { lineText } from './typed-line.js'

/** The transcript of a page, line for line, blank lines between paragraphs; what is not typed stands in brackets. */
export function pageTranscript({ typed }: Page): string {
  return typed
    .split('\n')
    .map((line) => lineText(line.replace(/^#/, '')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The transcript of a whole document, its pages divided by marks. */
export function wholeTranscript({ pages }: Document): string {
  return pages.map((page, index) => `[page ${index + 1}]\n\n${pageTranscript(page)}\n`).join('\n')
}
