import { inLanguage, type LanguageMap } from '../model/language.js'
import type { Rights } from '../model/item.js'
import { each, onlyKeys, under, type Tell, type Written } from './written.js'
import { mergedWords, words } from './words.js'

/** Names by which rightsstatements.org's statements are known, in lower case. https://rightsstatements.org/page/1.0/ */
const statements: Readonly<Record<string, string>> = {
  'in copyright': 'InC', 'in copyright - eu orphan work': 'InC-OW-EU',
  'in copyright - educational use permitted': 'InC-EDU', 'in copyright - non-commercial use permitted': 'InC-NC',
  'in copyright - rights-holder(s) unlocatable or unidentifiable': 'InC-RUU',
  'no copyright - contractual restrictions': 'NoC-CR', 'no copyright - non-commercial use only': 'NoC-NC',
  'no copyright - other known legal restrictions': 'NoC-OKLR', 'no copyright - united states': 'NoC-US',
  'copyright not evaluated': 'CNE', 'copyright undetermined': 'UND', 'no known copyright': 'NKC',
  inc: 'InC', 'inc-ow-eu': 'InC-OW-EU', 'inc-edu': 'InC-EDU', 'inc-nc': 'InC-NC', 'inc-ruu': 'InC-RUU',
  'noc-cr': 'NoC-CR', 'noc-nc': 'NoC-NC', 'noc-oklr': 'NoC-OKLR', 'noc-us': 'NoC-US', cne: 'CNE', und: 'UND', nkc: 'NKC',
} // prettier-ignore

const spelledOut: Readonly<Record<string, string>> = {
  attribution: 'by', sharealike: 'sa', noncommercial: 'nc', noderivatives: 'nd', noderivs: 'nd',
} // prettier-ignore

/**
 * A licence or rights statement as the http URI that IIIF demands
 * (https://iiif.io/api/presentation/3.0/#rights), given as an address or by its common name; `undefined` for other words.
 */
export function rightsUri(text: string): string | undefined {
  const given = text.trim()
  const address = /^https?:\/\/(?:www\.)?(creativecommons|rightsstatements)\.org\/(.+)$/i.exec(
    given,
  )
  if (address) return ofAddress(address[1]?.toLowerCase() ?? '', address[2] ?? '')
  const name = given
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ [–—] /g, ' - ')
    .replace(/\.$/, '')
  if (/^(cc[ -]?0( 1\.0)?|cc zero)$/.test(name))
    return 'http://creativecommons.org/publicdomain/zero/1.0/'
  if (/^(cc )?(public domain mark|pdm)( 1\.0)?$/.test(name))
    return 'http://creativecommons.org/publicdomain/mark/1.0/'
  const statement = Object.hasOwn(statements, name) ? statements[name] : undefined
  if (statement !== undefined) return `http://rightsstatements.org/vocab/${statement}/1.0/`
  return creativeCommons(name)
}

function ofAddress(site: string, path: string): string | undefined {
  const bare = path.replace(/[?#].*$/, '')
  const pattern =
    site === 'creativecommons'
      ? /^(licenses\/[a-z-]+\/\d\.\d(?:\/[a-z]{2,3}(?=\/|$))?|publicdomain\/(?:zero|mark)\/1\.0)/i
      : /^(?:vocab|page)\/([A-Za-z-]+\/1\.0)/
  const found = pattern.exec(bare)?.[1]
  if (found === undefined) return undefined
  return site === 'creativecommons'
    ? `http://creativecommons.org/${found.toLowerCase()}/`
    : `http://rightsstatements.org/vocab/${found}/`
}

/** `'cc by-nc-sa 4.0'`, `'cc-by 3.0'`, `'creative commons attribution-sharealike 4.0 international'`; the version must be there. */
function creativeCommons(name: string): string | undefined {
  const spelled = Object.entries(spelledOut).reduce(
    (text, [long, short]) => text.replaceAll(long, short),
    name,
  )
  const found =
    /^(?:cc|creative commons)[ -]((?:by|nc|sa|nd)(?:[ -](?:nc|sa|nd))*)[ -](?:v\.? ?)?(\d\.\d)(?: (?:international|unported|generic|license|licence))*$/.exec(
      spelled,
    )
  const code = found?.[1]?.replaceAll(' ', '-').replace('sa-nc', 'nc-sa').replace('nd-nc', 'nc-nd')
  return code && /^by(-nc)?(-sa|-nd)?$/.test(code)
    ? `http://creativecommons.org/licenses/${code}/${found?.[2] ?? ''}/`
    : undefined
}

/** What a record says of rights: addresses and known names become the URI, other words are shown. */
export function rights(
  values: readonly { readonly value: Written; readonly language: string }[],
  tell: Tell,
): Rights {
  const said = values.flatMap(({ value, language }) =>
    each(value).map((one) => ofOne(one, language, tell)),
  )
  const [uri, another] = said.flatMap((one) => one.uri ?? [])
  const statement = mergedWords(said.map((one) => one.statement))
  if (another !== undefined && another !== uri) {
    tell(
      'warning',
      values[0]?.value.where ?? '',
      `Two licences are given; only ${uri ?? ''} is published as the document's, for IIIF knows one. Put the other in words.`,
    )
  }
  return { ...(uri !== undefined && { uri }), ...(statement && { statement }) }
}

function ofOne(value: Exclude<Written, { kind: 'nothing' }>, language: string, tell: Tell): Rights {
  if (value.kind === 'text') return ofText(value.text, value.where, language, tell)
  const address = under(value, 'uri', 'url', 'licence', 'license')
  const inWords = under(value, 'statement', 'text', 'words')
  if (address.kind === 'nothing' && inWords.kind === 'nothing') {
    const statement = words(value, 'The rights', tell, language)
    return statement ? { statement } : {}
  }
  onlyKeys(
    value,
    ['uri', 'url', 'licence', 'license', 'statement', 'text', 'words'],
    'The rights',
    tell,
  )
  const first = address.kind === 'text' ? ofText(address.text, address.where, language, tell) : {}
  const statement = mergedWords([
    first.statement,
    words(inWords, 'The rights statement', tell, language),
  ])
  return { ...first, ...(statement && { statement }) }
}

function ofText(text: string, where: string, language: string, tell: Tell): Rights {
  const uri = rightsUri(text)
  if (uri !== undefined) return { uri }
  const statement: LanguageMap = inLanguage(text, language)
  if (/^https?:/i.test(text)) {
    tell(
      'warning',
      where,
      `${text} is no licence of creativecommons.org or rightsstatements.org, the only ones IIIF takes; it is shown as words.`,
    )
  } else if (/^cc[ -]by([ -](nc|sa|nd))*$/i.test(text)) {
    tell(
      'warning',
      where,
      `“${text}” does not say which version; it is shown as words. Write ${text} 4.0 if that is meant.`,
    )
  }
  return { statement }
}
