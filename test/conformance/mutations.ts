/** A change that breaks a document, or may. */
export interface Mutation {
  /** Where and what: `'$.items[0].id := null'`. */
  readonly name: string
  readonly document: unknown
  /** Whether it is of the document itself or of one of its own properties, and may change what sort of document it is. */
  readonly outermost: boolean
}

type Step = string | number

/** What sort of thing stands in a list, so that a second of its sort need not be looked into. */
function sort(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value
  const { type = '', '@type': older = '' } = value as Record<string, unknown>
  return `${String(type)}${String(older)} ${Object.keys(value).join()}`
}

/** Every place in a document, the document itself first; of a list the first of each sort, since the rest is alike. */
function* places(value: unknown, path: readonly Step[] = []): Generator<readonly Step[]> {
  yield path
  if (typeof value !== 'object' || value === null) return
  const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined
  const sorts = list?.map(sort)
  const children: readonly (readonly [Step, unknown])[] = list
    ? [...list.entries()].filter(([at]) => sorts?.indexOf(sorts[at] ?? '') === at)
    : Object.entries(value)
  for (const [step, child] of children) yield* places(child, [...path, step])
}

/** What stands at a place. */
function at(document: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<Step, unknown>)[step], document)
}

const removed = Symbol('removed')

/** The document with another value at a place; the rest is shared. */
function changed(document: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value
  const next = changed((document as Record<Step, unknown>)[step], rest, value)
  if (Array.isArray(document)) {
    const list = [...(document as unknown[])]
    list.splice(Number(step), 1, ...(next === removed ? [] : [next]))
    return list
  }
  const entries = Object.entries(document as Record<string, unknown>).map(([key, held]) => [key, key === step ? next : held]) // prettier-ignore
  return Object.fromEntries(entries.filter(([, held]) => held !== removed))
}

/** Words that mean something somewhere in IIIF, and so are wrong everywhere else. */
const vocabulary = [
  'Manifest', 'Collection', 'Canvas', 'Range', 'AnnotationPage', 'Annotation', 'AnnotationCollection', 'Agent',
  'Image', 'Text', 'TextualBody', 'SpecificResource', 'Choice', 'Feature', 'ImageService3', 'sc:Manifest',
  'painting', 'supplementing', 'commenting', 'paged', 'non-paged', 'multi-part', 'hidden', 'auto-advance',
  'left-to-right', 'left', 'none', 'en', 'line', 'rtl', 'text/plain', 'level2',
] // prettier-ignore

const values: readonly unknown[] = [
  null, true, false, 0, 1, -1, 1.5, '', ' ', 'x', [], {}, [null], [[]], [{}], ['x'], [1],
  'ftp://archive.example/x', 'http://archive.example/a b', 'https://archive.example/x#y', '//archive.example/x',
  'urn:x:y', 'http://', 'http:/x', 'https://archive.example/ü', 'http://creativecommons.org/licenses/by/4.0/',
  'https://creativecommons.org/licenses/by/4.0/', 'http://creativecommons.org/', '1956-10-30',
  '1956-10-30T00:00:00', '1956-02-30T00:00:00Z', '1956-10-30T00:00:00+02:00', 'image', 'Image/JPEG',
  { en: 'x' }, { en: [] }, { en: [1] }, { en: ['x'] }, { none: ['x'] }, { 'es-419': ['x'] }, { '': ['x'] },
  { '@none': ['x'] }, { en: ['<p>x</p>'] }, { en: ['<p>x>'] }, { en: ['<script>x</script>'] },
  { label: { en: ['x'] } }, { label: 'x', value: 'y' }, [{ label: { en: ['x'] }, value: { en: 'y' } }],
  { id: 'https://archive.example/x' }, { type: 'Canvas' }, { id: 'https://archive.example/x', type: 'Canvas' },
  [{ id: 'https://archive.example/x', type: 'Text' }], [{ '@id': 'https://archive.example/x', '@type': 'X' }],
  [{ id: 'https://archive.example/x', type: 'AnnotationPage' }], ['https://archive.example/x'],
  'http://iiif.io/api/presentation/2/context.json',
  ['http://iiif.io/api/presentation/3/context.json', 'https://archive.example/context.json'],
] // prettier-ignore

/** Keys that stand somewhere in IIIF, with a value that suits none or one of the places. */
const additions: readonly (readonly [string, unknown])[] = [
  ['foo', 1], ['@context', 'http://iiif.io/api/presentation/3/context.json'], ['@id', 'https://archive.example/x'],
  ['@type', 'ImageService2'], ['type', 'Text'], ['id', 'x'], ['label', 'x'], ['label', {}], ['items', []], ['items', 1],
  ['metadata', {}], ['summary', 'x'], ['requiredStatement', []], ['rights', 1], ['navDate', '1956'], ['provider', {}],
  ['thumbnail', 'x'], ['homepage', {}], ['rendering', [{}]], ['seeAlso', [{}]], ['service', {}], ['service', [{}]],
  ['services', []], ['partOf', 'x'], ['start', 'x'], ['structures', {}], ['annotations', []], ['annotations', [{}]],
  ['behavior', 'paged'], ['behavior', ['paged', 'continuous']], ['viewingDirection', 'up'], ['format', 1],
  ['language', 'en'], ['profile', 1], ['height', 1], ['width', 0], ['duration', 0], ['motivation', 1], ['target', {}],
  ['textGranularity', 'line'], ['creator', 1], ['placeholderCanvas', {}], ['accompanyingCanvas', 'x'], ['next', 1],
  ['navPlace', {}], ['timeMode', 'trim'], ['supplementary', {}], ['total', 0], ['stylesheet', 1], ['audience', 1],
] // prettier-ignore

/** What a value is made into, by its sort. */
function* variants(value: unknown): Generator<readonly [string, unknown]> {
  yield ['[it]', [value]]
  if (typeof value === 'string')
    for (const text of [
      value.toUpperCase(),
      ` ${value}`,
      `${value}/`,
      `${value}#xywh=1,1,1,1`,
      `${value}#xywh=1.5,0,9,9`,
      `${value}#xywh=0,0,99999,9`,
      `<b>${value}`,
      `<b>${value}</b>`,
      value.replace('https', 'http'),
    ])
      // prettier-ignore
      yield [JSON.stringify(text), text]
  if (Array.isArray(value)) {
    yield ['its first', (value as unknown[])[0]]
    yield ['its first twice', [...(value as unknown[]), (value as unknown[])[0]]]
    yield ['null after it', [...(value as unknown[]), null]]
    yield ['backwards', [...(value as unknown[])].reverse()]
  } else if (typeof value === 'object' && value !== null)
    for (const [key, added] of additions)
      yield [`with ${key}: ${JSON.stringify(added)}`, { ...value, [key]: added }]
}

/** The changes at one place. */
function* changes(value: unknown, within: boolean): Generator<readonly [string, unknown]> {
  if (within) yield ['nothing', removed]
  for (const other of values) yield [JSON.stringify(other), other]
  if (typeof value === 'string' && /^[\w:-]+$/.test(value))
    for (const word of vocabulary) yield [JSON.stringify(word), word]
  yield* variants(value)
}

/** Every small change to a document, at every place in it. */
export function* mutations(document: unknown): Generator<Mutation> {
  for (const path of places(document)) {
    const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    for (const [name, value] of changes(at(document, path), path.length > 0))
      yield {
        name: `$${steps.join('')} := ${name}`,
        document: changed(document, path, value),
        outermost: path.length < 2,
      }
  }
}
