import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import { answer } from '../../server/answer.js'
import { routes } from '../../server/routes.js'
import { archiveFolder, lookingAt, outcomes, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

const alto = (...lines: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock>${lines
  .map((text, at) => `<TextLine HPOS="50" VPOS="${50 * (at + 1)}" WIDTH="400" HEIGHT="30"><String CONTENT="${text}"/></TextLine>`)
  .join('')}</TextBlock></PrintSpace></Page></Layout></alto>` // prettier-ignore

async function record(archive: string): Promise<Item> {
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  if (!kept) throw new Error('It was not published.')
  return kept.record
}

async function asked(archive: string, name: string, params: Record<string, string>) {
  const route = routes.find((one) => one.name === name)
  if (!route) throw new Error(`There is no address called ${name}.`)
  const ask = { params, query: new URLSearchParams(), headers: {}, path: '/', method: 'GET' }
  return answer(await lookingAt(archive), route, ask)
}

async function annotations(archive: string, item: Item): Promise<{ id: string; body: { value: string } }[]> {
  const params = { item: 'memo', page: item.pages[0]?.id ?? '', text: item.texts[0]?.id ?? '' }
  const { body } = await asked(archive, 'page-text-3', params)
  if (!(body instanceof Uint8Array)) throw new Error('no document')
  return (JSON.parse(new TextDecoder().decode(body)) as { items: never }).items
} // prettier-ignore

it('keeps what was before a correction, and the numbers of the lines', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'memo/1.jpg': await pageJpeg(1),
    'memo/1.xml': alto('Dear Sr,', 'It rains.', 'Yours'),
  })
  const memo = join(given, 'memo')
  await published(archive, memo)
  const first = await record(archive)
  await writeFile(join(memo, '1.xml'), alto('Dear Sir,', 'In haste:', 'It rains.', 'Yours'))
  expect(outcomes(await published(archive, memo))).toEqual(['updated memo'])
  const second = await record(archive)

  expect(second.texts[0]?.id).toBe(first.texts[0]?.id)
  const was = first.texts[0]
  const old = was?.extent === 'by-page' ? was.pages[0]?.text : undefined
  expect(second.texts[0]?.earlier).toEqual([
    { page: first.pages[0]?.id, text: old, until: expect.stringMatching(/^\d{4}-.*Z$/) },
  ])
  const lines = (await annotations(archive, second)).map(({ id, body }) => [id.split('/').at(-1), body.value]) // prettier-ignore
  expect(lines).toEqual([['1', 'Dear Sir,'], ['4', 'In haste:'], ['2', 'It rains.'], ['3', 'Yours']]) // prettier-ignore

  const params = { item: 'memo', text: second.texts[0]?.id ?? '' }
  const earlier = await asked(archive, 'text-version', { ...params, file: old?.file.sha256 ?? '' })
  expect(earlier).toMatchObject({ status: 200, body: { bytes: old?.file.bytes } })
  const none = await asked(archive, 'text-version', { ...params, file: '0'.repeat(64) })
  expect(none.status).toBe(404)
  expect(outcomes(await published(archive, memo))).toEqual(['unchanged memo'])
  expect(await record(archive)).toEqual(second)
})

it('never gives the number of a line that is gone to another', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'memo/1.jpg': await pageJpeg(1), 'memo/1.xml': alto('One thing', 'Something else', 'The end') }) // prettier-ignore
  const memo = join(given, 'memo')
  const numbers = async (...texts: string[]) => {
    await rm(join(memo, '1.xml'))
    await writeFile(join(memo, '1.xml'), alto(...texts))
    await published(archive, memo)
    const lines = await annotations(archive, await record(archive))
    return lines.map(({ id }) => Number(id.split('/').at(-1)))
  }
  expect(await numbers('One thing', 'Something else', 'The end')).toEqual([1, 2, 3])
  expect(await numbers('One thing', 'Something else')).toEqual([1, 2])
  expect(await numbers('One thing', 'Something else', 'A postscript')).toEqual([1, 2, 4])
})
