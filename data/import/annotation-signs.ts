/** Characters of a value that are kept: enough for a type or an address. */
const longest = 200

/**
 * The members of a JSON object as far as they stand in its beginning, by name, each with the beginning of its value as it is written; of a list, those of
 * its first object. Nothing where the text does not begin as JSON.
 */
export function firstMembers(start: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const text = start.replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, '')
  const head = /^\s*(?:\[\s*)?\{/.exec(text)
  if (!head) return found
  const inner = head[0].includes('[') ? 2 : 1
  let depth = 0
  const token = /"((?:[^"\\]|\\[^])*)"(\s*:\s*)?|[{}[\]]/g
  for (let one = token.exec(text); one; one = token.exec(text)) {
    const [sign, name = '', colon] = one
    depth += steps[sign] ?? 0
    const isName = colon !== undefined && depth === inner && !found.has(name)
    if (isName) found.set(name, text.slice(token.lastIndex, token.lastIndex + longest)) // prettier-ignore
    if (depth === 0) break
  }
  return found
}

/** What a sign does to the depth. */
const steps: Readonly<Partial<Record<string, number>>> = { '{': 1, '[': 1, '}': -1, ']': -1 }

const annotation = /^(?:\[\s*)?"(?:[a-z]+:|http:\/\/\S+[#/])?Annotation(?:Page|Collection|List)?"/
const other = /^(?:\[\s*)?"/
const context = /ns\/(anno|oa)(-context-\d+)?\.jsonld|w3\.org\/ns\/oa/

/** Whether a file begins as annotations do: in JSON, with their type, their context, or members that only they have. */
export function isAnnotations(start: string): boolean {
  const members = firstMembers(start)
  const type = members.get('type') ?? members.get('@type')
  if (type !== undefined && (annotation.test(type) || other.test(type)))
    return annotation.test(type)
  if (context.test(members.get('@context') ?? '')) return true
  const has = (...names: readonly string[]) => names.every((name) => members.has(name))
  return has('rows', 'total') || has('target', 'bodies') || has('target', 'body') || has('uri', 'user', 'target') // prettier-ignore
}
