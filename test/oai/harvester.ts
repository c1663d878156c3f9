import type { Archive } from '../../server/archive.js'
import { all, errorsOf, oai, textOf, type Element } from '../oai.js'

/** How a harvester goes on: from the second, or from the day, that its last answer told. */
export type Granularity = 'second' | 'day'

/**
 * A harvester as the protocol's guidelines want it (https://www.openarchives.org/OAI/2.0/guidelines-harvester.htm): it takes a list by its tokens,
 * and then asks for what has changed from the `responseDate` of the first answer of that list on.
 */
export function aHarvester(args: string, granularity: Granularity) {
  /** What it has, by identifier. */
  const copy = new Map<string, string>()
  const deleted = new Set<string>()
  let from: string | undefined
  let begun: { readonly at: string; readonly token: string } | undefined
  let given = new Set<string>()

  function take(said: Element): void {
    for (const entry of all(said, 'record')) {
      const identifier = textOf(entry, 'identifier') ?? ''
      if (given.has(identifier)) throw new Error(`${identifier} was given twice.`)
      given.add(identifier)
      copy.delete(identifier)
      deleted.delete(identifier)
      if (all(entry, 'header')[0]?.attributes['status'] === 'deleted') deleted.add(identifier)
      else copy.set(identifier, textOf(entry, 'dc:title') ?? '')
    }
  }

  /** Asks once; whether the list is at its end. */
  async function step(archive: Archive): Promise<boolean> {
    const since = from === undefined ? '' : `&from=${from}`
    const said = await oai(
      archive,
      begun
        ? `verb=ListRecords&resumptionToken=${encodeURIComponent(begun.token)}`
        : `verb=ListRecords&metadataPrefix=oai_dc${args}${since}`,
    )
    const wrong = errorsOf(said)
    if (wrong.some((code) => code !== 'noRecordsMatch')) throw new Error(String(wrong))
    take(said)
    const at = begun?.at ?? textOf(said, 'responseDate') ?? ''
    const token = textOf(said, 'resumptionToken') ?? ''
    begun = token === '' ? undefined : { at, token }
    if (begun) return false
    from = granularity === 'day' ? at.slice(0, 10) : at
    given = new Set()
    return true
  }

  return {
    copy,
    deleted,
    step,
    finish: async (archive: Archive) => {
      for (let lists = 0; lists < 2; lists++) while (!(await step(archive)));
    },
  }
}
