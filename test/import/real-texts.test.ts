import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { formatOf, headLength } from '../../data/import/formats.js'
import { placed } from '../../data/import/place.js'
import { readText } from '../../data/import/texts.js'
import { real, withReal } from '../real.js'

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function is(path: string) {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return formatOf(name, readFileSync(path).subarray(0, headLength))
}

const linesOf = (path: string) =>
  readText(readFileSync(path), path, 'alto').parts.flatMap(({ lines }) =>
    lines.map(({ text }) => text),
  )

describe('real material', () => {
  withReal('every ALTO file is recognised and read, and its lines lie on its page', () => {
    const files = filesBelow(real()).filter((path) => {
      const found = is(path).is
      return found.kind === 'text' && found.format === 'alto'
    })
    expect(files.length).toBe(22)
    for (const path of files) {
      const { parts, findings } = readText(readFileSync(path), path, 'alto')
      expect([path, findings]).toEqual([path, []])
      expect([path, parts.length]).toEqual([path, 1])
      const [part] = parts
      if (!part?.space) throw new Error(`${path} has no page`)
      expect(part.lines.length).toBeGreaterThan(0)
      const image = {
        width: Math.round(part.space.width / 2),
        height: Math.round(part.space.height / 2),
      }
      const { lines, findings: told } = placed(part, image, path)
      expect([path, told]).toEqual([path, []])
      expect(lines.filter(({ box }) => !box)).toEqual([])
    }
    return Promise.resolve()
  })

  withReal('the typewritten reports say what stands on their pages', () => {
    const report = linesOf(
      real('alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_01.xml'),
    )
    expect(report).toContain('I have the honor to refer to my telegram of March')
    const page = readText(
      readFileSync(real('alto-line-typewritten-en/EHRI-DR-19390404-US/EHRI-DR-19390404-US_01.xml')),
      'a.xml',
      'alto',
    ).parts[0]
    const line =
      page &&
      placed(page, { width: 1140, height: 1611 }, 'a.xml').lines.find(({ text }) => text === 'Sir:')
    expect(line?.box).toEqual({ x: 175, y: 1051, width: 71, height: 30 })
    return Promise.resolve()
  })

  withReal('words are joined as they are printed', () => {
    const kant = linesOf(
      real('page-mets-ocrd/kant_aufklaerung_1784/data/OCR-D-GT-ALTO/PAGE_0017_ALTO.xml'),
    )
    expect(kant.slice(0, 3)).toEqual([
      'Berliniſche Monatsſchrift.',
      '1784.',
      'Zwoͤlftes Stuͤk. December.',
    ])
    const bee = linesOf(real('mets-alto-ndnp/1887030301/0003.xml'))
    expect(bee[0]).toBe('THE OMAHA DAILY')
    const french = linesOf(real('hocr-alto-samples-cc0/417576986_0012.alto'))
    expect(french[1]).toBe('esprit ont établies dès la nais-')
    return Promise.resolve()
  })

  withReal(
    'every other file is known for what it is, and nothing throws',
    () => {
      const kinds = filesBelow(real()).map(
        (path) => `${is(path).is.kind} ${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}`,
      )
      expect(kinds.filter((kind) => kind === 'scan jp2').length).toBeGreaterThan(5)
      expect(kinds.filter((kind) => kind.startsWith('scan')).length).toBeGreaterThan(30)
      for (const path of filesBelow(real())) {
        for (const format of ['alto', 'plain'] as const)
          expect(
            readText(readFileSync(path).subarray(0, 300_000), path, format).findings,
          ).toBeDefined()
      }
      return Promise.resolve()
    },
    60_000,
  )
})
