import { describe, expect, it } from '@jest/globals'
import { kinds, viewerKinds } from './kinds.js'
import {
  accessibleName,
  all,
  attribute,
  elements,
  named,
  ofClass,
  wordsOf,
  type Element,
} from './elements.js'
import { site } from './made-up.js'

const languages = ['en', 'fr', 'de']
const read = languages.flatMap((language) => {
  const speaking = { ...site, languages: [language] }
  return Object.entries({ ...kinds(speaking), ...viewerKinds(speaking) }).map(
    ([kind, page]) => [`${kind} (${language})`, elements(String(page)), language] as const,
  )
})
const inRoom = read.filter(([kind]) => !/^(mirador|universal viewer)/.test(kind))

it('has every kind of page in every language', () => {
  expect(read).toHaveLength(32 * 3)
})

describe.each(read)('%s', (_, page, language) => {
  it('is in its language, has a title and one first heading', () => {
    expect(attribute(named(page, 'html')[0], 'lang')).toBe(language)
    expect(wordsOf(named(page, 'title')[0])).not.toBe('')
    expect(named(page, 'h1')).toHaveLength(1)
    expect(wordsOf(named(page, 'h1')[0])).not.toBe('')
    expect(named(page, 'main')).toHaveLength(1)
  })

  it('has headings that go down one step at a time', () => {
    const levels = named(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name }) =>
      Number(name[1]),
    )
    for (const [at, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
  })

  it('says what every image, link, button, field and region is', () => {
    for (const image of named(page, 'img')) {
      expect(attribute(image, 'alt')).toBeDefined()
      expect(attribute(image, 'width') ?? attribute(image, 'height')).toBeDefined()
    }
    for (const link of named(page, 'a', 'button', 'label'))
      expect(accessibleName(link)).not.toBe('')
    for (const field of named(page, 'input'))
      if (attribute(field, 'type') !== 'hidden') expect(attribute(field, 'id')).toBeDefined()
    const regions = all(page, (one) => attribute(one, 'role') === 'region' || one.name === 'nav')
    for (const region of regions) expect(attribute(region, 'aria-label')).toBeTruthy()
  })

  it('has no id twice, and no reference to one that is not there', () => {
    const ids = all(page, (one) => one.attributes.has('id')).map((one) => attribute(one, 'id'))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    for (const name of ['aria-labelledby', 'aria-describedby', 'data-for'])
      for (const one of all(page, ({ attributes }) => attributes.has(name)))
        expect(ids).toContain(attribute(one, name))
    for (const link of named(page, 'a')) {
      const href = attribute(link, 'href') ?? ''
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1))
    }
  })

  it('has no link within a link, and nothing in a list of lines but lines', () => {
    for (const link of named(page, 'a')) expect(named(link, 'a')).toEqual([])
    for (const list of ofClass(page, 'lines'))
      expect(
        new Set(list.children.map((one) => (typeof one === 'string' ? one.trim() : one.name))),
      ).toEqual(new Set(['', 'li']))
  })

  it('holds no style and no script of its own', () => {
    const within = (one: Element) => [...one.attributes.keys()]
    expect(all(page, (one) => within(one).some((name) => /^(on|style$)/.test(name)))).toEqual([])
    expect(named(page, 'style')).toEqual([])
    for (const script of named(page, 'script')) {
      expect(attribute(script, 'src')).toMatch(/^\/(assets|viewers)\//)
      expect(wordsOf(script)).toBe('')
    }
  })
})

it.each(inRoom)('%s has a banner, a way past it, and a foot', (_, page) => {
  expect(ofClass(page, 'bar').map(({ name }) => name)).toEqual(['header'])
  expect(ofClass(page, 'foot').map(({ name }) => name)).toEqual(['footer'])
  const [skip] = ofClass(page, 'skip')
  expect(attribute(skip, 'href')).toBe('#content')
  expect(attribute(named(page, 'main')[0], 'id')).toBe('content')
})

it('speaks the language of the interface: no page in French or German holds an English sentence', () => {
  const english = new Set(['Skip to the content', 'All documents', 'Published with Fonds'])
  const said = (language: string) =>
    read
      .filter((one) => one[2] === language)
      .map(([, page]) => wordsOf(page))
      .join(' ')
  for (const words of english) {
    expect(said('en')).toContain(words)
    expect(said('fr')).not.toContain(words)
    expect(said('de')).not.toContain(words)
  }
})
