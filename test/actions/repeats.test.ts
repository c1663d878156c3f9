import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { archiveFolder, lookingAt, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

const alto = (words: string) =>
  `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock><TextLine HPOS="50" VPOS="50" WIDTH="300" HEIGHT="30">${words
    .split(' ')
    .map(
      (word, at) =>
        `<String CONTENT="${word}" HPOS="${50 + at * 90}" VPOS="50" WIDTH="80" HEIGHT="30"/>`,
    ) // prettier-ignore
    .join('<SP/>')}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>`

/** The texts of an item of two pages with these files beside the scans, and what was told. */
async function textsOf(files: Readonly<Record<string, string>>) {
  const folder = await newFolder()
  const scans = { '1.jpg': await pageJpeg(1), '2.jpg': await pageJpeg(2) }
  await written(join(folder, 'memo'), { ...scans, ...files })
  const archive = await archiveFolder()
  const told = sentences(await published(archive, join(folder, 'memo')))
  const item = (await (await lookingAt(archive)).catalogue.item(anItemId('memo')))?.record
  const texts = item?.texts.map((layer) =>
    layer.extent === 'by-page' ? layer.pages.map(({ text }) => text.file.name) : ['whole'],
  )
  return { texts, told }
}

const ofBoth = { '1.xml': alto('The harbour master'), '2.xml': alto('said that the ice') }

it('a text that is another form of one beside it is left out, and that is said', async () => {
  const { texts, told } = await textsOf({ ...ofBoth, '1.txt': 'The harbour\nmaster\n', '2.txt': 'said that the  ice' }) // prettier-ignore
  expect(texts).toEqual([['1.xml', '2.xml']])
  expect(told).toEqual([
    expect.stringMatching(/^note .*1\.txt: It says the same words as 1\.xml/),
    expect.stringMatching(/^note .*2\.txt: It says the same words as 2\.xml/),
  ])
})

it('a text that says anything else on any page is kept whole', async () => {
  const { texts } = await textsOf({ ...ofBoth, '1.txt': 'The harbour master', '2.txt': 'said that the mice' }) // prettier-ignore
  expect(texts?.toSorted()).toEqual([['1.txt', '2.txt'], ['1.xml', '2.xml']]) // prettier-ignore
})

it('a text of which somebody says what it is is kept', async () => {
  const record = 'texts: [{file: "*.txt", kind: transcription}]\n'
  const { texts } = await textsOf({ ...ofBoth, '1.txt': 'The harbour master', '2.txt': 'said that the ice', 'item.yaml': record }) // prettier-ignore
  expect(texts).toHaveLength(2)
})
