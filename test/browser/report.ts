import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Box } from '../../data/model/region.js'
import { newFolder, written } from '../folders.js'
import { real } from '../real.js'
import { pageJpeg } from '../scans.js'
import type { Wanted } from './beside.js'
import { servedWith, type Served } from './server.js'

/** The first page of a report that is served with its transcription, and how it is to be seen. */
export interface Report {
  readonly served: Served
  readonly item: string
  readonly wanted: Wanted
  /** Pixels of the scan. */
  readonly size: { readonly width: number; readonly height: number }
  /** Its lines with their places, as its file has them. */
  readonly lines: readonly Line[]
}

interface Line {
  readonly words: string
  /** Pixels of the scan. */
  readonly box: Box
}

const wharf: readonly (readonly Line[])[] = [
  [
    { words: 'Report on the tide gauge', box: { x: 400, y: 300, width: 900, height: 90 } },
    { words: 'The float was found on the wharf', box: { x: 200, y: 500, width: 1400, height: 90 } },
    { words: '& its chain in the mud.', box: { x: 200, y: 640, width: 1000, height: 90 } },
    {
      words: 'Nobody has heard the bell since.',
      box: { x: 260, y: 1900, width: 1200, height: 90 },
    },
  ],
  [{ words: 'The bell was heard on Monday.', box: { x: 200, y: 300, width: 1300, height: 90 } }],
]

let own: Promise<Report> | undefined
/** Two pages that were made up, published once. */
export function ownReport(): Promise<Report> {
  own ??= (async () => {
    const folder = await written(await newFolder(), {
      'wharf/1.jpg': await pageJpeg(51, 90, 1800),
      'wharf/2.jpg': await pageJpeg(52, 90, 1800),
      'wharf/1.xml': alto(wharf[0] ?? []),
      'wharf/2.xml': alto(wharf[1] ?? []),
      'wharf/item.yaml': 'title: The wharf\nlanguage: en\n',
    })
    return reportOf(await servedWith([join(folder, 'wharf')]), join(folder, 'wharf'), ['1', '2'])
  })()
  return own
}

let given: Promise<Report> | undefined
/** A report of a diplomat, typewritten, of which people wrote every line off; published once. */
export function realReport(): Promise<Report> {
  const folder = real('alto-line-typewritten-en/EHRI-DR-19390404-US')
  given ??= servedWith([folder]).then((served) =>
    reportOf(served, folder, ['EHRI-DR-19390404-US_01', 'EHRI-DR-19390404-US_02']),
  )
  return given
}

async function reportOf(
  served: Served,
  folder: string,
  [first, other]: readonly [string, string],
): Promise<Report> {
  const item = folder.replace(/.*\//, '').toLowerCase()
  const { pages } = await served.item(item)
  const lines = linesOf(join(folder, `${first}.xml`))
  const scan = join(folder, `${first}.jpg`)
  const { width, height } = await sharp(scan).metadata()
  return {
    served,
    item,
    size: { width, height },
    lines,
    wanted: {
      page: pages[0]?.id ?? 'missing',
      scan,
      otherScan: join(folder, `${other}.jpg`),
      words: longLine(lines),
      otherWords: longLine(linesOf(join(folder, `${other}.xml`))),
    },
  }
}

/** The first line that is long enough to be mistaken for nothing else. */
export function longLine(lines: readonly Line[]): string {
  const line = lines.find(({ words }) => words.length > 28 && !/[&~]/.test(words))
  if (!line) throw new Error('There is no line to look for.')
  return line.words
}

const signs = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" } as const

/** The lines of an ALTO file in pixels, each of one `String`, read in another way than the program reads them. */
export function linesOf(path: string): Line[] {
  const strings = /<String CONTENT="([^"]*)"\s+HPOS="(\d+)"\s+VPOS="(\d+)"\s+WIDTH="(\d+)"\s+HEIGHT="(\d+)"/g
  return [...readFileSync(path, 'utf8').matchAll(strings)].map(([, content = '', ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
    const words = content.replace(/&\w+;/g, (sign) => signs[sign as keyof typeof signs])
    return { words: words.replace(/\s+/g, ' ').trim(), box: { x, y, width, height } }
  })
} // prettier-ignore

function alto(lines: readonly Line[]): string {
  const strings = lines.map(({ words, box: { x, y, width, height } }) => {
    const box = `HPOS="${x}" VPOS="${y}" WIDTH="${width}" HEIGHT="${height}"`
    return `<TextLine ${box}><String CONTENT="${words.replaceAll('&', '&amp;')}" ${box}/></TextLine>`
  })
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="1800" HEIGHT="2400"><PrintSpace><TextBlock ID="b">
${strings.join('\n')}
</TextBlock></PrintSpace></Page></Layout></alto>
`
}
