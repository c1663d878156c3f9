import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aSmallArchive, errorsOf, oai } from '../oai.js'

const names = ['verb', 'metadataPrefix', 'from', 'until', 'set', 'identifier', 'resumptionToken']
const values = [
  'Identify', 'ListRecords', 'ListIdentifiers', 'ListSets', 'ListMetadataFormats', 'GetRecord', 'oai_dc', 'fonds', '2026-01-01', '2026-01-01T00:00:00Z',
  'oai:archive.example:letter', '',
] // prettier-ignore
const text = fc.oneof(
  fc.constantFrom(...values),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\u0000', '\uD800', '\uFFFE', '<', '&', '"', ']', '>', '%', ':', '\u202E', '\r', '\n'), maxLength: 10 }),
) // prettier-ignore
const args = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 6 })

it('answers whatever it is asked with a valid document, and says what is wrong', async () => {
  const { archive } = await aSmallArchive()
  let lawful = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...values.slice(0, 6)), args, async (verb, more) => {
      const query = new URLSearchParams([['verb', verb], ...more]).toString()
      // Reading it fails where it is not well-formed, or not valid.
      if (errorsOf(await oai(archive, query)).length === 0) lawful += 1
    }),
    { numRuns: 400 },
  )
  expect(lawful).toBeGreaterThan(0)
})

it('takes no token that is made of anything', async () => {
  const { archive } = await aSmallArchive()
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.json()), async (made) => {
      for (const token of [made, `${Buffer.from(made).toString('base64url')}.AAAAAAAAAAAA`]) {
        const query = new URLSearchParams({ verb: 'ListRecords', resumptionToken: token })
        expect(errorsOf(await oai(archive, query.toString()))).toEqual(['badResumptionToken'])
      }
    }),
    { numRuns: 100 },
  )
}) // prettier-ignore
