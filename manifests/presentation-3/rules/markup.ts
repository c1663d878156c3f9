import { SaxesParser } from 'saxes'
import type { Kind, Rule } from './rule.js'
import { section } from './rule.js'
import { isObject } from './shape.js'

const html = section('45-html-markup-in-property-values')
const elements = new Set(['a', 'b', 'br', 'i', 'img', 'p', 'small', 'span', 'sub', 'sup'])
const attributes: Readonly<Record<string, readonly string[]>> = { a: ['href'], img: ['src', 'alt'] }

/** Whether clients take a text for HTML. */
function isMarkup(text: unknown): text is string {
  return typeof text === 'string' && text.startsWith('<') && text.endsWith('>')
}

/** An element that clients would remove, or half of it. */
function oddElement(name: string, given: Readonly<Record<string, string>>): string | undefined {
  if (!elements.has(name)) return `the element <${name}> is not allowed`
  const odd = Object.keys(given).find((attribute) => !attributes[name]?.includes(attribute))
  if (odd !== undefined) return `the attribute ${odd} is not allowed on <${name}>`
  const address = given['href'] ?? given['src']
  return address !== undefined && !/^(https?|mailto):/.test(address)
    ? `the address "${address}" is neither http, https nor mailto`
    : undefined
}

/** What is wrong with a text that clients take for HTML. */
function markupFault(text: string): string | undefined {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => faults.push(`it is not well-formed XML (${error.message})`))
  parser.on('opentag', ({ name, attributes }) => {
    const odd = oddElement(name, attributes)
    if (odd !== undefined) faults.push(odd)
  })
  parser.on('comment', () => faults.push('comments are not allowed'))
  parser.on('cdata', () => faults.push('CDATA is not allowed'))
  parser.on('processinginstruction', () => faults.push('processing instructions are not allowed'))
  parser.on('doctype', () => faults.push('a document type is not allowed'))
  parser.write(text).close()
  return faults[0]
}

/** The texts of a language map. */
function textsOf(map: unknown): readonly unknown[] {
  return isObject(map) ? Object.values(map).flat() : []
}

const worded: readonly Kind[] = [
  'Collection', 'Manifest', 'Canvas', 'Range', 'AnnotationPage', 'Agent', 'Link', 'Reference',
] // prettier-ignore

/** Labels of a resource and of what it says in pairs. */
const plainLabels: Rule = {
  name: 'plain-labels',
  section: html,
  of: worded,
  check: ({ label, metadata, requiredStatement }) => {
    const pairs = [...(Array.isArray(metadata) ? (metadata as unknown[]) : []), requiredStatement]
    const labels = [label, ...pairs.filter(isObject).map((pair) => pair['label'])]
    const markup = labels.flatMap(textsOf).find(isMarkup)
    return markup && `A label must not be HTML, as "${markup}" would be taken for.`
  },
}

const soundMarkup: Rule = {
  name: 'sound-markup',
  section: html,
  of: ['Collection', 'Manifest', 'Canvas', 'Range'],
  check: ({ summary, metadata, requiredStatement }) => {
    const pairs = [...(Array.isArray(metadata) ? (metadata as unknown[]) : []), requiredStatement]
    const values = [summary, ...pairs.filter(isObject).map((pair) => pair['value'])]
    for (const text of values.flatMap(textsOf).filter(isMarkup)) {
      const fault = markupFault(text)
      if (fault !== undefined) return `"${text}" would be taken for HTML, and ${fault}.`
    }
    return undefined
  },
}

/** Rules of HTML in words. */
export const markupRules: readonly Rule[] = [plainLabels, soundMarkup]
