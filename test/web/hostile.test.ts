import { expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import type { LanguageMap } from '../../data/model/language.js'
import type { MarkKind } from '../../data/model/text-line.js'
import { itemPage } from '../../web/item-page.js'
import { pageView } from '../../web/page-view.js'
import { wordsIn } from '../../web/words.js'
import { all, attribute, elements, named, wordsOf } from './elements.js'
import { kinds, viewerKinds } from './kinds.js'
import { pageAt, report, site, transcription, view } from './made-up.js'

const script = `</title></script><script>alert("1")</script><img src=x onerror='alert(1)'>"'\`><!--`
const said: LanguageMap = { en: [script], 'fr"><script>': [script] }
const link = 'javascript:alert(1)'

const base = report()
const item: Item = {
  ...base,
  title: said,
  abstract: said,
  dates: [{ what: said, text: script, edtf: '"><script>' }],
  agents: [{ name: said, role: said, uri: link }],
  languages: ['"><script>', 'en'],
  referenceCode: script,
  marking: said,
  rights: { uri: link, statement: said },
  related: [{ title: said, url: link, date: script, abstract: said }],
  fields: [{ label: said, value: said }],
  pages: base.pages.map((page) => ({ ...page, label: said })),
  texts: base.texts.map((layer) => ({
    ...layer,
    label: said,
    language: '"><script>',
    provenance: { by: script, tool: script, date: script, note: script },
  })),
  sections: [{ label: said, from: pageAt(0) }],
}
const archive = {
  ...site,
  title: said,
  provider: { name: said, homepage: link, logo: { url: link, mediaType: 'image/png' } },
}
const texts = new Map([
  [transcription, new Map([[pageAt(0), { lines: [{ text: script, opensParagraph: true }] }]])],
])
const marks = Object.keys(wordsIn(['en']).marks).flatMap((kind) =>
  kind === 'unsure'
    ? []
    : [
        { kind: kind as MarkKind, from: 0, to: 40, says: script, names: link },
        { kind: kind as MarkKind, from: 20, to: 20, says: script, names: `https://x/"'><script>` },
        { kind: kind as MarkKind, from: 10, to: 9e9, says: '"><script>', names: '"><script>' },
      ],
)
const marked = new Map([
  [
    transcription,
    new Map([[pageAt(0), { lines: [{ text: script, opensParagraph: true, marks }] }]]),
  ],
])
const hostile = view({ item, texts, collections: [{ id: base.id as never, title: said }] })

const pages = Object.entries({
  ...kinds(archive, item),
  ...viewerKinds(archive, item),
  'item, hostile text': itemPage({ ...hostile, text: transcription }, archive),
  'page, hostile text': pageView({ ...hostile, page: pageAt(0), zoom: script }, archive),
  'page, hostile marks': pageView({ ...hostile, texts: marked, page: pageAt(0) }, archive),
}).map(([kind, page]) => [kind, String(page)] as const)

it.each(pages)('%s shows a hostile record as the words it is', (_, page) => {
  const read = elements(page)
  expect(wordsOf(read)).toContain('<script>alert("1")</script>')
  expect(named(read, 'script').map(wordsOf).join('')).toBe('')
  expect(all(read, (one) => attribute(one, 'src') === 'x')).toEqual([])
  expect(page).not.toContain('<script>alert')
})

it.each(pages)('%s makes no link of what is no web address', (_, page) => {
  for (const one of all(elements(page), ({ attributes }) => attributes.size > 0))
    for (const name of ['href', 'src', 'action', 'data-manifest']) {
      const address = attribute(one, name)
      if (address !== undefined) expect(address).toMatch(/^(https?:\/\/|\/(assets|viewers)\/|#|\?)/)
    }
})

it('shows hostile lines of a text as they are', () => {
  const read = elements(String(itemPage({ ...hostile, text: transcription }, archive)))
  const [line] = all(read, ({ attributes }) => attributes.get('id') === `${pageAt(0)}-1`)
  expect(line?.children).toEqual([script])
})
