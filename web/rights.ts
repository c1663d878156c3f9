import type { Words } from './words.js'

const mark = /^https?:\/\/creativecommons\.org\/publicdomain\/(mark|zero)\/([\d.]+)/
const licence = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/
const statement = /^https?:\/\/rightsstatements\.org\/(?:vocab|page)\/([A-Za-z-]+)\//

/**
 * A rights URI as people say it: `'CC BY-SA 4.0'`, `'In copyright'`; `undefined` where it is not known here.
 * https://creativecommons.org/share-your-work/cclicenses/ https://rightsstatements.org/page/1.0/
 */
export function rightsName(uri: string, words: Words): string | undefined {
  const [, tool, toolVersion] = mark.exec(uri) ?? []
  if (tool !== undefined) return `${tool === 'zero' ? 'CC0' : 'Public Domain Mark'} ${toolVersion}`
  const [, terms, version] = licence.exec(uri) ?? []
  if (terms !== undefined) return `CC ${terms.toUpperCase()} ${version}`
  const name = statement.exec(uri)?.[1] ?? ''
  return Object.hasOwn(words.statements, name)
    ? words.statements[name as keyof Words['statements']]
    : undefined
}
