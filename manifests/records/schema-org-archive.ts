import type { Addresses } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import type { CollectionId } from '../../data/model/ids.js'
import type { LanguageMap } from '../../data/model/language.js'
import { webAddress } from '../html.js'
import { listed, present } from '../present.js'
import type { Profile } from '../profile.js'
import { said, saidOnce, type Said } from './said.js'

type JsonLd = Readonly<Record<string, unknown>>

/** A text in the archive's own language, and what it is called in others beside it. https://www.w3.org/TR/json-ld11/#string-internationalization */
export function inWords(
  name: string,
  others: string,
  texts: readonly Said[],
  { languages }: Profile,
): JsonLd {
  const first =
    languages.map((tag) => texts.find(({ language }) => language === tag)).find(Boolean) ?? texts[0]
  const rest = texts.filter((one) => one !== first)
  return {
    ...present(name, first?.text),
    ...listed(
      others,
      rest.map(({ text, language }) => ({ '@value': text, ...present('@language', language) })),
    ),
  }
}

/** Who holds the documents. https://schema.org/ArchiveOrganization */
export function holder(addresses: Addresses, { provider, languages }: Profile): JsonLd {
  return {
    '@type': 'ArchiveOrganization',
    '@id': `${addresses.root}#archive`,
    name: saidOnce(provider.name, languages),
    url: webAddress(provider.homepage ?? '') ?? addresses.root,
    ...present('logo', webAddress(provider.logo?.url ?? '')),
  }
}

/** A collection that something is part of. */
export function collectionReference(
  { id, title }: { readonly id: CollectionId; readonly title: LanguageMap },
  addresses: Addresses,
  { languages }: Profile,
): JsonLd {
  return {
    '@type': ['Collection', 'ArchiveComponent'],
    '@id': addresses.collectionPage(id),
    name: saidOnce(title, languages) || id,
    url: addresses.collectionPage(id),
  }
}

/** A collection for search engines. https://schema.org/Collection */
export function schemaCollection(
  collection: Collection,
  parent: { readonly id: CollectionId; readonly title: LanguageMap } | undefined,
  items: number,
  addresses: Addresses,
  profile: Profile,
): JsonLd {
  const { abstract, referenceCode, title } = collection
  return {
    '@context': 'https://schema.org',
    ...collectionReference(collection, addresses, profile),
    ...inWords('name', 'alternateName', said(title), profile),
    ...present('description', saidOnce(abstract, profile.languages) || undefined),
    ...present('identifier', referenceCode),
    collectionSize: items,
    holdingArchive: holder(addresses, profile),
    ...(parent && { isPartOf: collectionReference(parent, addresses, profile) }),
    isAccessibleForFree: true,
  }
}

/** The archive for search engines: a site with a search of its own. https://schema.org/WebSite */
export function schemaArchive(addresses: Addresses, profile: Profile): JsonLd {
  const { rootTitle, rootSummary, languages } = profile
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': addresses.root,
    url: addresses.root,
    ...inWords('name', 'alternateName', said(rootTitle), profile),
    ...present('description', saidOnce(rootSummary, languages) || undefined),
    ...listed('inLanguage', languages),
    publisher: holder(addresses, profile),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${addresses.searchPage}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}
