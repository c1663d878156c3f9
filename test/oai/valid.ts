import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'

const folder = join(process.cwd(), 'test', 'fixtures', 'schemas', 'oai-pmh')

/** A schema, to hold documents against: gives what is wrong with one, as the validator says it, and nothing where it is valid. */
async function schema(name: string): Promise<(xml: string) => readonly string[]> {
  const text = await readFile(join(folder, name), 'utf8')
  return (xml) => {
    const [rules, document] = [XmlDocument.fromString(text), XmlDocument.fromString(xml)]
    const validator = XsdValidator.fromDoc(rules)
    try {
      validator.validate(document)
      return []
    } catch (error) {
      return (error as Error).message.split('\n')
    } finally {
      validator.dispose()
      document.dispose()
      rules.dispose()
    }
  }
}

/** What is wrong with an answer of OAI-PMH. */
export const answerFaults = await schema('answer.xsd')
/** What is wrong with the description of a repository's identifiers. */
export const identifierFaults = await schema('identifier.xsd')
