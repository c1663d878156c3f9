import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import { archiveFolder, lookingAt, outcomes, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

async function record(archive: string, id: string): Promise<Item> {
  const kept = await (await lookingAt(archive)).catalogue.item(anItemId(id))
  if (!kept) throw new Error(`${id} was not published`)
  return kept.record
}

const pageIds = (item: Item) =>
  Object.fromEntries(item.pages.map(({ id, image }) => [image.master.name, id]))

describe('publishing a folder', () => {
  it('keeps masters and texts byte for byte, and makes a record', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    const scan = await pageJpeg(1)
    await written(given, {
      'Memo_12/001.jpg': scan,
      'Memo_12/001.txt': 'First line\n\nSecond line\n',
    })
    expect(outcomes(await published(archive, join(given, 'Memo_12')))).toEqual([
      'published memo_12',
    ])
    const item = await record(archive, 'memo_12')
    expect(item).toMatchObject({
      title: { none: ['Memo 12'] },
      pages: [
        { image: { width: 600, height: 800, master: { name: '001.jpg', bytes: scan.length } } },
      ],
      texts: [
        {
          kind: 'transcription',
          extent: 'by-page',
          pages: [{ text: { lines: 2, format: 'plain' } }],
        },
      ],
    })
    const sha256 = item.pages[0]?.image.master.sha256 ?? ''
    expect(await readFile(join(archive, 'items', 'memo_12', 'masters', `${sha256}.jpg`))).toEqual(
      scan,
    )
  })

  it('again changes nothing; what changed is an update; both are told in the log', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, { 'memo/001.jpg': await pageJpeg(1), 'memo/001.txt': 'words' })
    const memo = join(given, 'memo')
    await published(archive, memo)
    const before = await record(archive, 'memo')
    expect(outcomes(await published(archive, memo))).toEqual(['unchanged memo'])
    await writeFile(join(memo, '001.txt'), 'better words')
    expect(outcomes(await published(archive, memo))).toEqual(['updated memo'])
    const after = await record(archive, 'memo')
    expect([after.pages[0]?.id, after.texts[0]?.id]).toEqual([
      before.pages[0]?.id,
      before.texts[0]?.id,
    ])
    const verbs: string[] = []
    for await (const { verb } of (await lookingAt(archive)).catalogue.changes()) verbs.push(verb)
    expect(verbs).toEqual(['create', 'update'])
    // The text before the correction is kept too.
    expect(await readdir(join(archive, 'items', 'memo', 'texts'))).toHaveLength(2)
  })

  it('keeps ids through an insertion, new names, a new order, a rescan and a removal', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    const memo = join(given, 'memo')
    await written(memo, {
      '1.jpg': await pageJpeg(1),
      '2.jpg': await pageJpeg(2),
      '3.jpg': await pageJpeg(3),
    })
    await published(archive, memo)
    const before = pageIds(await record(archive, 'memo'))

    // A page comes in as the second; the ones behind it are renamed, one of them is a rescan of another size.
    await rename(join(memo, '3.jpg'), join(memo, '4.jpg'))
    await rm(join(memo, '2.jpg'))
    await written(memo, { '2.jpg': await pageJpeg(9), '3.jpg': await pageJpeg(2, 60, 900) })
    const told = await published(archive, memo)
    const after = pageIds(await record(archive, 'memo'))
    expect(after['1.jpg']).toBe(before['1.jpg'])
    expect(after['3.jpg']).toBe(before['2.jpg'])
    expect(after['4.jpg']).toBe(before['3.jpg'])
    expect(Object.values(before)).not.toContain(after['2.jpg'])
    expect(told).toContainEqual({
      kind: 'say',
      what: expect.stringContaining('3.jpg was recognised by its look'),
    })

    await rename(join(memo, '1.jpg'), join(memo, '9.jpg'))
    await published(archive, memo)
    const reordered = await record(archive, 'memo')
    expect(reordered.pages.at(-1)?.id).toBe(before['1.jpg'])
  })

  it('finds an item again when its folder was moved', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, { 'memo/1.jpg': await pageJpeg(1), 'memo/2.jpg': await pageJpeg(2) })
    await published(archive, join(given, 'memo'))
    await mkdir(join(given, 'new'))
    await rename(join(given, 'memo'), join(given, 'new', 'renamed'))
    expect(outcomes(await published(archive, join(given, 'new', 'renamed')))).toEqual([
      'updated memo',
    ])
    // A copy beside it is another item.
    await cp(join(given, 'new', 'renamed'), join(given, 'copy'), { recursive: true })
    expect(outcomes(await published(archive, join(given, 'copy')))).toEqual(['published copy'])
  })

  it('publishes the rest when a scan is broken, and leaves a page as it was when its new scan is', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    const memo = join(given, 'memo')
    const whole = await pageJpeg(1)
    await written(memo, { '1.jpg': whole, '2.jpg': whole.subarray(0, 2000) })
    const told = await published(archive, memo)
    expect(outcomes(told)).toEqual(['published memo'])
    expect(sentences(told)).toEqual([
      expect.stringMatching(/^error .*2\.jpg: .*(cut short|truncated|incomplete|ends)/),
    ])
    await writeFile(join(memo, '1.jpg'), whole.subarray(0, 3000))
    const before = await record(archive, 'memo')
    expect(outcomes(await published(archive, memo))).toEqual(['unchanged memo'])
    expect((await record(archive, 'memo')).pages).toEqual(before.pages)
  })

  it('refuses an item none of whose scans can be read, and goes on', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, {
      'box/a/1.jpg': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
      'box/b/1.jpg': await pageJpeg(1),
    })
    expect(outcomes(await published(archive, join(given, 'box')))).toEqual([
      'refused a',
      'published b',
    ])
  })

  it('publishes records without scans, and collections nested and in order', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, {
      'office/collection.yaml': 'title: {en: Office, fr: Bureau}\norder: [mole, list]\n',
      'office/list.csv': 'title,date,abstract\nA letter,1956-10-30,What it says\nA report,,\n',
      'office/mole/memo/item.yaml': 'title: The memo\n',
      'office/mole/memo/1.jpg': await pageJpeg(1),
    })
    const told = await published(archive, join(given, 'office'))
    expect(outcomes(told).sort()).toEqual([
      'published a-letter',
      'published a-report',
      'published memo',
    ])
    const { listing, catalogue } = await lookingAt(archive)
    expect(listing.members(null, { from: 0, limit: 9 })).toMatchObject([
      { kind: 'collection', id: 'office', title: { en: ['Office'], fr: ['Bureau'] } },
    ])
    const letter = await catalogue.item(anItemId('a-letter'))
    expect(letter?.record).toMatchObject({
      pages: [],
      dates: [{ edtf: '1956-10-30' }],
      collections: ['office'],
    })
    expect(
      outcomes(await published(archive, join(given, 'office'))).map((one) => one.split(' ')[0]),
    ).toEqual(['unchanged', 'unchanged', 'unchanged'])
  })

  it('divides one text by its page marks, and keeps one without marks whole', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    const scans = { '1.jpg': await pageJpeg(1), '2.jpg': await pageJpeg(2) }
    await written(join(given, 'marked'), {
      ...scans,
      'memo.txt': 'one\n\ftwo\n',
      'memo.fr.txt': 'un\n[page 2]\ndeux\n',
      'item.yaml': 'language: en\n',
    })
    await written(join(given, 'unmarked'), {
      '1.jpg': await pageJpeg(3),
      '2.jpg': await pageJpeg(4),
      'memo.txt': 'one two',
    })
    const told = await published(archive, join(given, 'marked'), join(given, 'unmarked'))
    const marked = await record(archive, 'marked')
    expect(marked.texts).toMatchObject([
      {
        kind: 'transcription',
        language: 'en',
        extent: 'by-page',
        pages: [{ part: 0 }, { part: 1 }],
      },
      { kind: 'translation', language: 'fr', extent: 'by-page' },
    ])
    expect((await record(archive, 'unmarked')).texts).toMatchObject([{ extent: 'whole' }])
    expect(sentences(told)).toContainEqual(
      expect.stringMatching(/^note .*unmarked\/memo\.txt: The text is not divided by pages/),
    )
  })

  it('takes an item folder in again elsewhere, with the same ids', async () => {
    const [archive, other, given] = [
      await archiveFolder(),
      await archiveFolder(),
      await newFolder(),
    ]
    await written(given, { 'memo/1.jpg': await pageJpeg(1), 'memo/1.txt': 'words' })
    await published(archive, join(given, 'memo'))
    const told = await published(other, join(archive, 'items', 'memo'))
    expect(outcomes(told)).toEqual(['published memo'])
    expect(await record(other, 'memo')).toEqual(await record(archive, 'memo'))
    expect(outcomes(await published(other, join(archive, 'items')))).toEqual(['unchanged memo'])
  })

  it('refuses two items of one id in one delivery', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, {
      'box/a/item.yaml': 'id: same\ntitle: A\n',
      'box/b/item.yaml': 'id: same\ntitle: B\n',
    })
    const told = await published(archive, join(given, 'box'))
    expect(outcomes(told).sort()).toEqual(['published same', 'refused b'])
    expect(sentences(told)).toEqual([
      expect.stringMatching(/error .*\/b: Its id, same, is taken by .*\/a/),
    ])
  })

  it('gives items of the same name in two folders two ids, and finds both again', async () => {
    const [archive, given] = [await archiveFolder(), await newFolder()]
    await written(given, {
      'x/box1/memo/1.jpg': await pageJpeg(1),
      'x/box2/memo/1.jpg': await pageJpeg(2),
    })
    expect(outcomes(await published(archive, join(given, 'x')))).toEqual([
      'published memo',
      'published memo-2',
    ])
    expect(outcomes(await published(archive, join(given, 'x')))).toEqual([
      'unchanged memo',
      'unchanged memo-2',
    ])
    expect(outcomes(await published(archive, join(given, 'x', 'box2', 'memo')))).toEqual([
      'unchanged memo-2',
    ])
  })
})
