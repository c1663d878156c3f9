/**
 * Whether the asker has this already. `If-None-Match` counts before `If-Modified-Since`, which cannot tell two
 * changes within a second. https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions
 */
export function isKnown(
  asked: Readonly<Record<string, string | string[] | undefined>>,
  etag: string | undefined,
  modified?: string,
): boolean {
  const tags = asked['if-none-match']?.toString()
  if (tags !== undefined) {
    const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
    return (
      tags.trim() === '*' ||
      (etag !== undefined && tags.split(',').some((tag) => opaque(tag) === opaque(etag)))
    )
  }
  const since = Date.parse(asked['if-modified-since']?.toString() ?? '')
  return modified !== undefined && Date.parse(modified) <= since
}
