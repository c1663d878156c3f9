import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { openLowdbCitations } from '../../data/store/citations-lowdb.js'
import { aCitation, aCitationId, describeCitations } from '../contracts/citations.js'
import { newFolder } from '../folders.js'

describeCitations('folder', async () => openLowdbCitations(await newFolder()))

it('keeps each in a file of its own, and leaves nothing beside it', async () => {
  const folder = await newFolder()
  await openLowdbCitations(folder).add(aCitation('kq7f3xv9m2ab'))
  expect(await readdir(join(folder, 'citations', 'kq'))).toEqual(['kq7f3xv9m2ab.json'])
})

it('tells of what lies among them and is none', async () => {
  const folder = await newFolder()
  const citations = openLowdbCitations(folder)
  await citations.add(aCitation('kq7f3xv9m2ab'))
  await mkdir(join(folder, 'citations', 'ab'))
  await writeFile(join(folder, 'citations', 'notes.txt'), 'mine')
  await writeFile(join(folder, 'citations', 'kq', 'KQ7F3XV9M2AB.json'), '{}')
  await writeFile(join(folder, 'citations', 'ab', 'kq7f3xv9m2ab.json'), '{}')
  await writeFile(join(folder, 'citations', 'kq', '.0badc0ffee'), '{')
  const found: string[] = []
  for await (const one of citations.every()) found.push('id' in one ? one.id : one.unknown)
  expect(found.sort()).toEqual([
    'citations/ab/kq7f3xv9m2ab.json',
    'citations/kq/.0badc0ffee',
    'citations/kq/KQ7F3XV9M2AB.json',
    'citations/notes.txt',
    'kq7f3xv9m2ab',
  ])
})

it.each(['{"fonds":2,"id":"kq7f3xv9m2ab"}', '{"fonds":1', '"words"', ''])(
  'refuses to guess at a damaged one: %j',
  async (content) => {
    const folder = await newFolder()
    await mkdir(join(folder, 'citations', 'kq'), { recursive: true })
    await writeFile(join(folder, 'citations', 'kq', 'kq7f3xv9m2ab.json'), content)
    await expect(openLowdbCitations(folder).get(aCitationId('kq7f3xv9m2ab'))).rejects.toMatchObject(
      { code: 'unreadable' },
    )
  },
)

it('says so where nothing can be written', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'citations'), 'a file where the folder should be')
  await expect(openLowdbCitations(folder).add(aCitation('kq7f3xv9m2ab'))).rejects.toBeDefined()
  if (process.getuid?.() === 0) return
  const sealed = await newFolder()
  await chmod(sealed, 0o500)
  await expect(openLowdbCitations(sealed).add(aCitation('kq7f3xv9m2ab'))).rejects.toMatchObject({
    code: 'forbidden',
  })
})
