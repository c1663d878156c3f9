/**
 * Somebody's name as bibliographies need it: with its parts where the record tells them apart, else as one whole that no
 * style turns round: a body's, or a person's of whom it is not known which part is the family's.
 */
export type Name =
  { readonly family: string; readonly given: string } | { readonly literal: string }

/** Words that a body's name has and a person's has not, in the languages of our interface. */
const ofBodies =
  /\b(academy|agency|archives?|association|authority|bank|board|bureau|college|commission|committee|company|corporation|council|department|division|embassy|foundation|government|institute|library|ministry|museum|office|press|service|society|union|university|académie|ambassade|bibliothèque|bureau|comité|commission|compagnie|conseil|département|direction|ministère|musée|préfecture|société|université|akademie|amt|ausschuss|behörde|bibliothek|botschaft|gesellschaft|institut|kommission|ministerium|museum|rat|universität|verein|verwaltung|inc|ltd|gmbh)\b/iu
/** Years of life, which records write after a name: `'Brack, Emil, 1870–1932'`. */
const lifetime = /,?\s*\(?\b(?:ca?\. ?)?\d{4}\??\s*(?:[-–]\s*(?:(?:ca?\. ?)?\d{4}\??)?)?\)?$/
/** One word with the particles that go before a family's name: `'von der Heide'`, `'O’Neill-Smith'`. */
const family = /^(?:\p{Ll}[\p{L}’']*\s+){0,3}\p{Lu}[\p{L}\p{M}’'.-]+$/u
const given = /^\p{Lu}[\p{L}\p{M}’'.-]*(?:\s+\p{Lu}[\p{L}\p{M}’'.-]*){0,4}$/u
/** Initials and one word: `'R. Ashgrove'`, `'J.-P. Marat'`. Nobody writes the family's name as an initial before. */
const initials = /^((?:\p{Lu}\.[ -]?)+) ?(\p{Lu}[\p{L}\p{M}’'-]+)$/u

/** A name as the record writes it, with its parts where they are beyond doubt: `'Brack, Emil'`, `'E. Brack'`. */
export function nameOf(written: string): Name {
  const literal = written.replace(/\s+/g, ' ').trim()
  const bare = literal.replace(lifetime, '').trim()
  if (ofBodies.test(literal)) return { literal }
  return byComma(bare) ?? byInitials(bare) ?? { literal: bare === '' ? literal : bare }
}

function byComma(written: string): Name | undefined {
  const [before = '', after = '', ...more] = written.split(/\s*,\s*/)
  const isPerson = more.length === 0 && family.test(before) && given.test(after)
  return isPerson ? { family: before, given: after } : undefined
}

function byInitials(written: string): Name | undefined {
  const [, letters, last] = initials.exec(written) ?? []
  return letters === undefined || last === undefined
    ? undefined
    : { family: last, given: letters.trim() }
}

/** As it is said: `'Emil Brack'`. */
export function straight(name: Name): string {
  return 'literal' in name ? name.literal : `${name.given} ${name.family}`
}

/** As it is sorted: `'Brack, Emil'`. */
export function inverted(name: Name): string {
  return 'literal' in name ? name.literal : `${name.family}, ${name.given}`
}

/** Sorted, with the given names as initials: `'Brack, E. A.'`. https://apastyle.apa.org/style-grammar-guidelines/references/elements-list-entry#author */
export function withInitials(name: Name): string {
  if ('literal' in name) return name.literal
  const letters = name.given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .filter(Boolean)
        .map((piece) => `${[...piece][0] ?? ''}.`)
        .join('-'),
    )
  return `${name.family}, ${letters.join(' ').replaceAll('. -', '.-')}`
}

/** What a reference in the running text is made with: `'Brack'`. */
export function short(name: Name): string {
  return 'literal' in name ? name.literal : name.family
}
