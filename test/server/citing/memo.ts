import { join } from 'node:path'
import { beforeAll } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import type { Item } from '../../../data/model/item.js'
import { createApp } from '../../../server/app.js'
import type { Archive } from '../../../server/archive.js'
import { archiveFolder, lookingAt, published } from '../../archives.js'
import { anItemId } from '../../contracts/catalogue.js'
import { newFolder, written } from '../../folders.js'
import { pageJpeg } from '../../scans.js'

const alto = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock ID="b">
<TextLine HPOS="40" VPOS="60" WIDTH="200" HEIGHT="20"><String CONTENT="He" HPOS="40" VPOS="60" WIDTH="30" HEIGHT="20"/><SP/><String CONTENT="blamed" HPOS="80" VPOS="60" WIDTH="80" HEIGHT="20"/></TextLine>
<TextLine HPOS="40" VPOS="90" WIDTH="200" HEIGHT="20"><String CONTENT="the" HPOS="40" VPOS="90" WIDTH="40" HEIGHT="20"/><SP/><String CONTENT="haste." HPOS="90" VPOS="90" WIDTH="70" HEIGHT="20"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>`

/** What a minted citation is told as. */
export interface Minted {
  readonly id: string
  readonly address: string
  readonly region: unknown
}

/** What a browser sends with a form of ours. */
export const here = { 'sec-fetch-site': 'same-origin', origin: 'https://archive.example' }
/** What it asks for when it goes to a page. */
export const html = { accept: 'text/html,*/*;q=0.8' }

export const pageOf = (item: Item, at = 0): string => item.pages[at]?.id ?? ''
export const textOf = (item: Item): string => item.texts[0]?.id ?? ''

/** An archive with a memo whose words have places, served to the tests of a file. */
export class ServedMemo {
  app!: Express
  archive!: Archive
  folder!: string
  memo!: Item

  async itemOf(id: string): Promise<Item> {
    const kept = await this.archive.catalogue.item(anItemId(id))
    if (!kept) throw new Error(`${id} was not published`)
    return kept.record
  }

  /** `blamed the haste`, over the end of a line, or other words of the memo. */
  words(from = '1.3', to = '2.9') {
    return { item: 'memo', page: pageOf(this.memo), text: textOf(this.memo), from, to }
  }

  mint(fields: object) {
    const post = request(this.app).post('/cite').set(here).set('accept', 'application/json')
    return post.type('form').send(fields)
  }

  async minted(fields: object): Promise<Minted> {
    return (await this.mint(fields)).body as Minted
  }
}

/** Publishes and opens it before the tests. */
export function servedMemo(): ServedMemo {
  const on = new ServedMemo()
  beforeAll(async () => {
    const given = await newFolder()
    on.folder = await archiveFolder()
    await written(given, {
      'box/memo/1.jpg': await pageJpeg(1),
      'box/memo/1.xml': alto,
      'box/memo/2.jpg': await pageJpeg(2),
      'box/memo/item.yaml':
        'title: The memo\nlanguage: en\ndate: 12 March 1956\nauthor: R. Ashgrove\nrights: http://creativecommons.org/licenses/by/4.0/\n',
      'box/gone/1.jpg': await pageJpeg(3),
      'box/gone/1.txt': 'Words that were taken back.\n',
      'box/whole/1.jpg': await pageJpeg(4),
      'box/whole/item.yaml': 'title: Another\n',
    })

    await published(on.folder, join(given, 'box'))
    on.archive = await lookingAt(on.folder)
    on.memo = await on.itemOf('memo')
    on.app = createApp(on.archive)
  })
  return on
}
