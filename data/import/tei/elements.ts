/** How an element stands in the text. https://tei-c.org/release/doc/tei-p5-doc/en/html/ST.html#STECCM */
export type Standing = 'block' | 'row' | 'soft' | 'beside' | 'silent' | 'inline'

const table: readonly (readonly [Standing, string])[] = [
  // Begin and end a paragraph.
  [
    'block',
    'text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 p ab head lg list listBibl table opener closer postscript epigraph trailer argument titlePage docTitle docImprint sp spGrp castList castGroup set prologue epilogue entry entryFree superEntry u egXML zone surface surfaceGrp bibl biblStruct',
  ],
  // Begin and end a line.
  ['row', 'l item row speaker titlePart castItem imprimatur line label'],
  // Begin and end a line where the file does not tell lines.
  ['soft', 'salute signed dateline byline addrLine docAuthor docDate docEdition'],
  // Stand beside the running text.
  ['beside', 'fw figure stamp'],
  // Say something about the text in words that are none of it.
  [
    'silent',
    'listPerson listPlace listOrg listEvent listNym listObject listRelation listApp listWit listChange listTranspose interp interpGrp span spanGrp link linkGrp join joinGrp alt altGrp fs fvLib fLib timeline index xenoData certainty precision respons desc binaryObject teiHeader facsimile',
  ],
]

const standings = new Map(
  table.flatMap(([standing, names]) => names.split(' ').map((name) => [name, standing] as const)),
)

/** Elements that are lines or blocks only within these. */
const onlyWithin = new Map([
  ['label', /^list$/],
  ['bibl', /^(listBibl|div\d?|body|front|back)$/],
  ['biblStruct', /^(listBibl|div\d?|body|front|back)$/],
])

/** How an element stands in the text, within its parent. */
export function standingOf(name: string, parent: string): Standing {
  const parents = onlyWithin.get(name)
  return parents && !parents.test(parent) ? 'inline' : (standings.get(name) ?? 'inline')
}

/** Elements in which the white space between others says nothing. */
export const spaceless = new Set(['choice', 'subst', 'app', 'rdgGrp'])

/** Whose `head` is a heading, and no caption. */
export const headed = /^(div\d?|body|front|back|text|lg|group|floatingText|titlePage)$/
