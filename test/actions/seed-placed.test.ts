import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { typedPage } from '../typed.js'

const file = join(process.cwd(), '../shared/seed/1956-memorandum.txt')

/** Lines of at most so many characters, as a typist breaks them, and a blank one between paragraphs. */
function typed(paragraphs: readonly string[], width = 62): string[] {
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = []
    for (const word of paragraph.split(/\s+/)) {
      const last = lines.at(-1)
      if (last !== undefined && last.length + word.length < width) lines.splice(-1, 1, `${last} ${word}`)
      else lines.push(word)
    }
    return [...lines, '']
  }) // prettier-ignore
}

/** So many lines a page. */
const sheet = 26
const sheets = (lines: readonly string[]) =>
  Array.from({ length: Math.ceil(lines.length / sheet) }, (_, at) => lines.slice(at * sheet, (at + 1) * sheet)) // prettier-ignore

/** What a clerk might have written at the time, in French, of nothing in particular. */
const original = Array.from(
  { length: 9 },
  (_, at) =>
    `Le ${String(at + 3)} du mois nous avons parlé longuement des glaces et du port. Le directeur a demandé que la commission attende le rapport des ingénieurs avant de prendre une décision, car les pierres de la carrière sont déjà vendues et la route est fermée depuis le début de la saison. Personne n’a voulu répondre à cette question.`,
)

;(existsSync(file) ? describe : describe.skip)(
  existsSync(file)
    ? 'the memorandum of 1956, with pages'
    : `the memorandum (skipped: there is no ${file})`,
  () => {
    let archive: Archive
    let told: readonly string[]
    let pages: readonly (readonly string[])[]
    beforeAll(async () => {
      const text = await readFile(file, 'utf8')
      pages = sheets(
        typed(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      )
      const [folder, given] = [await archiveFolder(), await newFolder()]
      const put = async (name: string, drawn: readonly (readonly string[])[], record: string) => {
        const scans = drawn.map(async (lines, at): Promise<[string, Uint8Array]> => [
          `${String(at + 1)}.png`,
          (await typedPage(lines)).bytes,
        ])
        await written(join(given, name), {
          ...Object.fromEntries(await Promise.all(scans)),
          'memorandum.txt': text,
          'item.yaml': record,
        })
      }
      await put(
        'own',
        pages,
        'language: en\nocr: eng\ntexts: [{file: memorandum.txt, kind: transcription}]\n',
      )
      await put(
        'translated',
        sheets(typed(original)).slice(0, 2),
        'language: fr\nocr: eng\ntexts: [{file: memorandum.txt, kind: translation, language: en}]\n',
      )
      told = sentences(await published(folder, join(given, 'own'), join(given, 'translated')))
      archive = await lookingAt(folder)
    }, 300_000)

    const layerOf = async (name: string, kind: string) => {
      const item: Item | undefined = (await archive.catalogue.item(anItemId(name)))?.record
      const layer = item?.texts.find((one) => one.kind === kind)
      if (!item || layer?.extent !== 'by-page')
        throw new Error(`The ${kind} of ${name} is not divided.`)
      const lines = item.pages.map(async (page): Promise<readonly TextLine[]> => {
        const found = layer.pages.find((one) => one.page === page.id)
        return found ? (await archive.texts.ofPage(item.id, page, found)).lines : []
      })
      return { item, layer, lines: await Promise.all(lines) }
    }

    it('is divided just where the pages begin, and is sure of it', async () => {
      const { layer, lines } = await layerOf('own', 'transcription')
      expect(pages.length).toBeGreaterThan(3)
      const words = (all: readonly string[]) => all.join(' ').split(/\s+/).filter(Boolean)
      expect(lines.map((page) => words(page.map(({ text }) => text)))).toEqual(pages.map(words))
      expect(layer.pages.map(({ cut }) => [cut?.by, cut?.unsure])).toEqual(
        pages.map(() => ['words', undefined]),
      )
    })

    it('has its lines where they were typed', async () => {
      const { lines } = await layerOf('own', 'transcription')
      let [right, all] = [0, 0]
      for (const [at, page] of lines.entries())
        for (const { text, box } of page) {
          const row = pages[at]?.indexOf(text.replace(/\s+/g, ' ').trim()) ?? -1
          all++
          // The letters of a row stand on y = 140 + 60 × row.
          const middle = 127 + 60 * row
          if (row >= 0 && box && box.y < middle && box.y + box.height > middle && box.height < 75)
            right++
        }
      expect(all).toBeGreaterThan(80)
      expect(right / all).toBeGreaterThan(0.98)
    })

    it('as a translation is put by its order, is said to be, and has no places', async () => {
      const { layer, lines } = await layerOf('translated', 'translation')
      expect(layer.pages.map(({ cut, placed }) => [cut?.by, placed])).toEqual([
        ['order', undefined],
        ['order', undefined],
      ])
      expect(layer.pages[1]?.cut?.unsure).toBe(true)
      expect(lines.flat().some(({ box }) => box)).toBe(false)
      const text = await readFile(file, 'utf8')
      const plain = (of: string) => of.replace(/\s+/g, ' ').trim()
      expect(
        plain(
          lines
            .flat()
            .map((line) => line.text)
            .join(' '),
        ),
      ).toBe(plain(text))
      expect(told).toContainEqual(expect.stringMatching(/translated.*by its order/))
    })
  },
)
