import { spoken } from '../../data/model/language.js'
import type { HarvestSet } from '../../data/store/harvest.js'
import { failure } from '../../manifests/oai-pmh/failure.js'
import { portion } from '../../manifests/oai-pmh/records.js'
import { set, type SetView } from '../../manifests/oai-pmh/sets.js'
import type { Markup } from '../../manifests/text-files/xml.js'
import type { Archive } from '../archive.js'
import { parseSetsToken, tokenOf } from './list-token.js'
import { mustHaveSets } from './lists.js'

/** Most sets of an answer. */
const most = 100

/** The answer to ListSets. */
export async function listSets(archive: Archive, token: string | undefined): Promise<Markup> {
  const { after, given } =
    token === undefined ? { after: '', given: 0 } : parseSetsToken(archive, token)
  mustHaveSets(archive)
  // One more than is given tells whether anything is left.
  const found = archive.harvest.sets({ after, limit: most + 1 })
  const sets = found.slice(0, most)
  const last = sets.at(-1)
  if (!last) throw failure('badResumptionToken', 'There are no more sets. Begin the list again.')
  const views = await Promise.all(sets.map((one) => setView(archive, one)))
  const isWhole = found.length === sets.length
  if (isWhole && given === 0) return portion('ListSets', views.map(set), {})
  const rest = { verb: 'ListSets', after: last.spec, given: given + sets.length } as const
  return portion('ListSets', views.map(set), {
    cursor: given,
    ...(!isWhole && { token: tokenOf(archive, rest) }),
  })
}

async function setView(
  { catalogue, settings }: Archive,
  { spec, collection }: HarvestSet,
): Promise<SetView> {
  const kept = (await catalogue.collection(collection))?.record
  const name = kept ? spoken(kept.title, settings.languages) : ''
  const abstract = kept?.abstract
  return { spec, name: name === '' ? collection : name, ...(abstract && { abstract }) }
}
