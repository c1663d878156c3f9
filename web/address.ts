/** An address with a query and a fragment; what is `undefined` is left out. */
export function withQuery(
  address: string,
  query: Readonly<Record<string, string | number | undefined>>,
  fragment?: string,
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return [
    address,
    pairs.length > 0 ? `?${pairs.join('&')}` : '',
    fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`,
  ].join('')
}
