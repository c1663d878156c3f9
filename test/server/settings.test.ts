import { expect, it } from '@jest/globals'
import { readSettings, settings } from '../../server/settings.js'

const nothing = { flags: {}, environment: {}, file: {} }

it('has a default and a sentence for everything', () => {
  const { values, from } = readSettings(nothing)
  expect(values).toMatchObject({
    archive: './archive',
    port: 3000,
    languages: ['en'],
    'canvas-text': 'auto',
  })
  expect(new Set(Object.values(from))).toEqual(new Set(['default']))
  expect(
    Object.values(settings).every(({ says }) => says.endsWith('.') || says.endsWith(')')),
  ).toBe(true)
})

it('believes a flag before the environment before the file', () => {
  const file = { port: 1, title: 'file', languages: ['fr', 'en'] }
  const environment = { FONDS_PORT: '2', FONDS_TITLE: 'environment', FONDS_HOST: '' }
  const { values, from } = readSettings({ flags: { port: '3' }, environment, file })
  expect(values).toMatchObject({
    port: 3,
    title: { none: ['environment'] },
    languages: ['fr', 'en'],
  })
  expect(from).toMatchObject({
    port: 'flag',
    title: 'environment',
    languages: 'fonds.yaml',
    host: 'default',
  })
})

it('says everything that is wrong at once, and where', () => {
  const read = () =>
    readSettings({
      flags: { port: '1e3' },
      environment: { FONDS_BASE_URL: 'nowhere', FONDS_PROT: '3000' },
      file: { langauges: ['en'], 'canvas-text': 'sometimes', rights: 'mine' },
    })
  expect(read).toThrow(expect.objectContaining({ code: 'setting' }))
  for (const what of [
    /--port is "1e3": must be a whole number/,
    /FONDS_BASE_URL is "nowhere"/,
    /FONDS_PROT in the environment is no setting/,
    /langauges in fonds\.yaml is no setting/,
    /canvas-text in fonds\.yaml is "sometimes"/,
    /rights in fonds\.yaml is "mine"/,
  ])
    expect(read).toThrow(what)
})

it('takes an empty number for a mistake, not for zero', () => {
  expect(() => readSettings({ ...nothing, flags: { port: '' } })).toThrow(/--port/)
})

it('takes languages to read pages in as they are usually written', () => {
  const ocr = (given: unknown) => readSettings({ ...nothing, file: { ocr: given } }).values.ocr
  expect(readSettings(nothing).values.ocr).toBeUndefined()
  expect([ocr('eng+fra'), ocr(['en', 'fr']), ocr('no'), ocr(false)]).toEqual([
    ['eng', 'fra'],
    ['eng', 'fra'],
    [],
    [],
  ])
  expect(() => ocr('yes')).toThrow(/ocr in fonds\.yaml is "yes": must be languages such as eng/)
})
