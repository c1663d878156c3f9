import MarkdownIt, { type Token } from 'markdown-it'
import { attributes, html, type Content, type Html } from './html.js'

/** Markup in a text is shown as the words it is. https://spec.commonmark.org/0.31.2/ with tables */
const markdown = new MarkdownIt('default', { html: false, linkify: true, typographer: false })

/** A text that somebody wrote in Markdown. */
export interface Prose {
  /** The words of its first heading, where it begins with one of the first level. */
  readonly title?: string
  /** All but that heading; headings in it begin at the second level. */
  readonly body: Html
}

/** Elements that Markdown makes, by the token's tag. Whatever is not named shows as its words alone. */
const elements: Readonly<Record<string, (inside: Content, token: Token) => Html>> = {
  p: (inside) => html`<p>${inside}</p>`,
  ul: (inside) => html`<ul>${inside}</ul>`, // prettier-ignore
  ol: (inside, token) => html`<ol ${attributes({ start: token.attrGet('start') ?? undefined })}>${inside}</ol>`, // prettier-ignore
  li: (inside) => html`<li>${inside}</li>`,
  blockquote: (inside) => html`<blockquote>${inside}</blockquote>`,
  em: (inside) => html`<em>${inside}</em>`,
  strong: (inside) => html`<strong>${inside}</strong>`,
  s: (inside) => html`<s>${inside}</s>`,
  h1: (inside) => html`<h2>${inside}</h2>`,
  h2: (inside) => html`<h2>${inside}</h2>`,
  h3: (inside) => html`<h3>${inside}</h3>`,
  h4: (inside) => html`<h4>${inside}</h4>`,
  h5: (inside) => html`<h5>${inside}</h5>`,
  h6: (inside) => html`<h6>${inside}</h6>`,
  table: (inside) => html`<div class="wide"><table>${inside}</table></div>`, // prettier-ignore
  thead: (inside) => html`<thead>${inside}</thead>`, // prettier-ignore
  tbody: (inside) => html`<tbody>${inside}</tbody>`, // prettier-ignore
  tr: (inside) => html`<tr>${inside}</tr>`, // prettier-ignore
  th: (inside) => html`<th scope="col">${inside}</th>`,
  td: (inside) => html`<td>${inside}</td>`,
  a: (inside, token) => html`<a href="${token.attrGet('href') ?? ''}">${inside}</a>`,
}

/**
 * A Markdown text as HTML. Every word is escaped, markup in it included, and an address that is none of the web leads nowhere, so that a
 * text can do no more than be read.
 */
export function prose(text: string): Prose {
  const tokens = markdown.parse(text, {})
  const [first, title] = tokens
  if (first?.type !== 'heading_open' || first.tag !== 'h1') return { body: html`${tree(tokens)}` }
  return { title: plainWords(title), body: html`${tree(tokens.slice(3))}` }
}

/** One line of Markdown, without blocks: a sentence with its links. */
export function proseLine(text: string): Html {
  return html`${tree(markdown.parseInline(text, {}))}`
}

function plainWords(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('')
}

/** Tokens come in a row; what opens is closed again. */
function tree(tokens: readonly Token[]): readonly Html[] {
  const open: { readonly token?: Token; readonly inside: Html[] }[] = [{ inside: [] }]
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ token, inside: [] })
    else if (token.nesting === -1) {
      const closed = open.pop()
      if (closed) open.at(-1)?.inside.push(element(closed.token, closed.inside))
    } else open.at(-1)?.inside.push(leaf(token))
  }
  return open[0]?.inside ?? []
}

function element(token: Token | undefined, inside: readonly Html[]): Html {
  // Paragraphs of a list whose items stand close together are not set apart.
  const dress = token && !token.hidden ? elements[token.tag] : undefined
  return token && dress ? dress(inside, token) : html`${inside}`
}

function leaf(token: Token): Html {
  const { type, content, children } = token
  if (type === 'inline') return html`${tree(children ?? [])}`
  if (type === 'hardbreak') return html`<br />`
  if (type === 'hr') return html`<hr />`
  if (type === 'softbreak') return html`${'\n'}`
  if (type === 'code_inline') return html`<code>${content}</code>`
  if (type === 'fence' || type === 'code_block') return html`<pre><code>${content}</code></pre>` // prettier-ignore
  if (type === 'image') return picture(token)
  return html`${content}`
}

/** A picture of the archive's own; the page's policy refuses others. */
function picture(token: Token): Html {
  const alt = plainWords(token)
  return html`<img src="${token.attrGet('src') ?? ''}" alt="${alt}" loading="lazy" />`
}
