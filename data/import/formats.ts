import type { Finding } from '../model/finding.js'
import type { TextFormat } from '../model/text.js'
import { formats, type Format, type FormatKind } from './format-table.js'
import { asciiStart, rootElement } from './format-signs.js'

/** What a file is, by its beginning and its name. `called` stands in sentences: `'a JPEG image'`. */
export type Recognised = { readonly called: string } & (
  | { readonly kind: 'scan'; readonly mediaType: string }
  | { readonly kind: 'text'; readonly mediaType: string; readonly format: TextFormat }
  | { readonly kind: Exclude<FormatKind, 'scan' | 'text'> | 'unknown' }
)

/** What {@link formatOf} gives. */
export interface FormatFound {
  readonly is: Recognised
  readonly findings: readonly Finding[]
}

/** How many bytes of a file's beginning are enough to recognise it. */
export const headLength = 8192

/**
 * What a file can be to an archive: recognised by its content first, then by its name. Findings say when a file is
 * called something else than it is, and why one is left out.
 * @param name the file's name, without folders
 * @param head the first {@link headLength} bytes, or all where there are fewer
 */
export function formatOf(name: string, head: Uint8Array): FormatFound {
  const start = asciiStart(head)
  const root = rootElement(start)
  const extension = extensionOf(name)
  const named = formats.find((format) => format.name?.test(name))
  if (named?.kind === 'ignorable' || named?.kind === 'later') return found(named, name)
  const inside = byContent(head, start, root)
  const called = named ?? formats.find(({ extensions }) => extensions?.includes(extension))
  if (inside) return found(inside, name, suits(inside, called, extension) ? undefined : called)
  return called && !called.root ? byName(called, name, head) : unknown(name, head, root)
}

/** Whether a file is called like a scan, whatever is in it. */
export function isCalledScan(name: string): boolean {
  const extension = extensionOf(name)
  return formats.some(
    ({ kind, extensions }) => kind === 'scan' && extensions?.includes(extension) === true,
  )
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Whether what a file holds may be called as it is. */
function suits(inside: Format, called: Format | undefined, extension: string): boolean {
  return called === undefined || inside.extensions?.includes(extension) === true
}

function byName(called: Format, name: string, head: Uint8Array): FormatFound {
  return called.magic ? damaged(name, head, called) : found(called, name)
}

function byContent(head: Uint8Array, start: string, root: string | undefined): Format | undefined {
  return (
    formats.find(({ magic }) => magic?.(head, start) === true) ??
    formats.find((format) => root !== undefined && format.root?.test(root) === true)
  )
}

function found(format: Format, name: string, misnamedAs?: Format): FormatFound {
  const findings: Finding[] = []
  const tell = (level: Finding['level'], what: string) =>
    findings.push({ level, where: name, what })
  if (misnamedAs) {
    tell(
      'warning',
      `The file is called as if it were ${misnamedAs.called}, but it is ${format.called}, and is taken for what it is.`,
    )
  }
  if (format.sentence !== undefined)
    tell(format.kind === 'later' ? 'warning' : 'note', format.sentence)
  return { is: recognised(format), findings }
}

function recognised(format: Format): Recognised {
  const { called, mediaType = 'application/octet-stream' } = format
  if (format.kind === 'text') return { kind: 'text', called, mediaType, format: format.format }
  if (format.kind === 'scan') return { kind: 'scan', called, mediaType }
  return { kind: format.kind, called }
}

/** A file whose name promises what its beginning does not keep. */
function damaged(name: string, head: Uint8Array, { called, kind }: Format): FormatFound {
  const what =
    head.length === 0
      ? 'The file is empty, and was left out. Copy it again from where it came from.'
      : `The file is called as if it were ${called}, but does not begin like one, and was left out. It may be damaged; copy it again from where it came from.`
  const level = kind === 'scan' ? 'error' : 'warning'
  return {
    is: { kind: 'unknown', called: 'a damaged file' },
    findings: [{ level, where: name, what }],
  }
}

function unknown(name: string, head: Uint8Array, root: string | undefined): FormatFound {
  const holds = root === undefined ? '' : ` (XML with the root element “${root.slice(0, 60)}”)`
  const what =
    head.length === 0
      ? 'The file is empty, and was left out.'
      : `It is not known what this file is${holds}, and it was left out.`
  return {
    is: { kind: 'unknown', called: 'an unknown file' },
    findings: [{ level: 'note', where: name, what }],
  }
}
