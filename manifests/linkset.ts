import type { Signpost } from './signposting.js'

/** https://www.rfc-editor.org/rfc/rfc9264#name-json-document-format-applica */
export const linksetType = 'application/linkset+json'

/** Where a link leads. */
interface Target {
  readonly href: string
  readonly type?: string
}

type Context = Readonly<Record<string, string | readonly Target[]>>

/** What leads back from what is linked. https://signposting.org/FAIR/#reciprocal */
const back: Readonly<Record<string, string>> = { describedby: 'describes', item: 'collection' }

function context(anchor: string, links: readonly Signpost[]): Context {
  const targets = new Map<string, Target[]>()
  for (const { rel, ...target } of links) targets.set(rel, [...(targets.get(rel) ?? []), target])
  return { anchor, ...Object.fromEntries(targets) }
}

/**
 * All links of a page in one document, and those that lead back to it, so that a program asks once. By
 * https://www.rfc-editor.org/rfc/rfc9264 and the profile https://signposting.org/FAIR/ (level 2).
 */
export function linkset(address: string, links: readonly Signpost[]) {
  const forward = links.filter(({ rel }) => rel !== 'linkset')
  return {
    linkset: [
      context(address, forward),
      ...forward.flatMap(({ rel, href }) => {
        const reverse = back[rel]
        return reverse === undefined
          ? []
          : [context(href, [{ rel: reverse, href: address, type: 'text/html' }])]
      }),
    ],
  }
}
