/** A property where it has a value, nothing where it has none: to be spread into a document. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>
}

/** A property that lists something; a list of nothing is left out, since viewers stumble over empty ones. */
export function listed<Key extends string, Value>(
  key: Key,
  values: readonly Value[],
): Partial<Record<Key, Value[]>> {
  return present(key, values.length > 0 ? [...values] : undefined)
}

/** A property in words; words in no language are left out. */
export function worded<Key extends string, Value extends Record<string, unknown>>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return present(key, value !== undefined && Object.keys(value).length > 0 ? value : undefined)
}
