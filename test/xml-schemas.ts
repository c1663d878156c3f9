import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { it } from '@jest/globals'
import {
  RelaxNGValidator,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'
import { xmlSchemas as folder } from './real.js'

/** The schema that judges a format, in that folder. */
const schemaFiles = {
  oai_dc: 'oai_dc.xsd',
  mods: 'mods-3-8.xsd',
  mets: 'mets.xsd',
  edm: 'edm/EDM.xsd',
  tei: 'tei_all.rng',
  ead: 'ead.xsd',
} as const

/** What a schema says against a document; nothing where it is valid. */
export type XmlJudge = (xml: string) => readonly string[]

/** Complaints, in short: of a long document there may be thousands. */
const complaints = (error: unknown) =>
  error instanceof XmlLibError
    ? error.details.slice(0, 5).map(({ line, message }) => `${line}: ${message.trim()}`)
    : [String(error)]

/** Tells what is wrong with a document that should be well-formed XML; nothing where it is. */
export function illFormed(xml: string): readonly string[] {
  try {
    XmlDocument.fromString(xml).dispose()
    return []
  } catch (error) {
    return complaints(error)
  }
}

/** Schemas name each other by addresses of the web, or by their place: all are found in the folder. */
let isRegistered = false
function register(): void {
  if (isRegistered) return
  isRegistered = true
  const files: Record<string, Uint8Array> = {}
  const take = (path: string, ...names: string[]) => {
    for (const name of names) files[name] = readFileSync(join(folder, path))
  }
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.xsd')))
    take(name, `file:///${name}`)
  take('xml.xsd', 'http://www.loc.gov/mods/xml.xsd', 'http://www.w3.org/2001/03/xml.xsd', 'http://www.w3.org/2001/xml.xsd')
  take('xlink.xsd', 'http://www.loc.gov/standards/xlink/xlink.xsd', 'http://www.loc.gov/xlink/xlink.xsd')
  take('mods-3-8.xsd', 'http://www.loc.gov/standards/mods/v3/mods-3-8.xsd')
  for (const name of readdirSync(join(folder, 'edm'))) take(join('edm', name), `file:///edm/${name}`)
  xmlRegisterInputProvider(new XmlBufferInputProvider(files))
} // prettier-ignore

/** MODS 3.8 as first published gives `accessCondition` two attributes twice, which XML Schema forbids and this judge does not overlook. */
function mended(schema: string): string {
  const [before, definition, after] = schema.split(
    /(<xs:complexType name="accessConditionDefinition"[^]*?<\/xs:complexType>)/,
  )
  if (definition === undefined) return schema
  return `${before}${definition.replace('<xs:attributeGroup ref="IDAttributeGroup"/>', '')}${after}`
}

/** The judge of a format. It is made once: some schemas are large. */
export function xmlJudge(of: keyof typeof schemaFiles): XmlJudge {
  register()
  const file = schemaFiles[of]
  const url = `file:///${file.includes('/') ? file : basename(file)}`
  const schema = XmlDocument.fromString(mended(readFileSync(join(folder, file), 'utf8')), { url })
  const judge = file.endsWith('.rng')
    ? // TEI is published as RELAX NG first; a judge that knows it is there until libxml2 drops it.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      RelaxNGValidator.fromDoc(schema)
    : XsdValidator.fromDoc(schema)
  return (xml) => {
    try {
      const document = XmlDocument.fromString(xml)
      try {
        judge.validate(document)
      } finally {
        document.dispose()
      }
      return []
    } catch (error) {
      return complaints(error)
    }
  }
}

/** A test that needs the published schemas; where they are missing, the test is reported as skipped and says what it lacks. */
export function withXmlSchemas(name: string, test: () => void | Promise<void>, timeout?: number): void {
  if (existsSync(folder)) it(name, test, timeout)
  else it.skip(`${name} (skipped: no schemas at ${folder}; set FONDS_SCHEMAS)`, test)
} // prettier-ignore
