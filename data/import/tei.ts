import type { ReadParts } from './read-part.js'

/**
 * The pages of a TEI file.
 * @param name what to call the file in findings
 */
export function teiParts(_bytes: Uint8Array, name: string): ReadParts {
  const what = 'This file is not read yet.'
  return { parts: [], findings: [{ level: 'error', where: name, what }] }
}
