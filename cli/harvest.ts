import { Problem } from '../data/model/problem.js'
import { exits, say, sayJson, type Command } from './command.js'
import { writing } from './opened.js'

/** `fonds refresh` */
export const refreshCommand: Command = {
  name: 'refresh',
  args: [],
  says: 'Tells harvesters to take everything again, because it is written otherwise than before.',
  options: [{ flags: '--why <text>', says: 'what is different, in a sentence' }],
  examples: ['fonds refresh --why "Records have subjects now"'],
  run: (run) =>
    writing(run, async (archive) => {
      const { why } = run.options
      const cursor = await archive.catalogue.announce({
        of: 'archive',
        verb: 'refresh',
        ...(typeof why === 'string' && { why }),
      })
      await archive.harvest.catchUp()
      if (run.json) sayJson(run, { cursor })
      else say(run, `Harvesters are told to take everything again (change ${String(cursor)}).`)
      return exits.well
    }),
}

/** `fonds moved` */
export const movedCommand: Command = {
  name: 'moved',
  args: [],
  says: 'Tells harvesters that all addresses begin otherwise now, after base-url was changed.',
  options: [{ flags: '--from <url>', says: 'what base-url was before', required: true }],
  examples: ['fonds moved --from https://old.example.org/ --base-url https://archive.example.org/'],
  run: (run) =>
    writing(run, async (archive) => {
      const from = rootOf(String(run.options['from']))
      const to = archive.addresses.root
      if (run.settings['base-url'] === undefined)
        throw new Problem(
          'setting',
          'Set base-url first: harvesters are told that as the new address.',
        )
      if (from === to) throw new Problem('setting', `Nothing has moved: base-url is ${to} still.`)
      const cursor = await archive.catalogue.announce({ of: 'archive', verb: 'move', from, to })
      await archive.harvest.catchUp()
      if (run.json) sayJson(run, { cursor, from, to })
      else say(run, `Harvesters are told that ${from} is ${to} now (change ${String(cursor)}).`)
      return exits.well
    }),
}

function rootOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Problem('setting', '--from must be an address that begins with http:// or https://')
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}
