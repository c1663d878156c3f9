import { Problem } from '../data/model/problem.js'
import { announceMove, announceRefresh } from '../server/actions/announce.js'
import { exits, say, sayJson, type Command, type Run } from './command.js'
import { writing } from './opened.js'

/** `fonds refresh [--why]` */
export const refreshCommand: Command = {
  name: 'refresh',
  args: [],
  says: 'Asks harvesters to take everything in again: where all records are written otherwise than before, though none was published anew.',
  options: [{ flags: '--why <reason>', says: 'the reason, which their operators are told' }],
  examples: ['fonds refresh --why "Records now name places by GeoNames."'],
  run: async (run) => {
    const why = given(run, 'why')
    return writing(run, async (archive) => {
      const cursor = await announceRefresh(archive, why)
      if (run.json) sayJson(run, { cursor, ...(why !== undefined && { why }) })
      else say(run, 'Harvesters are asked to take everything in again.')
      return exits.well
    })
  },
}

/** `fonds moved --from` */
export const movedCommand: Command = {
  name: 'moved',
  args: [],
  says: 'Tells harvesters that all addresses begin with another base-url than before. Set the new one first; the old one should lead to it.',
  options: [
    { flags: '--from <url>', says: 'the base-url that there was until now', required: true },
  ],
  examples: ['fonds moved --from http://old.example.org/ --base-url https://archive.example.org/'],
  run: async (run) => {
    const from = given(run, 'from')
    if (from === undefined)
      throw new Problem('setting', 'Say with --from what addresses began with until now.')
    return writing(run, async (archive) => {
      const cursor = await announceMove(archive, from)
      const { root } = archive.addresses
      if (run.json) sayJson(run, { cursor, to: root })
      else say(run, `Harvesters are told that all addresses begin with ${root} now.`)
      return exits.well
    })
  },
}

function given({ options }: Run, name: string): string | undefined {
  const option = options[name]
  const text = typeof option === 'string' ? option.trim() : ''
  return text === '' ? undefined : text
}
