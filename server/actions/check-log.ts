import type { Change } from '../../data/model/change.js'
import type { Finding } from '../../data/model/finding.js'
import type { CollectionId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Archive } from '../archive.js'

/** The change log as a check found it. */
export interface CheckedLog {
  /** The newest entry there was. */
  readonly cursor: number
  /** What it tells last of each item: the revision, by the item's id. */
  readonly told: ReadonlyMap<string, number>
  readonly collections: ReadonlySet<CollectionId>
}

/** Checks the change log by itself, and whether the lists, and what harvesters are told, are made from all of it. */
export async function checkedLog(
  archive: Archive,
  tell: (finding: Finding) => void,
): Promise<CheckedLog> {
  const { catalogue, listing, harvest } = archive
  const told = new Map<string, number>()
  const collections = new Set<CollectionId>()
  let [cursor, at] = [0, '']
  for await (const change of catalogue.changes()) {
    for (const what of outOfOrder(change, cursor, at))
      tell({ level: 'error', where: `changes, entry ${change.cursor}`, what })
    ;[cursor, at] = [change.cursor, change.at]
    if (change.of === 'item') told.set(change.id, change.revision)
    if (change.of === 'collection') collections.add(change.id)
  }
  for (const [file, derived, what] of [
    ['derived/listing.sqlite', listing, 'The lists are'],
    ['derived/harvest.sqlite', harvest, 'What harvesters are told is'],
  ] as const) {
    await derived.catchUp()
    // Another process may publish meanwhile, and the lists then know more.
    if (derived.cursor() < cursor || derived.cursor() > (await catalogue.cursor()))
      tell({
        level: 'error',
        where: file,
        what: `${what} not up to date; delete the file and run fonds rebuild.`,
      })
  }
  for (const finding of untoldMove(archive)) tell(finding)
  return { cursor, told, collections }
}

/** Harvesters believe what was told last of where addresses begin. */
function untoldMove({ addresses, harvest, settings }: Archive): Finding[] {
  const to = harvest.moves().at(-1)?.to
  if (to === undefined || to === addresses.root || settings['base-url'] === undefined) return []
  const what = `Harvesters were told that addresses begin with ${to}, but base-url is ${addresses.root}; run fonds moved --from ${to}`
  return [{ level: 'warning', where: 'base-url', what }]
}

function outOfOrder(change: Change, before: number, at: string): string[] {
  const jump =
    change.cursor === before + 1
      ? []
      : [`The change log jumps from ${before} to ${change.cursor}; restore it from a back-up.`]
  return change.at < at ? [...jump, 'The entry is older than the one before it.'] : jump
}

/** What is wrong between an item's record and what the log tells of it, if anything. */
export async function untoldFinding(
  { catalogue }: Archive,
  { record: { id }, revision }: Kept<Item>,
  { cursor, told }: CheckedLog,
): Promise<Finding | undefined> {
  if (told.get(id) === revision) return undefined
  const untold = await catalogue.untold()
  if (untold?.of === 'item' && untold.id === id && untold.revision === revision)
    return {
      level: 'note',
      where: 'changes',
      what: 'The change log is not told of its last change yet: it is being published, or that was interrupted at this very point. The next publication tells it.',
    }
  // It was published, or published again, since the log was read.
  for await (const change of catalogue.changes(cursor))
    if (change.of === 'item' && change.id === id && change.revision >= revision) return undefined
  return {
    level: 'error',
    where: 'changes',
    what: `The change log does not know revision ${revision} of this item, so harvesters are not told of it; restore the folder changes/ from a back-up.`,
  }
}
