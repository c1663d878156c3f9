import type { Finding } from '../model/finding.js'
import type { FoundFile } from './folder.js'
import { stem } from './naming.js'

/** Forms of scans, the ones to keep first: a master before what was made of it. */
const worth = [
  'image/tiff',
  'image/jp2',
  'image/png',
  'image/webp',
  'image/jpeg',
  'application/pdf',
]

/**
 * Leaves out scans that are other forms of the same pages: a folder of TIFFs beside one of JPEGs, name for name. Only
 * whole sets count; a single pair of names alike may be two pages.
 */
export function withoutDerivatives(
  scans: readonly FoundFile[],
  where: string,
  findings: Finding[],
): FoundFile[] {
  const sets = new Map<string, FoundFile[]>()
  for (const scan of withoutBinding(scans, where, findings)) {
    const mediaType = scan.is.what === 'scan' ? scan.is.mediaType : ''
    sets.set(mediaType, [...(sets.get(mediaType) ?? []), scan])
  }
  const kept: FoundFile[][] = []
  for (const set of [...sets.values()].toSorted((a, b) => rank(a) - rank(b))) {
    const master = set.length > 1 ? kept.find((other) => isSameNames(other, set)) : undefined
    if (master) findings.push({ level: 'warning', where, what: leftOut(master, set) })
    else kept.push(set)
  }
  return kept.flat()
}

const isPdf = ({ is }: FoundFile) => is.what === 'scan' && is.mediaType === 'application/pdf'

/** Leaves out a PDF that lies beside the scans it was bound from: one for several of them. */
function withoutBinding(
  scans: readonly FoundFile[],
  where: string,
  findings: Finding[],
): readonly FoundFile[] {
  const images = scans.filter((scan) => !isPdf(scan))
  const [bound, ...more] = scans.filter(isPdf)
  if (!bound || more.length > 0 || images.length < 2) return scans
  findings.push({
    level: 'warning',
    where,
    what: `${bound.name} lies beside ${images.length} scans, was taken for another form of their pages, and was left out. Publish it from a folder of its own if it is not.`,
  })
  return images
}

function rank([scan]: readonly FoundFile[]): number {
  return scan?.is.what === 'scan' ? worth.indexOf(scan.is.mediaType) : worth.length
}

function isSameNames(one: readonly FoundFile[], other: readonly FoundFile[]): boolean {
  const names = new Set(one.map(({ name }) => stem(name).toLowerCase()))
  return (
    one.length === other.length && other.every(({ name }) => names.has(stem(name).toLowerCase()))
  )
}

function leftOut([master]: readonly FoundFile[], set: readonly FoundFile[]): string {
  const [first] = set
  return `${set.length} scans are other forms of the same pages (${first?.name ?? ''} of ${master?.name ?? ''}, and so on), and were left out.`
}
