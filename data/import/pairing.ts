import type { Finding } from '../model/finding.js'
import type { FoundFile } from './folder.js'
import {
  inNaturalOrder,
  saidByFolder,
  saidByTitle,
  scanNamedBy,
  stem,
  type Said,
} from './naming.js'
import type { TextProposal } from './proposal.js'
import type { ItemRecord, TextDeclaration } from './record.js'

/** A text file, and the shelf it stood on: the sub-folder's name, `''` for the item's own folder. */
export interface ShelvedText {
  readonly file: FoundFile
  readonly shelf: string
}

/** Which text goes with which scan, and why. */
export interface Pairing {
  readonly texts: readonly TextProposal[]
  readonly why: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Pairs texts with scans by their names: the same name but for the ending (`001.tif`, `001.txt`, `001.fr.txt`); else by
 * the numbers in them, when there are as many texts as scans; else a text is of the whole document.
 */
export function pairing(
  texts: readonly ShelvedText[],
  scans: readonly FoundFile[],
  record: ItemRecord | undefined,
): Pairing {
  const byStem = new Map(scans.map((scan) => [stem(scan.name), scan]))
  const names = new Set(byStem.keys())
  const why: string[] = []
  const findings = undeclared(texts, record)
  const named: TextProposal[] = []
  const left: ShelvedText[] = []
  for (const text of texts) {
    const found = scanNamedBy(stem(text.file.name), names)
    const scan = found && byStem.get(found.scan)
    if (!found || !scan) left.push(text)
    else {
      named.push(proposal(text, { ...saidByFolder(text.shelf), ...found.said }, record, scan))
      why.push(`${text.file.name} is the text of ${scan.name}: they share a name`)
    }
  }
  const numbered = byNumber(left, scans)
  for (const { file, shelf } of left) {
    const scan = numbered.get(file)
    const text = { file, shelf }
    if (scan) {
      named.push(proposal(text, saidByFolder(shelf), record, scan))
      why.push(`${file.name} is the text of ${scan.name}: they share a number`)
      continue
    }
    const whole = proposal(
      text,
      { ...saidByFolder(shelf), ...saidByTitle(stem(file.name)) },
      record,
    )
    if (isUnexplained(whole, named, scans)) findings.push(leftOut(file))
    else {
      named.push(whole)
      why.push(`${file.name} is a text of the whole document: no scan is called so`)
    }
  }
  return { texts: named, why, findings }
}

/** Beside pages that all have texts of their own, a file that nothing tells of is rather somebody's note. */
function isUnexplained(
  text: TextProposal,
  named: readonly TextProposal[],
  scans: readonly FoundFile[],
): boolean {
  const isComment = text.file.is.what === 'text' && text.file.is.format === 'annotations'
  const told = text.kind ?? text.language ?? text.label ?? (isComment || undefined)
  const covered = new Set(named.map(({ scan }) => scan))
  return told === undefined && scans.length > 0 && scans.every((scan) => covered.has(scan))
}

function leftOut({ name }: FoundFile): Finding {
  const what = `${name} was left out: every page has a text of its own, and nothing tells what this one is. If it is a text of the document, name it under texts in item.yaml.`
  return { level: 'warning', where: name, what }
}

function proposal(
  { file }: ShelvedText,
  said: Said,
  record: ItemRecord | undefined,
  scan?: FoundFile,
): TextProposal {
  const declared = record?.texts.find((declaration) => matches(declaration, file.name))
  return { ...said, provenance: {}, ...declared, file, ...(scan && { scan }) }
}

/** `'*'` stands for any letters; a folder in front of the name is allowed and not looked at. */
function matches({ file }: TextDeclaration, name: string): boolean {
  const pattern = (file.split('/').at(-1) ?? file)
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.*')}$`, 'iu').test(name)
}

/** Texts left over whose numbers are, one to one, the numbers of the scans: `page1.txt` for `scan1.jpg`. */
function byNumber(
  texts: readonly ShelvedText[],
  scans: readonly FoundFile[],
): Map<FoundFile, FoundFile> {
  const byNumber = new Map(scans.map((scan) => [lastNumber(scan), scan]))
  if (byNumber.size !== scans.length || byNumber.has(undefined)) return new Map()
  const families = new Map<string, FoundFile[]>()
  for (const { file, shelf } of texts) {
    const name = `${shelf}/${file.name.replace(/\d+(\D*)$/, '#$1')}`
    families.set(name, [...(families.get(name) ?? []), file])
  }
  const fitting = [...families.values()].filter((family) => {
    return (
      family.length === scans.length &&
      family.length > 1 &&
      family.every((file) => byNumber.has(lastNumber(file)))
    )
  })
  return new Map(
    fitting.flat().flatMap((file) => {
      const scan = byNumber.get(lastNumber(file))
      return scan ? [[file, scan] as const] : []
    }),
  )
}

function lastNumber({ name }: FoundFile): number | undefined {
  const digits = /(\d+)\D*$/.exec(stem(name))?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Texts that the record names and that are not there. */
function undeclared(texts: readonly ShelvedText[], record: ItemRecord | undefined): Finding[] {
  return (record?.texts ?? [])
    .filter((declaration) => !texts.some(({ file }) => matches(declaration, file.name)))
    .map(({ file }) => ({
      level: 'warning' as const,
      where: file,
      what: `The record names the text ${file}, but there is no such file. Check the spelling, or add the file.`,
    }))
}

/** Texts in the order of their names, so that layers come out the same every time. */
export function inOrder(texts: readonly ShelvedText[]): ShelvedText[] {
  return texts.toSorted((a, b) => inNaturalOrder(a.file.name, b.file.name))
}
