import { itemId } from '../data/model/ids.js'
import type { Finding } from '../data/model/finding.js'
import { Problem } from '../data/model/problem.js'
import { checked } from '../server/actions/doctor.js'
import { rebuild } from '../server/actions/rebuild.js'
import type { Tell } from '../server/actions/progress.js'
import { environmentName, settings, type SettingName } from '../server/settings.js'
import { exits, say, sayJson, type Command } from './command.js'
import { findingLine, Show } from './console.js'
import { reading, writing } from './opened.js'

/** `fonds rebuild [item…]` */
export const rebuildCommand: Command = {
  name: 'rebuild',
  args: [{ usage: '[item...]', says: 'ids; all items when none is given' }],
  says: 'Makes again what is derived and missing: image pyramids and lists. The folder derived/ may be deleted before.',
  options: [],
  examples: ['fonds rebuild', 'rm -r archive/derived && fonds rebuild'],
  run: async (run) => {
    const items = run.args.map((text) => {
      const id = itemId(text)
      if (id === undefined)
        throw new Problem(
          'setting',
          `${JSON.stringify(text)} cannot be an id; fonds list shows the ids there are.`,
        )
      return id
    })
    const show = new Show(run.console, run.json)
    let made = 0
    const tell: Tell = (told) => {
      if (told.kind === 'page' && told.made) made += 1
      show.tell(told)
    }
    await writing(run, (archive) => rebuild(archive, items, { tell, signal: run.signal })).finally(
      () => {
        show.done()
      },
    )
    const { findings, pages } = show.tally
    if (run.json) sayJson(run, { pages, made, findings })
    else say(run, `${String(pages)} pages looked at, ${String(made)} pyramids made.`)
    return findings.some(({ level }) => level === 'error') ? exits.partly : exits.well
  },
}

/** `fonds doctor` */
export const doctorCommand: Command = {
  name: 'doctor',
  args: [],
  says: 'Checks the whole archive: fixity of every kept file, every record, manifest, pyramid, and the change log. Changes nothing.',
  options: [],
  examples: ['fonds doctor', 'fonds doctor --json'],
  run: async (run) => {
    const findings: Finding[] = []
    const tell = (finding: Finding) => {
      findings.push(finding)
      if (!run.json) say(run, findingLine(finding))
    }
    return reading(run, async (archive) => {
      const { items, files, citations } = await checked(archive, tell, run.signal)
      const errors = findings.filter(({ level }) => level === 'error').length
      if (run.json) sayJson(run, { items, files, citations, errors, findings })
      else {
        const verdict = errors === 0 ? 'all is well' : `${String(errors)} errors`
        const cited = citations > 0 ? ` and ${String(citations)} citations` : ''
        say(
          run,
          `${String(items)} items and ${String(files)} kept files${cited} checked: ${verdict}.`,
        )
      }
      return errors > 0 ? exits.failed : exits.well
    })
  },
}

/** `fonds settings` */
export const settingsCommand: Command = {
  name: 'settings',
  args: [],
  says: 'Lists every setting, its value, and where that comes from.',
  options: [],
  examples: ['fonds settings', 'FONDS_PORT=8080 fonds settings --json'],
  run: (run) => {
    const names = Object.keys(settings) as SettingName[]
    if (run.json) {
      sayJson(
        run,
        Object.fromEntries(
          names.map((name) => [
            name,
            {
              value: run.settings[name] ?? null,
              from: run.from[name],
              environment: environmentName(name),
            },
          ]),
        ),
      )
      return Promise.resolve(exits.well)
    }
    for (const name of names) {
      const value = run.settings[name]
      say(
        run,
        `${name} = ${value === undefined ? '(not set)' : JSON.stringify(value)}   [${run.from[name]}]`,
      )
      say(run, `    ${settings[name].says}`)
    }
    return Promise.resolve(exits.well)
  },
}
