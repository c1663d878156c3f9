import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { placed } from '../../../data/import/place.js'
import { readText } from '../../../data/import/texts.js'
import { tei } from '../../../manifests/text-files/tei.js'
import { real, withReal } from '../../real.js'

const folder = real('tei-facsimile-bellini', 'encodings')
const read = (...path: string[]) =>
  readText(readFileSync(join(folder, ...path)), path.join('/'), 'tei')

describe('Bellini’s letter', () => {
  withReal('has its lines, its zones and its editors’ notes', () => {
    const { parts, findings, head } = read('LL1_16.xml')
    expect(head).toEqual({ language: 'it', by: 'Graziella Seminara' })
    expect(findings.map(({ level }) => level)).toEqual(['warning', 'note'])
    expect(
      parts.map(({ image, mark, space, lines }) => [
        image, mark, space, lines.length, lines.filter(({ edges }) => edges).length,
      ]),
    ).toEqual([
      ['LL1.16_0001.jpg', '1', { width: 1265, height: 1639 }, 17, 13],
      ['LL1.16_0002.jpg', '2', { width: 1283, height: 1646 }, 1, 0],
      ['LL1.16_0003.jpg', '3', { width: 1265, height: 1639 }, 1, 0],
      ['LL1.16_0004.jpg', '4', { width: 1268, height: 1646 }, 21, 15],
    ])
    const line = parts[0]?.lines.find(({ text }) => text.startsWith('sortita'))
    expect(line).toMatchObject({
      text: 'sortita di Rubini, se è termi',
      edges: { left: 43, top: 1258, right: 1236, bottom: 1395 },
      words: [{ whole: 'terminata' }],
      marks: [
        { kind: 'person', names: 'http://data.rism.info/id/rismauthorities/pe67506' },
        { kind: 'note', says: expect.stringMatching(/^Bellini si riferisce alla cavatina/) },
      ],
    })
    return Promise.resolve()
  })

  withReal('begins and ends page 4 with one part', () => {
    const { parts } = read('LL1_4.xml')
    expect(parts.map(({ mark, lines }) => [mark, lines.length])).toEqual([
      ['1', 15], ['2', 0], ['3', 0], ['4', 11],
    ])
    return Promise.resolve()
  })

  withReal('is the same when it was written and read again', () => {
    for (const name of ['LL1_16.xml', 'LL1_4.xml']) {
      const pages = ({ parts }: ReturnType<typeof read>) =>
        parts.map((part) => {
          const size = part.space ?? { width: 1, height: 1 }
          const image = { url: part.image ?? '', ...size }
          return { label: part.mark ?? '', image, text: placed(part, size, name) }
        })
      const first = pages(read(name))
      const text = new TextEncoder().encode(tei({ title: name }, first))
      expect(pages(readText(text, name, 'tei'))).toEqual(first)
    }
    return Promise.resolve()
  })
}) // prettier-ignore

withReal('the lists of people, places and works beside it are read too', () => {
  const lists = readdirSync(join(folder, 'lists')).filter((name) => name.endsWith('.xml'))
  const faulty = lists.filter((name) =>
    read('lists', name).findings.some(({ level }) => level === 'error'),
  )
  expect(lists.length).toBe(7)
  expect(faulty).toEqual(['TEI-ListWork.xml'])
  return Promise.resolve()
})
