import fc from 'fast-check'
import { collectionId, itemId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { LanguageMap } from '../../data/model/language.js'
import type { ReadText, TextLayer } from '../../data/model/text.js'
import type { CollectionView, MemberView } from '../../manifests/collection-view.js'
import type { ItemView } from '../../manifests/item-view.js'
import type { Profile } from '../../manifests/profile.js'
import { pageIdOf, pageOf, textFileOf } from './examples.js'

const awkward = ['<script>alert(1)</script>', '<>', '<b>', ' ', '', '&amp;', 'a\u0000b', '\ud800', 'שלום', '👩‍🚀', '"\'', '<p>ok</p>'] // prettier-ignore
const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...awkward))
const tag = fc.constantFrom('none', 'en', 'fr', 'de', 'ru', 'he', 'zh-Hant', 'es-419', 'de-1996')
const map: fc.Arbitrary<LanguageMap> = fc.dictionary(
  tag,
  fc.array(words, { minLength: 1, maxLength: 2 }),
  { maxKeys: 3 },
)
const idText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('ark:/12345/x9', 'a b', 'Überlingen', 'été (1)', "l'an", '档案'),
)
const anItemId = idText.map((text) => itemId(text)).filter((id) => id !== undefined)
const aCollectionId = idText.map((text) => collectionId(text)).filter((id) => id !== undefined)
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('javascript:alert(1)', 'not a url', 'https://example.org/ä ö|^`', 'https://e.org/%zz'),
) // prettier-ignore
const optional = <Value>(arb: fc.Arbitrary<Value>) => fc.option(arb, { nil: undefined })

/** Drops what is undefined, as the model has it. */
function known<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Value
}

const few = <Value>(arb: fc.Arbitrary<Value>) => fc.array(arb, { maxLength: 3 })

function page(number: number): fc.Arbitrary<Page> {
  return fc
    .record({
      width: fc.integer({ min: 1, max: 20_000 }),
      height: fc.integer({ min: 1, max: 20_000 }),
      label: optional(map),
    })
    .map(({ width, height, label }) => {
      const { id, image } = pageOf(number)
      return known({ id, label, image: { ...image, width, height } }) as Page
    })
}

function layer(pages: readonly Page[], number: number): fc.Arbitrary<TextLayer> {
  const common = {
    id: fc.constant(pageIdOf(number) as unknown as TextLayer['id']),
    kind: fc.constantFrom('transcription' as const, 'translation' as const, 'ocr' as const),
    language: optional(fc.constantFrom('en', 'ar', 'es-419', 'old French', '', 'zh-Hant')),
    label: optional(map),
    provenance: fc.record({ by: words, note: words }),
  }
  const text = fc.tuple(fc.nat(3), fc.constantFrom('plain' as const, 'alto' as const))
  const places = fc.constantFrom('words' as const, 'lines' as const, undefined)
  const file = fc.tuple(text, places).map(([[lines, format], of]) => ({
    ...textFileOf(lines, format),
    ...(of && { places: of }),
  }))
  const byPage = fc.record({
    ...common,
    extent: fc.constant('by-page' as const),
    pages: fc
      .subarray([...pages])
      .chain((some) =>
        fc.tuple(...some.map(({ id }) => file.map((text) => ({ page: id, text, part: 0 })))),
      ),
  })
  const whole = fc.record({ ...common, extent: fc.constant('whole' as const), text: file })
  return fc.oneof(byPage, whole).map((layer) => known(layer) as TextLayer)
}

