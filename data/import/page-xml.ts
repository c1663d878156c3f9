import { lineNotes } from './line-blocks.js'
import { pageXmlLines, type PageXmlLines } from './page-xml-lines.js'
import { PageXmlTree, type PageXmlPage } from './page-xml-tree.js'
import type { ReadPart, ReadParts } from './read-part.js'
import { number } from './shapes.js'
import { readXml } from './xml.js'

/**
 * The page of a PAGE XML file of any version from 2009 to 2019 (https://github.com/PRImA-Research-Lab/PAGE-XML): a line
 * for each `TextLine` with words on it, in the order of reading as the file tells it, or else in the order of the file.
 * @param name what to call the file in findings
 */
export function pageXmlParts(bytes: Uint8Array, name: string): ReadParts {
  const tree = new PageXmlTree()
  const findings = [...readXml(bytes, name, tree)]
  const read = tree.pages.map(pageXmlLines)
  const parts = tree.pages.map((page, at) => part(page, tree.creator, read[at]?.lines ?? []))
  findings.push(...lineNotes(name, counts(read)))
  if (parts.length === 0 && !findings.some(({ level }) => level === 'error')) {
    const what = 'This PAGE XML file has no Page in it, so there is no text to read.'
    findings.push({ level: 'error', where: name, what })
  }
  const language = tree.languages.most()
  return { parts, findings, ...(language !== undefined && { head: { language } }) }
}

function part({ attributes }: PageXmlPage, creator: string, lines: ReadPart['lines']): ReadPart {
  const [width, height] = [number(attributes['imageWidth']), number(attributes['imageHeight'])]
  const image = attributes['imageFilename']?.split(/[\\/]/).at(-1)?.trim() ?? ''
  const tool = creator.trim().replace(/\s+/g, ' ').slice(0, 80)
  return {
    ...(width && height && width > 0 && height > 0 && { space: { width, height } }),
    unit: 'pixel',
    ...(image !== '' && { image }),
    ...(tool !== '' && { tool }),
    lines,
  }
}

function counts(read: readonly PageXmlLines[]) {
  const sum = (of: (page: PageXmlLines) => number) => read.reduce((all, page) => all + of(page), 0)
  return {
    unplaced: sum(({ lines }) => lines.filter(({ edges }) => !edges).length),
    unnamed: sum(({ unnamed }) => unnamed),
    unfound: sum(({ unfound }) => unfound),
  }
}
