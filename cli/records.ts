import { itemId } from '../data/model/ids.js'
import { spoken } from '../data/model/language.js'
import { Problem } from '../data/model/problem.js'
import { exits, say, sayJson, type Command, type Run } from './command.js'
import { dumpsFolder, dumpsIn } from '../server/dumps/dumps.js'
import { reading, writing } from './opened.js'

/** `fonds list` */
export const listCommand: Command = {
  name: 'list',
  args: [],
  says: 'Lists the published items: id, pages, title.',
  options: [],
  examples: ['fonds list', 'fonds list --json'],
  run: async (run) => {
    return reading(run, async (archive) => {
      await archive.listing.catchUp()
      const listed = []
      for (let page = archive.listing.items({ limit: 500 }); page.length > 0;) {
        const last = page.at(-1)
        for (const { id, title, pages, changed } of page) {
          if (run.json)
            listed.push({
              id,
              title,
              pages,
              changed,
              manifest: pages > 0 ? archive.addresses.manifest(id, 3) : null,
            })
          else
            say(
              run,
              `${id}\t${String(pages)}\t${spoken(title, run.settings.languages).replace(/\s+/g, ' ')}`,
            )
        }
        page = last ? archive.listing.items({ after: last.id, limit: 500 }) : []
      }
      if (run.json) sayJson(run, listed)
      return exits.well
    })
  },
}

/** `fonds show <item>` */
export const showCommand: Command = {
  name: 'show',
  args: [{ usage: '<item>', says: 'its id' }],
  says: 'Shows an item: its record, its pages and texts, its addresses.',
  options: [],
  examples: ['fonds show memo-12', 'fonds show memo-12 --json'],
  run: async (run) => {
    return reading(run, async (archive) => {
      const id = givenId(run)
      const kept = await archive.catalogue.item(id)
      if (!kept) throw new Problem('not-found', `There is no item ${id} in this archive.`)
      const { record: item, revision, created, changed, withdrawn } = kept
      const { addresses } = archive
      if (run.json) {
        sayJson(run, { revision, created, changed, ...(withdrawn && { withdrawn }), item })
        return exits.well
      }
      say(run, `${item.id}  “${spoken(item.title, run.settings.languages)}”`)
      if (withdrawn) say(run, `withdrawn   ${withdrawn.at}: ${withdrawn.why}`)
      say(run, `published   ${created}, revision ${String(revision)} of ${changed}`)
      say(run, `page        ${addresses.item(id)}`)
      if (item.pages.length > 0) say(run, `manifest    ${addresses.manifest(id, 3)}`)
      for (const [at, { id: page, image }] of item.pages.entries()) {
        const { master, width, height } = image
        say(
          run,
          `  ${String(at + 1).padStart(4)}  ${page}  ${String(width)} × ${String(height)}  ${master.name}  ${master.sha256.slice(0, 12)}`,
        )
      }
      for (const layer of item.texts) {
        const extent =
          layer.extent === 'whole' ? 'undivided' : `${String(layer.pages.length)} pages`
        say(
          run,
          `  text  ${layer.id}  ${[layer.kind, layer.language].filter(Boolean).join(', ')}, ${extent}`,
        )
      }
      return exits.well
    })
  },
}

/** `fonds withdraw <item> --why` */
export const withdrawCommand: Command = {
  name: 'withdraw',
  args: [{ usage: '<item>', says: 'its id' }],
  says: 'Takes an item from the public. Its addresses answer 410 with the reason; nothing is deleted. Publishing its folder by itself brings it back.',
  options: [
    {
      flags: '--why <reason>',
      says: 'the reason, which is shown to those who ask for it',
      required: true,
    },
  ],
  examples: ['fonds withdraw memo-12 --why "Withdrawn at the depositor\'s request."'],
  run: async (run) => {
    const id = givenId(run)
    const given = run.options['why']
    const why = typeof given === 'string' ? given.trim() : ''
    if (why === '')
      throw new Problem(
        'setting',
        'Say why, with --why: the reason is shown to those who ask for the item.',
      )
    return writing(run, async (archive) => {
      const kept = await archive.catalogue.item(id)
      if (!kept) throw new Problem('not-found', `There is no item ${id} in this archive.`)
      if (kept.withdrawn)
        throw new Problem('conflict', `${id} was withdrawn already, on ${kept.withdrawn.at}.`)
      const revision = await archive.catalogue.withdrawItem(id, kept.revision, why)
      await archive.listing.catchUp()
      if (run.json) sayJson(run, { id, revision, withdrawn: true, why })
      else say(run, `${id} is withdrawn.`)
      const dumps = kept.record.pages.length > 0 ? await dumpsIn(dumpsFolder(archive.folder)) : []
      if (!run.json && dumps.length > 0)
        say(
          run,
          `Its manifest is still in the dumps made before (${String(dumps.length)}). fonds dump makes one without it; delete derived/dumps first to take those away at once.`,
        )
      return exits.well
    })
  },
}

function givenId(run: Run) {
  const [text = ''] = run.args
  const id = itemId(text)
  if (id === undefined)
    throw new Problem(
      'setting',
      `${JSON.stringify(text)} cannot be an id; fonds list shows the ids there are.`,
    )
  return id
}
