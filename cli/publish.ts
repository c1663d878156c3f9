import { spoken } from '../data/model/language.js'
import type { ItemProposal, TextProposal } from '../data/import/proposal.js'
import type { Proposals } from '../data/import/proposals.js'
import { publish } from '../server/actions/publish.js'
import { survey } from '../server/actions/survey.js'
import { counted, exits, say, sayJson, type Command, type Run } from './command.js'
import { findingLine, Show } from './console.js'
import { writing } from './opened.js'

/** `fonds publish <path…>` */
export const publishCommand: Command = {
  name: 'publish',
  args: [{ usage: '<path...>', says: 'folders of scans, texts and records, or single files' }],
  says: 'Publishes folders. Publishing the same folder again takes in what changed; ids stay.',
  options: [
    {
      flags: '--dry-run',
      says: 'say what every file is understood to be, and why, and change nothing',
    },
  ],
  examples: [
    'fonds publish ~/scans/memoranda',
    'fonds publish ~/scans --dry-run',
    'fonds publish ~/scans --ocr eng+fra',
    'fonds publish box-12 box-13 --archive /srv/archive --json',
  ],
  run: (run) => (run.options['dryRun'] === true ? dryRun(run) : publishAll(run)),
}

async function publishAll(run: Run): Promise<number> {
  const show = new Show(run.console, run.json)
  await writing(run, async (archive) => {
    if (archive.takenOverFrom !== undefined)
      show.tell({ kind: 'say', what: takenOver(archive.takenOverFrom) })
    await publish(archive, await survey(run.args), { tell: show.tell, signal: run.signal })
  }).finally(() => {
    show.done()
  })
  const { items, findings, pages, read } = show.tally
  const errors = findings.filter(({ level }) => level === 'error').length
  if (run.json)
    sayJson(run, { items: items.map(({ kind, ...item }) => item), findings, pages, read })
  else {
    const count = (outcome: string) => items.filter((item) => item.outcome === outcome).length
    const outcomes = ['published', 'updated', 'unchanged', 'refused'].map(
      (outcome) => `${String(count(outcome))} ${outcome}`,
    )
    const reading = read > 0 ? `, ${String(read)} of them read by OCR` : ''
    say(
      run,
      `${outcomes.join(', ')}; ${counted(pages, 'page')}${reading}, ${counted(errors, 'error')}.`,
    )
  }
  return errors > 0 ? exits.partly : exits.well
}

function takenOver(from: string): string {
  return `The lock of ${from} was left over; it was taken over.`
}

async function dryRun(run: Run): Promise<number> {
  const proposed = await survey(run.args)
  if (run.json) sayJson(run, proposalsForScripts(proposed))
  else sayProposals(run, proposed)
  return exits.well
}

function sayProposals(run: Run, { items, collections, copies, findings }: Proposals): void {
  for (const { name, source, members } of collections) {
    say(run, `collection  ${name}  (${source}), ${String(members.length)} members`)
  }
  for (const item of items) sayProposal(run, item)
  for (const path of copies) say(run, `item        taken in as it is, with its ids  (${path})`)
  for (const finding of findings) say(run, findingLine(finding))
  const scans = items.reduce((sum, item) => sum + item.scans.length, 0)
  say(
    run,
    `Nothing was changed. ${String(items.length + copies.length)} items, ${String(scans)} scans.`,
  )
}

function sayProposal(run: Run, { name, source, record, why, scans, texts }: ItemProposal): void {
  const title = record?.title ? spoken(record.title, run.settings.languages) : name
  say(run, `item        ${title}  (${source})`)
  for (const sentence of why) say(run, `            ${sentence}`)
  for (const [at, scan] of scans.entries()) say(run, `  scan      ${String(at + 1)}. ${scan.name}`)
  for (const text of texts) say(run, `  text      ${textLine(text)}`)
}

function proposalsForScripts({ items, collections, copies, findings }: Proposals) {
  const plain = collections.map(({ source, name, members }) => ({ source, name, members }))
  return { items: items.map(forScripts), collections: plain, copies, findings }
}

function textLine({ file, scan, kind, language }: TextProposal): string {
  const what = [kind ?? 'text', language].filter(Boolean).join(', ')
  return `${file.name}: ${what}, of ${scan ? scan.name : 'the whole document'}`
}

function forScripts({ source, name, record, scans, texts, why }: ItemProposal) {
  return {
    source,
    name,
    ...(record?.title && { title: record.title }),
    scans: scans.map((scan) => scan.path),
    texts: texts.map(({ file, scan, kind, language }) => ({
      file: file.path,
      scan: scan?.path ?? null,
      kind: kind ?? null,
      language: language ?? null,
    })),
    why,
  }
}
