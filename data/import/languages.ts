const displayed = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Names of languages in a few languages, lower case, and their tags: `'russian'`, `'russe'` and `'russisch'` are `'ru'`. */
const byName = new Map(
  ['de', 'fr', 'en'].flatMap((speaker) => {
    const names = new Intl.DisplayNames([speaker], { type: 'language', fallback: 'none' })
    return codes().flatMap((code): [string, string][] => {
      const name = names.of(code)
      return name === undefined || name === code ? [] : [[name.toLowerCase(), code]]
    })
  }),
)

/** Every pair of letters; most are no language's. And a few that have three, which archives hold. */
function codes(): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
  return [
    ...letters.flatMap((a) => letters.map((b) => a + b)),
    ...[
      'grc',
      'ang',
      'enm',
      'fro',
      'frm',
      'goh',
      'gmh',
      'nds',
      'syr',
      'arc',
      'akk',
      'egy',
      'chu',
      'ota',
      'haw',
      'yue',
    ],
  ].filter((code) => displayed.of(code) !== undefined && Intl.getCanonicalLocales(code)[0] === code)
}

/**
 * A language as a BCP 47 tag, given as a tag, as an ISO 639-2 code, or by its name in English, French or German:
 * `'zh-hant'` is `'zh-Hant'`, `'fre'` and `'French'` are `'fr'`. `undefined` where it is not known.
 */
export function languageTag(text: string): string | undefined {
  const word = text.trim()
  const named = byName.get(word.toLowerCase())
  if (named !== undefined) return named
  if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$/.test(word)) return undefined
  try {
    const [tag = ''] = Intl.getCanonicalLocales(word.replaceAll('_', '-'))
    return displayed.of(tag.split('-')[0] ?? tag) === undefined ? undefined : tag
  } catch {
    return undefined
  }
}
