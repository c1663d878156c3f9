import type { CitedDate, Day } from './date.js'
import { placeIn } from './pieces.js'
import type { Reference } from './reference.js'

/**
 * A reference as CSL-JSON, which Zotero, Pandoc and citeproc read.
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export function cslJson(cited: Reference): readonly [Readonly<Record<string, unknown>>] {
  const { authors, date, page, languages } = cited
  const place = placeIn(cited)
  const known = {
    id: cited.address,
    type: 'manuscript',
    title: cited.title,
    author: authors.length > 0 ? authors : undefined,
    issued: date && cslDate(date),
    abstract: cited.abstract,
    archive: cited.repository,
    archive_collection: cited.collection,
    archive_location: cited.referenceCode,
    source: cited.archive,
    language: languages[0],
    page,
    note: place === '' ? undefined : place,
    URL: cited.address,
  }
  return [Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))]
}

/** https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json: parts of one day, or of two. */
function cslDate(date: CitedDate): object {
  if ('literal' in date) return { literal: date.literal }
  const parts = [date.from, date.to].flatMap((one) => (one ? [partsOf(one)] : []))
  return { 'date-parts': parts, ...(date.doubt && { circa: true }) }
}

function partsOf({ year, month, day }: Day): readonly number[] {
  return [year, month, day].filter((part) => part !== undefined)
}
