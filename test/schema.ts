import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from '@jest/globals'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'

const file = join(process.cwd(), '../shared/schema/iiif_3_0.json')

/** What the official schema says of a document: nothing, or its complaints. */
export type Judge = (document: unknown) => readonly ErrorObject[]

/** A URI as the schema's `format` means it, which ajv leaves to us. */
const uri = (text: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)

/** RFC 3339, as the schema's `format` means it. */
const dateTime = (text: string) =>
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(
    text,
  )

/**
 * The official JSON Schema of Presentation 3.0, or one of its classes (`'canvas'`).
 * https://github.com/IIIF/presentation-validator
 */
export function schemaJudge(of?: string): Judge {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { $id: string }
  const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: false })
  ajv.addFormat('uri', uri)
  ajv.addFormat('date-time', dateTime)
  ajv.addSchema(schema)
  const validate: ValidateFunction | undefined = ajv.getSchema(
    of === undefined ? schema.$id : `${schema.$id}#/classes/${of}`,
  )
  if (validate === undefined) throw new Error(`The schema has no ${of ?? 'root'}.`)
  return (document) => (validate(document) ? [] : (validate.errors ?? []))
}

/** A test that needs the official schema; where that is missing, the test is reported as skipped and says what it lacks. */
export function withSchema(name: string, test: () => void | Promise<void>, timeout?: number): void {
  if (existsSync(file)) it(name, test, timeout)
  else it.skip(`${name} (skipped: no official schema at ${file})`, test)
}
