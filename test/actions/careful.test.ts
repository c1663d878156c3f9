import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { survey } from '../../server/actions/survey.js'
import { archiveFolder, lookingAt, outcomes, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

it('does not follow a link out of what it was given, to above', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'p/memo/1.jpg': await pageJpeg(1), 'secret/1.jpg': await pageJpeg(2) })
  await symlink('../..', join(given, 'p/memo/up'))
  await symlink('.', join(given, 'p/round'))
  const told = await published(archive, join(given, 'p'))
  expect(outcomes(told)).toEqual(['published memo'])
  expect(sentences(told)).toEqual([
    expect.stringMatching(/note .*memo\/up: This link leads to a folder above/),
    expect.stringMatching(/note .*round: This link leads to a folder above/),
  ])
})

it('does not publish an archive into itself', async () => {
  const given = await newFolder()
  await written(given, { 'memo/1.jpg': await pageJpeg(1) })
  const archive = join(given, 'archive')
  expect(outcomes(await published(archive, given))).toEqual(['published memo'])
  expect(outcomes(await published(archive, given))).toEqual(['unchanged memo'])
  await expect(survey([archive])).rejects.toThrow(/is an archive of Fonds itself/)
})

it('leaves a published item as it is when its record is broken', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  const memo = join(given, 'memo')
  await written(memo, {
    '1.jpg': await pageJpeg(1),
    'item.yaml': 'title: Heritage\nlanguage: fr\n',
  })
  await published(archive, memo)
  await writeFile(join(memo, 'item.yaml'), 'title: T: U\n')
  const told = await published(archive, memo)
  expect(outcomes(told)).toEqual(['refused memo'])
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  expect(kept?.record).toMatchObject({ title: { none: ['Heritage'] }, languages: ['fr'] })
})

it('keeps a page whose scan is empty for a moment', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  const memo = join(given, 'memo')
  const scan = await pageJpeg(2)
  await written(memo, { '1.jpg': await pageJpeg(1), '2.jpg': scan })
  await published(archive, memo)
  const before = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  await writeFile(join(memo, '2.jpg'), '')
  const told = await published(archive, memo)
  expect(outcomes(told)).toEqual(['unchanged memo'])
  expect(sentences(told)).toEqual([expect.stringMatching(/^error .*2\.jpg/)])
  await writeFile(join(memo, '2.jpg'), scan)
  await published(archive, memo)
  const after = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  expect(after?.record.pages).toEqual(before?.record.pages)
})

it('tells rows of one title apart, and refuses a row that nobody could find again', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'r/list.csv': 'Title,Date\nLetter,1950\nLetter,1951\n,1952\n' })
  expect(outcomes(await published(archive, join(given, 'r')))).toEqual([
    'published letter',
    'published letter-2',
  ])
  const told = await published(archive, join(given, 'r'))
  expect(outcomes(told)).toEqual(['unchanged letter', 'unchanged letter-2'])
  expect(sentences(told)).toEqual([
    expect.stringMatching(/^error .*list\.csv, line 4: The row has no title/),
  ])
})

it('does not undo a withdrawal with a whole tree, but with the item by itself', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'box/memo/1.jpg': await pageJpeg(1),
    'box/other/1.jpg': await pageJpeg(2),
  })
  await published(archive, join(given, 'box'))
  const { catalogue } = await lookingAt(archive)
  await catalogue.withdrawItem(anItemId('memo'), 1, 'data protection')
  const told = await published(archive, join(given, 'box'))
  expect(outcomes(told)).toEqual(['unchanged other'])
  expect(sentences(told)).toEqual([
    expect.stringMatching(/^warning .*memo: It was withdrawn .*\(data protection\) and stays so/),
  ])
  expect(outcomes(await published(archive, join(given, 'box', 'memo')))).toEqual(['published memo'])
})

it('takes masters and their derivatives for the same pages', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  for (const n of [1, 2]) {
    const jpeg = await pageJpeg(n)
    await written(given, {
      [`vol/jpeg/00${String(n)}.jpg`]: jpeg,
      [`vol/tiff/00${String(n)}.tif`]: await sharp(jpeg).tiff().toBuffer(),
    })
  }
  const told = await published(archive, join(given, 'vol'))
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId('vol'))
  expect(kept?.record.pages.map(({ image }) => image.master.name)).toEqual(['001.tif', '002.tif'])
  expect(sentences(told)).toEqual([
    expect.stringMatching(/^warning .*2 scans are other forms of the same pages/),
  ])
})

it('finds texts on shelves that are divided by language', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'memo/scans/1.jpg': await pageJpeg(1),
    'memo/texts/fr/1.txt': 'un',
    'memo/texts/en/1.txt': 'one',
    'memo/item.yaml': 'language: en\n',
  })
  expect(outcomes(await published(archive, join(given, 'memo')))).toEqual(['published memo'])
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId('memo'))
  expect(kept?.record.texts.map(({ kind, language }) => [kind, language])).toEqual([
    ['transcription', 'en'],
    ['translation', 'fr'],
  ])
})

it('says that a folder was published under another id before', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  const memo = join(given, 'memo')
  await written(memo, { '1.jpg': await pageJpeg(1) })
  await published(archive, memo)
  await writeFile(join(memo, 'item.yaml'), 'id: new-id\n')
  expect(sentences(await published(archive, memo))).toEqual([
    expect.stringMatching(/was published as memo before/),
  ])
})

it('names a collection in order without what was refused', async () => {
  const [archive, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'box/a/1.jpg': 'nothing', 'box/b/1.jpg': await pageJpeg(1) })
  await mkdir(join(given, 'box', 'empty'))
  await published(archive, join(given, 'box'))
  await rename(join(given, 'box', 'empty'), join(given, 'box', 'still-empty'))
  const { catalogue, listing } = await lookingAt(archive)
  const [box] = listing.members(null, { from: 0, limit: 1 })
  const kept = box?.kind === 'collection' ? await catalogue.collection(box.id) : undefined
  expect(kept?.record.order).toEqual([{ kind: 'item', id: 'b' }])
})
