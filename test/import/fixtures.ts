import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Our own examples: each input lies beside the JSON that it must give. */
const fixtures = join(process.cwd(), 'test/fixtures/import')

/** So ends the name of an input that tools would put in order if they knew it for YAML or JSON. */
const ending = /\.input$/

/** Names of the inputs of a kind. */
export function inputs(kind: string): string[] {
  return readdirSync(join(fixtures, kind))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => name.replace(ending, ''))
}

/** The bytes of an input. */
export function input(kind: string, name: string): Uint8Array {
  const path = join(fixtures, kind, name)
  return readFileSync(existsSync(path) ? path : `${path}.input`)
}

/** What an input must give; a missing expectation throws. */
export function expected(kind: string, name: string): unknown {
  return JSON.parse(readFileSync(join(fixtures, kind, `${name}.expected.json`), 'utf8'))
}

/** A value as JSON has it: maps as objects, and nothing undefined. */
export function asJson(value: unknown): unknown {
  const plain = (_: string, inner: unknown): unknown =>
    inner instanceof Map ? (Object.fromEntries(inner) as unknown) : inner
  return JSON.parse(JSON.stringify(value, plain))
}
