import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Archive } from '../archive.js'
import { packageFolder } from '../assets.js'

/** Which program writes the answers: another one may write them otherwise. */
const program = (() => {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
})()

/**
 * An entity tag for an answer, out of all that it depends on. Two answers to one question differ by the time that they tell, so their bytes
 * would say that they have nothing in common. https://www.rfc-editor.org/rfc/rfc9110#name-etag
 */
export function printOf(archive: Archive, args: readonly (readonly [string, string])[]): string {
  const { addresses, harvest, settings } = archive
  const about = [program, addresses.root, settings, harvest.begins(), harvest.cursor(), args]
  return `W/"${createHash('sha256').update(JSON.stringify(about)).digest('base64url').slice(0, 22)}"`
}
