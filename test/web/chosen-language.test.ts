import { describe, expect, it } from '@jest/globals'
import { layout } from '../../web/layout.js'
import { html } from '../../web/html.js'
import type { Site } from '../../web/site.js'
import { languagesOffered } from '../../web/words.js'
import { attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { kinds } from './kinds.js'
import { item1, pageAt, site } from './made-up.js'

const root = site.addresses.root
const offering: Site = {
  ...site,
  offered: ['en', 'fr', 'de'],
  here: `${root}search?q=lamps&lang=fr`,
}
const french: Site = { ...offering, languages: ['fr', 'en'], chosen: 'fr' }

const links = (body: ReturnType<typeof html>, of = french) =>
  named(named(elements(String(layout({ title: 'T', body }, of))), 'main')[0] ?? never(), 'a').map(
    (link) => attribute(link, 'href'),
  )

function never(): never {
  throw new Error('It is not there.')
}

describe('what a reader chose', () => {
  const { addresses } = site
  it.each([
    [root, `${root}?lang=fr`],
    [addresses.item(item1), `${root}items/lamp-report?lang=fr`],
    [
      `${addresses.item(item1)}?text=a&from=b#pages`,
      `${root}items/lamp-report?text=a&from=b&lang=fr#pages`,
    ],
    [addresses.page(item1, pageAt(0)), `${root}items/lamp-report/page00000000?lang=fr`],
    [addresses.mirador(item1), `${root}items/lamp-report/mirador?lang=fr`],
    ['?view=text', '?view=text&lang=fr'],
    [`${root}?lang=de`, `${root}?lang=de`],
    ['#line-3', '#line-3'],
    ['https://elsewhere.example/', 'https://elsewhere.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    [addresses.manifest(item1, 3), addresses.manifest(item1, 3)],
    [addresses.rendering(item1, 'tei.xml'), addresses.rendering(item1, 'tei.xml')],
    [addresses.image(pageAt(0), 3), addresses.image(pageAt(0), 3)],
  ])('goes with a link to %s', (href, kept) => {
    expect(links(html`<a class="x" href="${href}">x</a>`)).toEqual([kept])
    expect(links(html`<a class="x" href="${href}">x</a>`, offering)).toEqual([href])
  })

  it('goes with a form that asks, and with none that sends', () => {
    const forms = html`<form action="${site.addresses.searchPage}"></form>
      <form method="post" action="${root}"></form>`
    const page = elements(String(layout({ title: 'T', body: forms, searches: true }, french)))
    const fields = named(page, 'form').map((form) =>
      named(form, 'input').map((field) => attribute(field, 'value')),
    )
    expect(fields).toEqual([['fr'], []])
  })

  it('leaves what is written as it was written', () => {
    const text = `<a href="${root}items/x">&amp; &lt;`
    const page = String(layout({ title: 'T', body: html`<p title="${text}">${text}</p>` }, french))
    expect(wordsOf(named(elements(page), 'main')[0])).toBe(text)
  })
})

it('is told in the head: one address for each language, and which of them this is', () => {
  const page = elements(String(kinds(french)['item'] ?? never()))
  const inHead = named(page, 'link').map((one) => [
    attribute(one, 'rel'),
    attribute(one, 'hreflang'),
    attribute(one, 'href'),
  ])
  const item = `${root}items/lamp-report`
  expect(inHead).toEqual(
    expect.arrayContaining([
      ['canonical', undefined, `${item}?lang=fr`],
      ['alternate', 'en', item],
      ['alternate', 'fr', `${item}?lang=fr`],
      ['alternate', 'de', `${item}?lang=de`],
      ['alternate', 'x-default', item],
    ]),
  )
})

it('is changed at the foot of a page, for the very address that is shown', () => {
  const [foot] = ofClass(elements(String(kinds(french)['not found'])), 'languages')
  expect(
    named(foot ?? never(), 'a').map((link) => [
      wordsOf(link),
      attribute(link, 'href'),
      attribute(link, 'aria-current'),
    ]),
  ).toEqual([
    ['English', `${root}search?q=lamps`, undefined],
    ['Français', `${root}search?q=lamps&lang=fr`, 'true'],
    ['Deutsch', `${root}search?q=lamps&lang=de`, undefined],
  ])
  expect(ofClass(elements(String(kinds(site)['home'])), 'languages')).toEqual([])
})

it.each([
  [
    ['en', 'fr'],
    ['en', 'fr'],
  ],
  [
    ['fr-CA', 'fr', 'la', 'DE'],
    ['fr', 'de'],
  ],
  [['la', 'de'], ['de']],
  [['la'], ['en']],
  [[], ['en']],
])('of %j the interface is offered in %j', (wanted, offered) => {
  expect(languagesOffered(wanted)).toEqual(offered)
})
