import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import ts from 'typescript'

/** Names and signs that are the same in every language. */
const same =
  /^(IIIF|TEI|PDF|ALTO|hOCR|BibTeX|RIS|CSL-JSON|Markdown|HTML|MLA|APA|Chicago|Mirador|Universal Viewer|fonds publish)$/

/** Attributes that are read out or shown. */
const spokenAttributes = /\s(?:aria-label|title|alt|placeholder|content|value)="([^"]*)"/g

/** Words of a template that would stand on a page as they stand in the source: text between tags, and of attributes that are read. */
function wordsOf(template: string): string[] {
  const attributes = [...template.matchAll(spokenAttributes)]
    // What is in a head or a form for machines has no letters beside signs.
    .map(([, value = '']) => value)
    .filter((value) => /^[A-Z][a-z]+( |$)/.test(value))
  const texts = template.replace(/<!?[^<>]*(>|$)|^[^<>]*>/g, '\n').split(/[\n\0]|&\w+;/)
  return [...attributes, ...texts]
    .map((text) => text.trim())
    .filter((text) => /\p{L}{2}/u.test(text) && !same.test(text) && !/^[a-z-]+="/.test(text))
}

/** The literal parts of every `html` template of a source file, with `\0` for values. */
function templates(source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node
      found.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? template.text
          : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join(
              '\0',
            ),
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('page.ts', source, ts.ScriptTarget.Latest, true))
  return found
}

it('no word of the interface stands anywhere but in a language file', async () => {
  const folder = join(process.cwd(), 'web')
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('words'),
  )
  const read = await Promise.all(
    names.map(
      async (name) => [name, templates(await readFile(join(folder, name), 'utf8'))] as const,
    ),
  )
  expect(read.flatMap(([, found]) => found).length).toBeGreaterThan(150)
  const stray = read.flatMap(([name, found]) =>
    found.flatMap(wordsOf).map((words) => `${name}: ${words}`),
  )
  expect(stray).toEqual([])
})

it('and would be found there', () => {
  const source = 'const a = html`<p class="b" ${c}>${d} Search <b title="All of it">${e}</b></p>`'
  expect(templates(source).flatMap(wordsOf)).toEqual(['All of it', 'Search'])
})
