import { isLanguageTag } from '../../../data/model/language.js'

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object: no list and not `null`. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; none where it is no list. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** What is wrong with a value, as the end of a sentence: `'must be a string'`; `undefined` where nothing is. */
export type Shape = (value: unknown) => string | undefined

const shape =
  (fits: (value: unknown) => boolean, otherwise: string): Shape =>
  (value) =>
    fits(value) ? undefined : otherwise

const matches = (pattern: RegExp, otherwise: string): Shape =>
  shape((value) => typeof value === 'string' && pattern.test(value), otherwise)

export const text = shape((value) => typeof value === 'string', 'must be a string')
export const words = matches(/\S/, 'must be a string with something in it')
export const object = shape(isObject, 'must be a JSON object')
export const positiveInteger = shape(
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  'must be a positive integer',
)

const characters = /^https?:\/\/(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/

/** An `http` or `https` URI whose special characters are encoded. https://iiif.io/api/presentation/3.0/#61-uri-recommendations */
export const httpUri = shape(
  (value) => typeof value === 'string' && characters.test(value) && URL.canParse(value),
  'must be an http or https URI with special characters encoded',
)

/** With its parameters, where it has some: it should be what `Content-Type` says. https://iiif.io/api/presentation/3.0/#format */
export const mediaType = matches(
  /^[a-z]+\/[A-Za-z0-9][\w.+-]*(?:; ?[\w-]+=(?:[\w.+-]+|"[^"\\]*"))*$/,
  'must be a media type',
)
export const language = matches(
  /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/,
  'must be a BCP 47 language tag',
)
const languageKey = shape(
  (value) => typeof value === 'string' && isLanguageTag(value),
  'must be a language tag without digits',
)

/** The http URI of a licence or of a rights statement. https://iiif.io/api/presentation/3.0/#rights */
export const rightsUri = matches(
  /^http:\/\/(creativecommons\.org\/(licenses|publicdomain)|rightsstatements\.org\/vocab)\/[\w.+/-]+$/,
  'must be an http URI of creativecommons.org or rightsstatements.org',
)

/** XSD dateTime with a time zone. */
export const dateTime = shape(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    // Date.parse takes 30 February for 1 March.
    new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10)),
  'must be a date and time with a time zone, such as 1956-10-30T00:00:00Z',
)

/** One of some words. */
export function oneOf(values: readonly string[]): Shape {
  return shape(
    (value) => typeof value === 'string' && values.includes(value),
    `must be ${values.map((value) => `"${value}"`).join(' or ')}`,
  )
}

/** A list of at least so many things of a shape. */
export function listOf(of: Shape, least = 1): Shape {
  return (value) => {
    if (!Array.isArray(value)) return 'must be a list'
    if (value.length < least) return 'must not be an empty list'
    for (const [at, item] of value.entries()) {
      const complaint = of(item)
      if (complaint !== undefined) return `at [${at}] ${complaint}`
    }
    return undefined
  }
}

const texts = listOf(text)
const tagOrNone = (key: string) => key === 'none' || languageKey(key) === undefined

/** Texts by language, at least one. https://iiif.io/api/presentation/3.0/#44-language-of-property-values */
export const languageMap: Shape = (value) => {
  if (!isObject(value)) return 'must be a JSON object of texts by language'
  if (Object.keys(value).length === 0) return 'must hold at least one language'
  for (const [key, said] of Object.entries(value)) {
    if (!tagOrNone(key)) return `has the key "${key}", which is neither a language tag without digits nor "none"` // prettier-ignore
    const complaint = texts(said)
    if (complaint !== undefined) return `in "${key}" ${complaint}`
  }
  return undefined
}

/** A label and a value, each in words. https://iiif.io/api/presentation/3.0/#metadata */
export const pair: Shape = (value) => {
  if (!isObject(value)) return 'must be a JSON object'
  const odd = Object.keys(value).find((key) => key !== 'label' && key !== 'value')
  if (odd !== undefined) return `has "${odd}" beside its label and value`
  for (const part of ['label', 'value']) {
    const complaint = languageMap(value[part])
    if (complaint !== undefined) return `has a ${part} that ${complaint}`
  }
  return undefined
}

/** A list of JSON objects, at least one. */
export const objects = listOf(object)
/** A list of JSON objects that may be empty. */
export const anyObjects = listOf(object, 0)
export const languages = listOf(languageKey)
