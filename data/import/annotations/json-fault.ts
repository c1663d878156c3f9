/** What may come next: a value, a value or the list's end, a name or the object's end, a name, a colon, what follows a value, nothing. */
type Due = 'value' | 'first value' | 'first name' | 'name' | 'colon' | 'after' | 'end'

const token =
  /[\t\n\r ]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)|([{}[\],:]))/y // eslint-disable-line no-control-regex

/**
 * Where a text stops to be JSON, in UTF-16 units; its length where its end comes too soon. What engines tell of that differs from version to version.
 * https://www.rfc-editor.org/rfc/rfc8259#section-2
 */
export function jsonFault(text: string): number {
  const open: string[] = []
  let due: Due = 'value'
  token.lastIndex = 0
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const found = token.exec(text)
    const next: Due | null | undefined = found && step(found, due, open)
    if (!next) return at + (/^[\t\n\r ]*/.exec(text.slice(at))?.[0].length ?? 0)
    due = next
  }
  return text.length
}

/** What comes after a token; nothing where it should not stand there. */
function step(
  [, words, plain, sign = '']: RegExpExecArray,
  due: Due,
  open: string[],
): Due | undefined {
  if (words !== undefined && isName(due)) return 'colon'
  if (words !== undefined || plain !== undefined) return isValue(due) ? afterValue(open) : undefined
  return signs[sign]?.(due, open)
}

const isValue = (due: Due) => due === 'value' || due === 'first value'
const isName = (due: Due) => due === 'name' || due === 'first name'

const signs: Readonly<Record<string, (due: Due, open: string[]) => Due | undefined>> = {
  ':': (due) => (due === 'colon' ? 'value' : undefined),
  ',': (due, open) => (due === 'after' ? afterComma(open) : undefined),
  '{': (due, open) => (isValue(due) ? opened('{', open) : undefined),
  '[': (due, open) => (isValue(due) ? opened('[', open) : undefined),
  '}': (due, open) => closed('{', due, open),
  ']': (due, open) => closed('[', due, open),
}

function opened(sign: '{' | '[', open: string[]): Due {
  open.push(sign)
  return sign === '{' ? 'first name' : 'first value'
}

function closed(begin: '{' | '[', due: Due, open: string[]): Due | undefined {
  const isEnd = due === 'after' || due === (begin === '{' ? 'first name' : 'first value')
  if (!isEnd || open.at(-1) !== begin) return undefined
  open.pop()
  return afterValue(open)
}

function afterComma(open: readonly string[]): Due {
  return open.at(-1) === '{' ? 'name' : 'value'
}

function afterValue(open: readonly string[]): Due {
  return open.length > 0 ? 'after' : 'end'
}