/** Items of every sort: with and without pages, texts, sections, rights, in odd words and languages. */
const items: fc.Arbitrary<Item> = fc
  .nat(4)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => page(at + 1))))
  .chain((pages) => {
    const ids = [...pages.map(({ id }) => id), pageIdOf(99)]
    return fc.record({
      id: anItemId,
      title: map,
      abstract: optional(map),
      dates: few(
        fc
          .record({
            what: map,
            text: words,
            edtf: optional(fc.constantFrom('1956', '1956-02-30', '1956-10-30', '1956-21', '195X', '1956/1957', '-0044-03-15', '0000')), // prettier-ignore
          })
          .map(known),
      ),
      agents: few(fc.record({ name: map, role: map, uri: optional(address) }).map(known)),
      languages: few(fc.constantFrom('ru', 'fr', 'xx', 'not a tag')),
      referenceCode: optional(words),
      marking: optional(map),
      rights: fc
        .record({
          uri: optional(
            fc.oneof(address, fc.constantFrom('https://creativecommons.org/publicdomain/zero/1.0/', 'http://rightsstatements.org/vocab/InC/1.0/')), // prettier-ignore
          ),
          statement: optional(map),
        })
        .map(known),
      related: few(
        fc
          .record({
            title: map,
            item: optional(anItemId),
            url: optional(address),
            date: optional(words),
            abstract: optional(map),
          })
          .map(known),
      ),
      fields: few(fc.record({ label: map, value: map })),
      collections: fc.constant([]),
      pages: fc.constant(pages),
      texts: fc.nat(3).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => layer(pages, at + 1)))),
      viewing: fc
        .record({
          direction: fc.constantFrom('left-to-right' as const, 'right-to-left' as const, 'top-to-bottom' as const),
          behavior: fc.constantFrom('paged' as const, 'individuals' as const, 'continuous' as const),
          start: optional(fc.constantFrom(...ids)),
        })
        .map(known),
      sections: few(fc.record({ label: map, from: fc.constantFrom(...ids) })),
      source: words,
    })
  })
  .map((item) => known(item) as Item) // prettier-ignore

/** Items with what is around them. */
export const views: fc.Arbitrary<ItemView> = items.chain((item) =>
  fc
    .record({
      item: fc.constant(item),
      collections: few(fc.record({ id: aCollectionId, title: map })),
      canvasText: fc.constant(
        new Map(item.pages.map(({ id }) => [id, { label: {}, language: 'ru', lines: ['one', '<>'] }])),
      ),
    })
    .map((view) => view),
) // prettier-ignore

/** Texts as they are read, with and without places, some of them off the page. */
export const readTexts: fc.Arbitrary<ReadText> = fc.record({
  lines: fc.array(
    fc
      .record({
        text: words,
        opensParagraph: fc.boolean(),
        box: optional(
          fc.record({
            x: fc.integer({ min: 0, max: 25_000 }),
            y: fc.integer({ min: 0, max: 25_000 }),
            width: fc.integer({ min: 1, max: 5_000 }),
            height: fc.integer({ min: 1, max: 5_000 }),
          }),
        ),
      })
      .map((line) => known(line) as ReadText['lines'][number]),
    { maxLength: 6 },
  ),
})

/** Archives that say much or little of themselves. */
export const profiles: fc.Arbitrary<Profile> = fc
  .record({
    provider: fc
      .record({
        name: map,
        homepage: optional(address),
        logo: optional(fc.record({ url: address, mediaType: fc.constant('image/SVG+xml') })),
      })
      .map(known),
    languages: few(fc.constantFrom('en', 'de', 'es-419', 'ar')),
    requiredStatement: optional(fc.record({ label: map, value: map })),
    defaultRights: optional(address),
    canvasText: fc.constantFrom('auto' as const, 'always' as const, 'never' as const),
    rootTitle: map,
    rootSummary: optional(map),
  })
  .map((profile) => known(profile) as Profile)

const member: fc.Arbitrary<MemberView> = fc
  .record({
    kind: fc.constantFrom('item', 'collection'),
    id: anItemId,
    title: map,
    manifest: fc.boolean(),
    thumbnail: optional(fc.constant({ page: pageIdOf(1), width: 2480, height: 3508 })),
  })
  .map((view) => known(view) as unknown as MemberView)

/** Collections with their members; each member once, as the archive has it. */
export const collectionViews: fc.Arbitrary<CollectionView> = fc
  .record({
    collection: optional(
      fc
        .record({
          id: aCollectionId,
          title: map,
          abstract: optional(map),
          referenceCode: optional(words),
          parent: optional(aCollectionId),
          order: fc.constant([]),
          source: fc.constant(''),
        })
        .map(known),
    ),
    parentTitle: optional(map),
    members: fc.uniqueArray(member, { selector: ({ id }) => id, maxLength: 7 }),
  })
  .map(
    ({ members, ...rest }) => known({ ...rest, members, total: members.length }) as CollectionView,
  )
  .filter(({ collection, members }) => !members.some(({ id }) => String(id) === collection?.id))
